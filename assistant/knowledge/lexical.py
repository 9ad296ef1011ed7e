"""Lexical search: BM25 over Chinese characters and their bigrams, and over English words.

No word segmentation: on Taiwanese questions characters with bigrams did better than a segmenter.
"""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

_K1 = 1.2
_B = 0.75
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_PIECE = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+(?:'[^\W_]+)?")
_IS_HAN = re.compile(f"[{_HAN}]")
_STOP_WORDS = """
a an and are as at be been but by can could did do does for from had has have he her his how i if in into is
it its just me my no not of on or our out she should so some than that the their them then there these they
this to too up us was we were what when which who why will with would you your i'm it's don't doesn't isn't
can't won't that's they're we're
"""
_STOP = frozenset(_STOP_WORDS.split())


def tokens(text: str) -> list[str]:
    """Terms of ``text`` in order: each Han character, each Han bigram, each English word as a stem.

    Full-width letters and digits count as their ASCII forms; English stop words are left out.
    """
    found: list[str] = []
    for piece in _PIECE.findall(unicodedata.normalize("NFKC", text).lower().replace("’", "'")):
        if _IS_HAN.match(piece):
            found.extend(piece)
            found.extend(piece[at : at + 2] for at in range(len(piece) - 1))
        elif piece not in _STOP:
            found.append(_stem(piece))
    return found


def han_share(text: str) -> float:
    """Han characters divided by all letters of ``text``, 0..1; 0 when it has no letter."""
    letters = sum(char.isalpha() for char in text)
    return len(_IS_HAN.findall(text)) / letters if letters else 0.0


class Bm25:
    """Okapi BM25 (Robertson & Zaragoza 2009) over a fixed list of texts, k1 = 1.2, b = 0.75."""

    def __init__(self, texts: Sequence[str]) -> None:
        counted = [Counter(tokens(text)) for text in texts]
        lengths = np.array([counts.total() for counts in counted], dtype=np.float32)
        average = float(lengths.mean()) if len(texts) else 0.0
        norms = _K1 * (1 - _B + _B * lengths / (average or 1.0))
        postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for index, counts in enumerate(counted):
            for term, count in counts.items():
                postings[term].append((index, count))
        self._size = len(texts)
        self._postings: dict[str, tuple[NDArray[np.intp], Scores]] = {}
        for term, entries in postings.items():
            where = np.array([index for index, _ in entries], dtype=np.intp)
            times = np.array([count for _, count in entries], dtype=np.float32)
            rarity = math.log(1 + (len(texts) - len(entries) + 0.5) / (len(entries) + 0.5))
            weights = rarity * times * (_K1 + 1) / (times + norms[where])
            self._postings[term] = (where, weights.astype(np.float32))

    def scores(self, query: str) -> Scores:
        """How well each text answers ``query``, shape (number of texts,), 0 where no term is shared.

        A term counts once however often the query repeats it, so that long questions stay fair.
        """
        total = np.zeros(self._size, dtype=np.float32)
        for term in set(tokens(query)):
            if term in self._postings:
                where, weights = self._postings[term]
                total[where] += weights
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
