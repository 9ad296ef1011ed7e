"""A document as Markdown. Everything in it is escaped: it cannot add tables, HTML, links or images."""

from pathlib import Path

from assistant.language.catalog import load_catalog
from assistant.language.document import Block, Bullets, Document, Facts, Grid, Heading, Paragraph
from assistant.language.locale import Language
from assistant.language.markdown_text import escape, paragraph, table

_ENDS = tuple("。！？.!?")
_WORDING = load_catalog(Path(__file__).with_name("document.yaml"))


def document_markdown(document: Document, *, mark: str = "") -> str:
    """The document; ``mark`` stands in bold below its title."""
    parts = [f"# {escape(document.title)}"]
    if mark:
        parts.append(f"**{escape(mark)}**")
    parts += [_block(document.language, block) for block in document.blocks]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(language: Language, block: Block) -> str:
    match block:
        case Heading(text):
            return f"## {escape(text)}"
        case Paragraph(text):
            return paragraph(text)
        case Bullets(texts):
            return "\n".join(f"- {escape(text)}" for text in texts)
        case Facts(pairs):
            return "\n".join(f"- {_fact(language, name, text)}" for name, text in pairs)
        case Grid(head, rows):
            lines = [[_cell(language, cell) for cell in row] for row in rows]
            return "\n".join(table(head, lines))


def _fact(language: Language, name: str, text: str) -> str:
    bold = f"**{escape(name)}**"
    return _WORDING.say("colon", language, name=bold, text=escape(text)) if text else bold


def _cell(language: Language, text: str) -> str:
    """A cell's lines in a row: a Markdown table has no line ends."""
    row = ""
    for line in text.splitlines():
        if row.endswith(_ENDS):
            row += "" if language is Language.ZH_TW else " "
        elif row:
            row += _WORDING.say("semicolon", language)
        row += line
    return row
