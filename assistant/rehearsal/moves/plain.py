"""A turn made comparable, every character knowing where it stands in what the person wrote.

Full-width letters and digits, look-alike letters, invisible characters and Simplified characters hide
nothing from the rules, and a quote is still verbatim.
"""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from assistant.language.numerals import narrow
from assistant.language.zh_tw import simplified_characters
from assistant.rehearsal.models import MAX_TURN

_SILENT = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]"
)
_APOSTROPHES = {ord(mark): "'" for mark in "’‘ʼ`´＇"}
_SENTENCE_END = re.compile(r"[。！？!?；;\n]+|\.+(?=\s|$)|…+")
_CLAUSE_END = re.compile(r"[，、：:]+|,(?!\d{3}(?!\d))|——|--| - ")
_ASKED = re.compile(
    r"[嗎呢][。.！!～~]*$"
    r"|(?<![沒不有])什麼(?!都|的話)|哪(?!怕)|誰(?!都)|多少(?!會|都|有)|為什麼|為何|有沒有|是不是|多久|何時|幾(?:個|人|天|週|次)[^，。]{0,6}$"
    r"|^(?:(?:and|so|but|then|ok|okay|well),? )?(?:what|why|how|which|who|when|where)"
    r"(?:'s| is| are| do| does| did| would| will| can| could| many| much| long| of)\b[^.!]*$",
    re.IGNORECASE,
)
_SPACE = " \t\r\u3000"


@dataclass(frozen=True)
class Span:
    """A piece of the plain text: ``text`` is ``plain.text[start:end]``."""

    start: int
    end: int
    text: str

    @property
    def asks(self) -> bool:
        """Whether it is put as a question, with a question mark or without."""
        bare = self.text.rstrip(_SPACE + "\n」』”\"'）)")
        return bare.endswith(("？", "?")) or _ASKED.search(bare) is not None


@dataclass(frozen=True)
class Plain:
    """A turn for matching.

    Attributes:
        original: what the person wrote.
        text: the comparable form, at most ``MAX_TURN`` characters.
        places: for each character of ``text`` its index in ``original``.
    """

    original: str
    text: str
    places: tuple[int, ...]

    def quote(self, start: int, end: int, limit: int = 160) -> str:
        """What the person wrote from ``start`` to ``end`` of ``text``, verbatim, cut to ``limit``."""
        if start >= end or not self.places:
            return ""
        raw = self.original[self.places[start] : self.places[end - 1] + 1].strip()
        return raw[:limit].rstrip()

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences in order, each with the marks that end it."""
        return _split(self.text, _SENTENCE_END, 0)

    @cached_property
    def clauses(self) -> tuple[Span, ...]:
        """The sentences cut at commas, in order."""
        return tuple(piece for each in self.sentences for piece in _split(each.text, _CLAUSE_END, each.start))

    def sentence_of(self, place: int) -> Span:
        """The sentence around a place of ``text``."""
        return _around(self.sentences, place)

    def clause_of(self, place: int) -> Span:
        """The clause around a place of ``text``."""
        return _around(self.clauses, place)


def plain(text: str) -> Plain:
    """``text`` made comparable. Never raises; takes time linear in the text."""
    read = text[:MAX_TURN]
    kept = [(i, c) for i, c in enumerate(read) if not _SILENT.match(c)]
    characters = [_one(c) for c in narrow("".join(c for _, c in kept)).translate(_APOSTROPHES)]
    for hit in simplified_characters("".join(characters)):
        characters[hit.start] = hit.proposed
    return Plain(text, "".join(characters), tuple(i for i, _ in kept))


def _one(character: str) -> str:
    """The ordinary form of a letter or digit, such as a mathematical bold one; anything else as it is."""
    if character.isascii() or not character.isalnum():
        return character
    form = unicodedata.normalize("NFKC", character)
    return form if len(form) == 1 else character


def _split(text: str, ends: re.Pattern[str], offset: int) -> tuple[Span, ...]:
    found: list[Span] = []
    start = 0
    for stop in [*(match.end() for match in ends.finditer(text)), len(text)]:
        if text[start:stop].strip():
            start += len(text[start:stop]) - len(text[start:stop].lstrip())
            found.append(Span(offset + start, offset + stop, text[start:stop]))
            start = stop
    return tuple(found)


def _around(spans: tuple[Span, ...], place: int) -> Span:
    if not spans:
        return Span(0, 0, "")
    index = bisect_left(spans, place + 1, key=lambda span: span.end)
    return spans[min(index, len(spans) - 1)]
