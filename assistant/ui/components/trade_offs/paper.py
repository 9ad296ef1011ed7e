"""The proposals and the private brief as sheets: the same blocks that Word and Markdown print."""

from assistant.language.document import Block, Bullets, Document, Facts, Grid, Heading, Paragraph
from assistant.ui.components.agenda.document import document, table
from assistant.ui.safe import lines, safe


def paper_html(paper: Document) -> str:
    """A document in the typography of the sheet. Everything in it is escaped."""
    body = f"<h2>{safe(paper.title)}</h2>" + "".join(_block(block) for block in paper.blocks)
    return document(body, paper.language)


def _block(block: Block) -> str:
    match block:
        case Heading(text):
            return f"<h3>{safe(text)}</h3>"
        case Paragraph(text):
            return f"<p>{lines(text)}</p>"
        case Bullets(texts):
            return "<ul>" + "".join(f"<li>{lines(text)}</li>" for text in texts) + "</ul>"
        case Facts(pairs):
            listed = "".join(f"<dt>{safe(name)}</dt><dd>{lines(text)}</dd>" for name, text in pairs)
            return f"<dl>{listed}</dl>"
        case Grid(head, rows):
            return table(list(head), [[lines(cell) for cell in row] for row in rows])
