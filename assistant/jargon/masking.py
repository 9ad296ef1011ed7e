"""Secrets of a text: where they stand in its paragraphs, and stand-ins for them that a model may see."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant.language.secrets_found import Kind, secrets

_STAND_IN = "[SECRET-{}]"
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


@dataclass
class Mask:
    """Stand-ins for secrets, the same for every text that goes through one object.

    Args:
        words: the secrets.
        taken: text in which no stand-in may occur of itself.
    """

    words: Iterable[str]
    taken: str = ""
    _by_word: dict[str, str] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        number = 0
        for word in sorted(set(self.words), key=len, reverse=True):
            number += 1
            while _STAND_IN.format(number) in self.taken:
                number += 1
            self._by_word[word] = _STAND_IN.format(number)

    @property
    def stand_ins(self) -> tuple[str, ...]:
        """All stand-ins."""
        return tuple(self._by_word.values())

    def hide(self, text: str) -> str:
        """``text`` with every secret replaced wherever it stands, the longest first."""
        for word, stand_in in self._by_word.items():
            text = text.replace(word, stand_in)
        return text

    def restore(self, text: str) -> str:
        """``text`` with the secrets back in their places."""
        for word, stand_in in self._by_word.items():
            text = text.replace(stand_in, word)
        return text
