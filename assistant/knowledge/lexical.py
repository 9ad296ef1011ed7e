"""Lexical search: BM25 over Chinese characters and their bigrams, and over English words.

No word segmentation: on Taiwanese questions characters with bigrams did better than a segmenter.
"""

import re
import unicodedata
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Numbers = NDArray[np.int64]

_K1 = 1.2
_B = 0.75
_HAN_RANGES = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3134F))
_HAN = "".join(f"{chr(first)}-{chr(last)}" for first, last in _HAN_RANGES)
_A_WORD = rf"[^\W_{_HAN}]+(?:'[^\W_]+)?"
_WORD = re.compile(_A_WORD)
_PIECE = re.compile(rf"[{_HAN}]+|{_A_WORD}")
_IS_HAN = re.compile(f"[{_HAN}]")


def tokens(text: str) -> list[str]:
    """Terms of ``text`` in order: each Han character, each Han bigram, each English word as a stem.

    Full-width letters and digits count as their ASCII forms.
    """
    found: list[str] = []
    for piece in _PIECE.findall(_plain(text)):
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
    """Okapi BM25 (Robertson & Zaragoza 2009) over a fixed list of texts, k1 = 1.2, b = 0.75.

    Terms are those of :func:`tokens`, counted in numpy: two million Chinese characters take a few seconds.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._size = len(texts)
        self._words: dict[str, int] = {}
        term, row, count = self._counted(texts)
        lengths = np.bincount(row, weights=count, minlength=self._size)
        self._terms, starts = np.unique(term, return_index=True)
        self._starts = np.append(starts, len(term))
        found_in = np.diff(self._starts)
        rarity = np.log(1 + (self._size - found_in + 0.5) / (found_in + 0.5))
        norms = _K1 * (1 - _B + _B * lengths / (lengths.mean() if lengths.any() else 1))
        weight = np.repeat(rarity, found_in) * count * (_K1 + 1) / (count + norms[row])
        self._row = row
        self._weight = weight.astype(np.float32)

    def scores(self, query: str) -> Scores:
        """How well each text answers ``query``, shape (number of texts,), 0 where no term is shared.

        A term counts once however often the query repeats it, so that long questions stay fair.
        """
        total = np.zeros(self._size, dtype=np.float32)
        for term in {self._number(token) for token in tokens(query)}:
            at = int(np.searchsorted(self._terms, term))
            if at < len(self._terms) and self._terms[at] == term:
                entries = slice(int(self._starts[at]), int(self._starts[at + 1]))
                total[self._row[entries]] += self._weight[entries]
        return total

    def _number(self, token: str) -> int:
        """The number of a term; one no text holds gets a number no term has."""
        if _IS_HAN.match(token):
            letters = np.array([ord(letter) for letter in token], dtype=np.int64)
            return int(_pair(letters[:1], letters[1:])[0] if len(token) > 1 else letters[0])
        return self._words.get(token, 0)

    def _counted(self, texts: Sequence[str]) -> tuple[Numbers, Numbers, Numbers]:
        """Number of a term, row of a text, how often it occurs there; ordered by term, then row."""
        plain = [_plain(text) for text in texts]
        ends = np.cumsum([len(text) + 1 for text in plain], dtype=np.int64)
        joined = "\n".join([*plain, ""])
        letters = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.int64)
        is_han = _are_han(letters)
        words, begins = self._numbered(joined, is_han)
        singles, pairs = np.flatnonzero(is_han), np.flatnonzero(is_han[:-1] & is_han[1:])
        terms = np.concatenate([letters[singles], _pair(letters[pairs], letters[pairs + 1]), words])
        rows = np.searchsorted(ends, np.concatenate([singles, pairs, begins]), side="right")
        size = max(self._size, 1)
        both, count = np.unique(terms * size + rows, return_counts=True)
        return both // size, both % size, count

    def _numbered(self, joined: str, is_han: NDArray[np.bool_]) -> tuple[Numbers, Numbers]:
        """Numbers of the words of ``joined`` and where they begin; a word's Han letters count no more."""
        seen: dict[str, int] = {}
        numbers, begins = [], []
        for match in _WORD.finditer(joined):
            word = match.group()
            if word not in seen:
                seen[word] = self._words.setdefault(_stem(word), -1 - len(self._words))
            if _IS_HAN.search(word):
                is_han[match.start() : match.end()] = False
            numbers.append(seen[word])
            begins.append(match.start())
        return np.array(numbers, dtype=np.int64), np.array(begins, dtype=np.int64)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower().replace("’", "'")


def _are_han(letters: Numbers) -> NDArray[np.bool_]:
    found = np.zeros(letters.shape, dtype=np.bool_)
    for first, last in _HAN_RANGES:
        found |= (letters >= first) & (letters <= last)
    return found


def _pair(left: Numbers, right: Numbers) -> Numbers:
    return (left << 21) | right


def _stem(word: str) -> str:
    """A word without its commonest English ending; the same for all forms matters, not the form.

    What ends in a digit stays as it is: 1,177 is not 117.
    """
    if word[-1].isdigit():
        return word
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    for ending in ("ings", "ing", "edly", "ed", "es", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word
