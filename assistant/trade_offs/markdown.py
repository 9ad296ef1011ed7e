"""The proposals and the private brief as Markdown and JSON.

Everything a person wrote is escaped: it cannot add tables, HTML, links or images to the document.
"""

from assistant.language.markdown_text import escape, paragraph, table
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


def proposals_markdown(proposals: ProposalSet) -> str:
    """The proposals to share as one document; missing dates read 待確認 / "to be confirmed"."""
    return _written(proposal_document(proposals))


def brief_markdown(brief: ProposalBrief) -> str:
    """The private brief, marked as private."""
    return _written(brief_document(brief))


def proposals_json(proposals: ProposalSet) -> str:
    """The proposals to share as JSON that ``ProposalSet`` reads back."""
    return proposals.model_dump_json(indent=2) + "\n"


def _written(document: Document) -> str:
    speak = Speaker(document.language)
    parts = [f"# {escape(document.title)}"]
    if document.private:
        parts.append(f"**{speak.say('private')}**")
    parts += [_block(speak, block) for block in document.blocks]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(speak: Speaker, block: Block) -> str:
    match block:
        case Heading(text):
            return f"## {escape(text)}"
        case Paragraph(text):
            return paragraph(text)
        case Bullets(texts):
            return "\n".join(f"- {escape(text)}" for text in texts)
        case Facts(pairs):
            return "\n".join(f"- {_fact(speak, name, text)}" for name, text in pairs)
        case Grid(head, rows):
            lines = [[_cell(speak, cell) for cell in row] for row in rows]
            return "\n".join(table(head, lines))


def _fact(speak: Speaker, name: str, text: str) -> str:
    bold = f"**{escape(name)}**"
    return speak.say("colon", name=bold, text=escape(text)) if text else bold


def _cell(speak: Speaker, text: str) -> str:
    """A cell's lines in a row: a Markdown table has no line ends."""
    return speak.say("semicolon").join(text.splitlines())
