"""A document as blocks that a page, Markdown and Word all write."""

from dataclasses import dataclass

from assistant.language.locale import Language


@dataclass(frozen=True)
class Heading:
    """A section's title."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of plain text."""

    text: str


@dataclass(frozen=True)
class Bullets:
    """A list of plain texts."""

    texts: tuple[str, ...]


@dataclass(frozen=True)
class Facts:
    """Named texts, one a line."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Grid:
    """A table: a header row and rows of cells; a line end in a cell starts a new line.

    ``shares``: how wide the columns are to each other; by default a narrow first one and equal others.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...] = ()


Block = Heading | Paragraph | Bullets | Facts | Grid


@dataclass(frozen=True)
class Document:
    """A title and blocks; ``private`` documents carry a mark on every page."""

    title: str
    language: Language
    blocks: tuple[Block, ...]
    private: bool = False
