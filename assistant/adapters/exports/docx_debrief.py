"""The debrief of a rehearsal as a Word document, marked on every page as for the person alone."""

from collections.abc import Mapping

from assistant.adapters.exports.docx_blocks import cell_rows
from assistant.adapters.exports.docx_paper import TEXT_WIDTH_MM, Paper
from assistant.language.locale import Language
from assistant.rehearsal.debrief.document import Section, debrief_document
from assistant.rehearsal.debrief.models import Debrief

_LABEL_MM = 40


def debrief_docx(
    debrief: Debrief, language: Language | None = None, principles: Mapping[str, str] | None = None
) -> bytes:
    """The debrief as a ``.docx`` file. The same debrief gives the same bytes.

    Args:
        language: of the paper's own words; that of the rehearsal when ``None``.
        principles: names of principles by key.
    """
    document = debrief_document(debrief, language, principles)
    paper = Paper(document.language, document.title, document.footer, banner=document.banner)
    paper.title(document.title)
    paper.paragraph((document.banner, "bold"))
    for section in document.sections:
        _write(paper, section)
    return paper.to_bytes()


def _write(paper: Paper, section: Section) -> None:
    if section.heading:
        paper.heading(section.heading)
    if section.facts:
        paper.table((_LABEL_MM, TEXT_WIDTH_MM - _LABEL_MM), cell_rows(section.facts), label_column=True)
    for text in section.texts:
        paper.paragraph((text, "plain"))
    paper.bullets(section.bullets)
    if section.rows:
        paper.table(
            [TEXT_WIDTH_MM / len(section.head)] * len(section.head),
            cell_rows(section.rows),
            head=section.head,
        )
