"""Text as a sequence of tokens, for comparing what two texts say whatever their typography."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Self

_HAN = r"\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TOKEN = re.compile(rf"\d+(?:,\d{{3}})*(?:\.\d+)?|[{_HAN}]|[%$€£¥]|(?:(?![{_HAN}])[^\W\d_])+")
_SILENT = re.compile("['’\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_IS_HAN = re.compile(f"[{_HAN}]")

HAN_RUN = 12
"""Tokens in a row that two texts do not share by chance, Han characters among them."""
WORD_RUN = 7
"""The same for words alone."""

Sequence = tuple[str, ...]


def tokenise(text: str) -> Sequence:
    """Han characters, words, numbers, ``%`` and currency signs of ``text``, in order.

    Full-width and half-width forms, case, white space, punctuation, thousands separators, leading and
    trailing zeros (``1,200.0`` is ``1200``, ``03`` is ``3``) make no difference.
    """
    plain = _SILENT.sub("", unicodedata.normalize("NFKC", text).casefold())
    return tuple(_number(token) if token[0].isdigit() else token for token in _TOKEN.findall(plain))


def weight(tokens: Sequence) -> int:
    """How distinctive a sequence is: 1 a Han character, 2 any other token."""
    return sum(1 if is_han(token) else 2 for token in tokens)


def is_han(token: str) -> bool:
    """Whether a token is one Han character or kana."""
    return _IS_HAN.match(token) is not None


def _number(token: str) -> str:
    whole, _, fraction = token.replace(",", "").partition(".")
    whole, fraction = whole.lstrip("0") or "0", fraction.rstrip("0")
    return f"{whole}.{fraction}" if fraction else whole


@dataclass(frozen=True)
class TokenTexts:
    """Several texts as tokens, ready to be searched."""

    texts: tuple[Sequence, ...]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        """Tokenise ``texts``."""
        return cls(tuple(tokenise(text) for text in texts))

    def contain(self, tokens: Sequence, near: Sequence = ()) -> bool:
        """Whether one text holds ``tokens`` in a row, and ``near`` too."""
        wanted, context = _join(tokens), _join(near)
        return bool(tokens) and any(wanted in text and context in text for text in self._joined)

    @cached_property
    def runs(self) -> frozenset[Sequence]:
        """All runs of 12 tokens, or of 7 that are no Han characters: long enough to be a quotation."""
        found: set[Sequence] = set()
        for text in self.texts:
            found.update(text[start : start + HAN_RUN] for start in range(len(text) - HAN_RUN + 1))
            words = (text[start : start + WORD_RUN] for start in range(len(text) - WORD_RUN + 1))
            found.update(run for run in words if not any(map(is_han, run)))
        return frozenset(found)

    @cached_property
    def _joined(self) -> tuple[str, ...]:
        return tuple(_join(text) for text in self.texts)


def _join(tokens: Sequence) -> str:
    return f" {' '.join(tokens)} " if tokens else ""
