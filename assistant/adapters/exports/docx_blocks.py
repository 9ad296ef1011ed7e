"""A document of blocks written on paper."""

from collections.abc import Sequence

from assistant.adapters.exports.docx_paper import TEXT_WIDTH_MM, Look, Paper, Piece
from assistant.language.document import Block, Bullets, Document, Facts, Grid, Heading, Paragraph

_LABEL_MM = 34
_FEW_COLUMNS = 6


def document_docx(document: Document, *, footer: str, banner: str = "", dense: bool = False) -> bytes:
    """The document as a ``.docx`` file. The same document gives the same bytes.

    Args:
        footer: holds ``{page}`` and ``{pages}``; ``banner`` heads every page.
        dense: tables in small letters.
    """
    paper = Paper(document.language, document.title, footer, banner=banner)
    paper.title(document.title)
    for block in document.blocks:
        _write(paper, block, "small" if dense else "plain")
    return paper.to_bytes()


def cell_rows(rows: Sequence[Sequence[str]], look: Look = "plain") -> list[list[list[Piece]]]:
    """Rows of cells in which each line of a text is a paragraph of its own."""
    return [[_lines(cell, look) for cell in row] for row in rows]


def widths_of(grid: Grid) -> list[float]:
    """How wide a grid's columns are on paper, in millimetres."""
    columns = len(grid.head)
    if grid.shares:
        return [TEXT_WIDTH_MM * share / sum(grid.shares) for share in grid.shares]
    first = _LABEL_MM if columns < _FEW_COLUMNS else TEXT_WIDTH_MM / columns
    return [first, *[(TEXT_WIDTH_MM - first) / (columns - 1)] * (columns - 1)]


def _write(paper: Paper, block: Block, look: Look) -> None:
    match block:
        case Heading(text):
            paper.heading(text)
        case Paragraph(text):
            paper.paragraph((text, "plain"))
        case Bullets(texts):
            paper.bullets(texts)
        case Facts(pairs):
            paper.table((_LABEL_MM, TEXT_WIDTH_MM - _LABEL_MM), cell_rows(pairs, look), label_column=True)
        case Grid(head, rows):
            paper.table(widths_of(block), cell_rows(rows, look), head=head)


def _lines(text: str, look: Look) -> list[Piece]:
    first, *rest = text.splitlines() or [""]
    return [(first, look), *((f"\n{line}", look) for line in rest)]
