"""Secrets of a text: where they stand in its paragraphs, and stand-ins for them that a model may see."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from assistant.language.secrets_found import Kind, secrets

_STAND_IN = "[SECRET-{}]"
_IS_STAND_IN = re.compile(r"\[SECRET-\d+\]")
_LINE_END = "\n"


@dataclass(frozen=True)
class Hidden:
    """A piece of a secret on one line. ``words``: what stands there."""

    kind: Kind
    words: str


def hidden_in(source: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """For each paragraph the words of secrets in it, in order; a key of several lines has a piece in each."""
    return tuple(tuple(each.words for each in found) for found in secrets_by_paragraph(source))


def secrets_by_paragraph(source: Sequence[str]) -> tuple[tuple[Hidden, ...], ...]:
    """The secrets in each paragraph, in order."""
    whole = _LINE_END.join(source)
    found = secrets(whole)
    if not found:
        return ((),) * len(source)
    listed: list[tuple[Hidden, ...]] = []
    start = 0
    for paragraph in source:
        end = start + len(paragraph)
        spans = ((max(start, s.start), min(end, s.end), s.kind) for s in found)
        listed.append(tuple(Hidden(kind, whole[a:b]) for a, b, kind in spans if a < b))
        start = end + len(_LINE_END)
    return tuple(listed)


class Mask:
    """Stand-ins for secrets, the same for every text that goes through one object.

    Args:
        words: the secrets.
        taken: text in which no stand-in may occur of itself.
    """

    def __init__(self, words: Iterable[str], taken: str = "") -> None:
        numbers = (number for number in count(1) if _STAND_IN.format(number) not in taken)
        self._by_word = {word: _STAND_IN.format(next(numbers)) for word in dict.fromkeys(words)}
        self._by_stand_in = {stand_in: word for word, stand_in in self._by_word.items()}
        self._lengths = sorted({len(word) for word in self._by_word}, reverse=True)

    @property
    def stand_ins(self) -> tuple[str, ...]:
        """All stand-ins."""
        return tuple(self._by_stand_in)

    def hide(self, text: str) -> str:
        """``text`` with every secret replaced wherever it stands, the longest first."""
        if not self._lengths:
            return text
        parts: list[str] = []
        place = 0
        while place < len(text):
            word = next(
                (w for size in self._lengths if (w := text[place : place + size]) in self._by_word), ""
            )
            parts.append(self._by_word[word] if word else text[place])
            place += len(word) or 1
        return "".join(parts)

    def restore(self, text: str) -> str:
        """``text`` with the secrets back in their places."""
        return _IS_STAND_IN.sub(lambda match: self._by_stand_in.get(match[0], match[0]), text)
