"""The debrief as a Markdown document. What a person wrote is escaped."""

from collections.abc import Iterator, Mapping

from assistant.language.locale import Language
from assistant.language.markdown_text import escape, paragraph, table
from assistant.rehearsal.debrief.document import Section, debrief_document
from assistant.rehearsal.debrief.models import Debrief


def debrief_markdown(
    debrief: Debrief, language: Language | None = None, principles: Mapping[str, str] | None = None
) -> str:
    """The debrief as Markdown, marked on top as for the person alone.

    Args:
        language: of the paper's own words; that of the rehearsal when ``None``.
        principles: names of principles by key.
    """
    document = debrief_document(debrief, language, principles)
    parts = [f"# {escape(document.title)}", f"**{escape(document.banner)}**"]
    for section in document.sections:
        parts += _section(section, "：" if document.language is Language.ZH_TW else ": ")
    return "\n\n".join(parts) + "\n"


def _section(section: Section, colon: str) -> Iterator[str]:
    if section.heading:
        yield f"## {escape(section.heading)}"
    if section.facts:
        yield "\n".join(f"- **{escape(name)}**{colon}{_lines(text)}" for name, text in section.facts)
    for text in section.texts:
        yield "\n\n".join(paragraph(line) for line in text.splitlines())
    if section.bullets:
        yield "\n".join(f"- {_lines(text)}" for text in section.bullets)
    if section.rows:
        yield "\n".join(table(section.head, section.rows))


def _lines(text: str) -> str:
    """Lines of one list entry."""
    return "  \n  ".join(escape(line) for line in text.splitlines())
