"""The proposals and the private brief as Markdown and JSON.

Everything a person wrote is escaped: it cannot add tables, HTML, links or images to the document.
"""

from assistant.language.document_markdown import document_markdown
from assistant.trade_offs.document import Speaker, proposal_document
from assistant.trade_offs.document_brief import brief_document
from assistant.trade_offs.models import ProposalBrief, ProposalSet


def proposals_markdown(proposals: ProposalSet) -> str:
    """The proposals to share as one document; missing dates read 待確認 / "to be confirmed"."""
    return document_markdown(proposal_document(proposals))


def brief_markdown(brief: ProposalBrief) -> str:
    """The private brief, marked as private."""
    return document_markdown(brief_document(brief), mark=Speaker(brief.language).say("private"))


def proposals_json(proposals: ProposalSet) -> str:
    """The proposals to share as JSON that ``ProposalSet`` reads back."""
    return proposals.model_dump_json(indent=2) + "\n"
