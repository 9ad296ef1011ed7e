"""Lexical search: BM25 over Chinese characters and their bigrams, and over English words.

No word segmentation: on Taiwanese questions characters with bigrams did better than a segmenter.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

_K1 = 1.2
_B = 0.75
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_PIECE = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+(?:'[^\W_]+)?")
_IS_HAN = re.compile(f"[{_HAN}]")


def tokens(text: str) -> list[str]:
    """Terms of ``text`` in order: each Han character, each Han bigram, each English word as a stem.

    Full-width letters and digits count as their ASCII forms.
    """
    found: list[str] = []
    for piece in _PIECE.findall(unicodedata.normalize("NFKC", text).lower().replace("’", "'")):
        if _IS_HAN.match(piece):
            found.extend(piece)
            found.extend(piece[at : at + 2] for at in range(len(piece) - 1))
        else:
            found.append(_stem(piece))
    return found


def han_share(text: str) -> float:
    """Han characters divided by all letters of ``text``, 0..1; 0 when it has no letter."""
    letters = sum(char.isalpha() for char in text)
    return len(_IS_HAN.findall(text)) / letters if letters else 0.0


class Bm25:
    """Okapi BM25 (Robertson & Zaragoza 2009) over a fixed list of texts, k1 = 1.2, b = 0.75."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._size = len(texts)
        self._terms: dict[str, int] = {}
        entries = [
            (self._terms.setdefault(term, len(self._terms)), row, count)
            for row, text in enumerate(texts)
            for term, count in Counter(tokens(text)).items()
        ]
        term, row, count = np.array(sorted(entries), dtype=np.int64).reshape(-1, 3).T
        lengths = np.bincount(row, weights=count, minlength=self._size)
        found_in = np.bincount(term, minlength=len(self._terms))
        rarity = np.log(1 + (self._size - found_in + 0.5) / (found_in + 0.5))
        norms = _K1 * (1 - _B + _B * lengths / (lengths.mean() if lengths.any() else 1))
        self._row = row
        self._weight = (rarity[term] * count * (_K1 + 1) / (count + norms[row])).astype(np.float32)
        self._starts = np.concatenate([[0], np.cumsum(found_in)]).tolist()

    def scores(self, query: str) -> Scores:
        """How well each text answers ``query``, shape (number of texts,), 0 where no term is shared.

        A term counts once however often the query repeats it, so that long questions stay fair.
        """
        total = np.zeros(self._size, dtype=np.float32)
        for at in {self._terms[term] for term in tokens(query) if term in self._terms}:
            entries = slice(self._starts[at], self._starts[at + 1])
            total[self._row[entries]] += self._weight[entries]
        return total


def _stem(word: str) -> str:
    """A word without its commonest English ending; the same for all forms matters, not the form."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    for ending in ("ings", "ing", "edly", "ed", "es", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word
