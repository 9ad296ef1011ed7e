"""The trade-off proposals to share, and the private brief, as Word documents."""

from collections.abc import Sequence

from assistant.adapters.exports.docx_paper import TEXT_WIDTH_MM, Paper, Piece
from assistant.trade_offs.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Grid,
    Heading,
    Paragraph,
    Speaker,
    proposal_document,
)
from assistant.trade_offs.document_brief import brief_document
from assistant.trade_offs.models import ProposalBrief, ProposalSet

_LABEL_MM = 34


def proposals_docx(proposals: ProposalSet) -> bytes:
    """The proposals as a ``.docx`` file. The same proposals give the same bytes."""
    return _written(proposal_document(proposals))


def brief_docx(brief: ProposalBrief) -> bytes:
    """The private brief as a ``.docx`` file, marked as private on every page."""
    return _written(brief_document(brief))


def _written(document: Document) -> bytes:
    speak = Speaker(document.language)
    banner = speak.say("banner") if document.private else ""
    paper = Paper(document.language, document.title, speak.say("footer"), banner=banner)
    paper.title(document.title)
    for block in document.blocks:
        _write(paper, block)
    return paper.to_bytes()


def _write(paper: Paper, block: Block) -> None:
    match block:
        case Heading(text):
            paper.heading(text)
        case Paragraph(text):
            paper.paragraph((text, "plain"))
        case Bullets(texts):
            paper.bullets(texts)
        case Facts(pairs):
            paper.table((_LABEL_MM, TEXT_WIDTH_MM - _LABEL_MM), _rows(pairs), label_column=True)
        case Grid(head, rows):
            first = _LABEL_MM if len(head) < 6 else TEXT_WIDTH_MM / len(head)
            rest = (TEXT_WIDTH_MM - first) / (len(head) - 1)
            widths = (first, *([rest] * (len(head) - 1)))
            paper.table(widths, _rows(rows), head=head)


def _rows(rows: Sequence[Sequence[str]]) -> list[list[list[Piece]]]:
    return [[_lines(cell) for cell in row] for row in rows]


def _lines(text: str) -> list[Piece]:
    """Each line a paragraph of its own."""
    first, *rest = text.splitlines() or [""]
    return [(first, "plain"), *((f"\n{line}", "plain") for line in rest)]
