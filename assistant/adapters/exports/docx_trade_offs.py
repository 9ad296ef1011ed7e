"""The trade-off proposals to share, and the private brief, as Word documents."""

from assistant.adapters.exports.docx_blocks import document_docx
from assistant.trade_offs.document import Speaker, proposal_document
from assistant.trade_offs.document_brief import brief_document
from assistant.trade_offs.models import ProposalBrief, ProposalSet


def proposals_docx(proposals: ProposalSet) -> bytes:
    """The proposals as a ``.docx`` file. The same proposals give the same bytes."""
    return document_docx(proposal_document(proposals), footer=Speaker(proposals.language).say("footer"))


def brief_docx(brief: ProposalBrief) -> bytes:
    """The private brief as a ``.docx`` file, marked as private on every page."""
    speak = Speaker(brief.language)
    return document_docx(brief_document(brief), footer=speak.say("footer"), banner=speak.say("banner"))
