"""What a file becomes: passages of clean text, each with its place, and who said it when.

Only the standard library is needed here at run time, so that the process that parses a file starts fast.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.language.locale import LocalText

WORDING = Path(__file__).with_name("wording.yaml")
# Marks a reply puts before the lines it quotes; they are no part of what was written.
_QUOTE_MARKS = re.compile(r"^[ \t\u3000]*(?:>[ \t]?)+", re.MULTILINE)
_SPACE = re.compile(r"\s+")
_WIDE = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
_BESIDE_WIDE = re.compile(rf"(?<=[{_WIDE}]) | (?=[{_WIDE}])")


class Kind(StrEnum):
    """What a file turned out to be, by its content rather than by its name."""

    TEXT = "text"
    MARKDOWN = "markdown"
    EMAIL = "email"
    OUTLOOK = "outlook"
    WEB = "web"
    WORD = "word"
    SLIDES = "slides"
    SHEET = "sheet"
    CSV = "csv"
    PDF = "pdf"
    TRANSCRIPT = "transcript"


class PlaceKind(StrEnum):
    """How places in a document are counted."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    COMMENT = "comment"
    PAGE = "page"
    SLIDE = "slide"
    ROW = "row"
    TIME = "time"


@dataclass(frozen=True)
class Place:
    """Where a passage stands.

    Attributes:
        kind: what is counted.
        number: the line, paragraph, comment, page, slide or row from 1; for ``TIME`` seconds.
        name: the sheet a row belongs to, or ``""``.
    """

    kind: PlaceKind
    number: int
    name: str = ""

    def both(self) -> LocalText:
        """The place as a person reads it: ``第 3 頁`` / ``page 3``, ``「預算」第 5 列``, ``00:12:05``."""
        from assistant.language.catalog import load_catalog
        from assistant.language.locale import LocalText

        if self.kind is PlaceKind.TIME:
            minutes, seconds = divmod(self.number, 60)
            return LocalText.same(f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}")
        key = "place.sheet_row" if self.name else f"place.{self.kind.value}"
        return load_catalog(WORDING).both(key, number=self.number, name=self.name)


@dataclass(frozen=True)
class Passage:
    """A contiguous piece of a document: a paragraph, a row, a cue.

    Attributes:
        text: verbatim from :attr:`Document.text`, quote marks of replies left out; never empty.
        place: where it stands.
        speaker: who says it in a transcript, or ``""``.
        said_at: when it was written or said, with its zone, where the document tells.
        author: who wrote it in an e-mail, as written there (``王小明 <ming@example.com>``), or ``""``.
        quoted: it stands in a reply chain below the newest message.
    """

    text: str
    place: Place
    speaker: str = ""
    said_at: dt.datetime | None = None
    author: str = ""
    quoted: bool = False


@dataclass(frozen=True)
class Document:
    """A file or pasted text that was read.

    Attributes:
        name: as the person knows it, such as the file's name.
        kind: what it turned out to be.
        passages: what was written or said, in the order of the file; without signatures, disclaimers
            and repeated quotations.
        text: the whole plain text, with what the passages leave out.
        sent_at: of an e-mail, with its zone.
        sender, recipients, subject: of an e-mail, ``""`` and ``()`` otherwise.
        notes: what the person should know about how it was read.
    """

    name: str
    kind: Kind
    passages: tuple[Passage, ...]
    text: str
    sent_at: dt.datetime | None = None
    sender: str = ""
    recipients: tuple[str, ...] = ()
    subject: str = ""
    notes: tuple[LocalText, ...] = ()

    @cached_property
    def _comparable(self) -> str:
        heads = (self.subject, self.sender, *self.recipients)
        return comparable("\n".join((*heads, self.text)))

    @cached_property
    def _comparable_passages(self) -> tuple[str, ...]:
        return tuple(comparable(passage.text) for passage in self.passages)

    def contains(self, quote: str) -> bool:
        """Whether ``quote`` stands verbatim in the text or a header, up to white space and quote marks."""
        wanted = comparable(quote)
        return bool(wanted) and wanted in self._comparable

    def passage_with(self, quote: str) -> Passage | None:
        """The first passage that holds the whole ``quote``, compared like :meth:`contains`; else ``None``."""
        wanted = comparable(quote)
        if not wanted:
            return None
        pairs = zip(self.passages, self._comparable_passages, strict=True)
        return next((passage for passage, text in pairs if wanted in text), None)


@dataclass(frozen=True)
class Source:
    """What a person gave: a file's bytes under its name, or pasted text as UTF-8."""

    name: str
    data: bytes = field(repr=False)

    @classmethod
    def pasted(cls, text: str, name: str = "") -> Source:
        """Text from the clipboard. ``name`` ends without a suffix, so that its content decides what it is."""
        return cls(name, text.encode("utf-8", "replace"))


@dataclass(frozen=True)
class Refusal:
    """A file that was not read: why, and what the person can do."""

    name: str
    sentence: LocalText
    next_step: LocalText


def comparable(text: str) -> str:
    """``text`` for comparing quotations.

    Quote marks at line starts go, white space becomes one space, and spaces beside Chinese characters go,
    since mail programs wrap lines there and editors differ on ``3 個 Sprint`` and ``3個Sprint``.
    """
    return _BESIDE_WIDE.sub("", _SPACE.sub(" ", _QUOTE_MARKS.sub("", text)).strip())
