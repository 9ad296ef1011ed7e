"""A translation, the learning plan and the handout as Word documents."""

from assistant.adapters.exports.docx_blocks import document_docx
from assistant.adapters.exports.docx_fit import fits_one_page
from assistant.adapters.exports.words import Words
from assistant.jargon.learning.models import Handout, LearningPlan
from assistant.jargon.learning.paper import handout_document, plan_document
from assistant.jargon.models import Translation
from assistant.jargon.paper import translation_document
from assistant.language.document import Document
from assistant.language.locale import Language


def translation_docx(translation: Translation, language: Language) -> bytes:
    """Original and rewrites side by side, then what each listener needs, as a ``.docx`` file.

    The same translation gives the same bytes.
    """
    return _written(translation_document(translation, language))


def plan_docx(plan: LearningPlan) -> bytes:
    """The sharing session and the programme as a ``.docx`` file. The same plan gives the same bytes."""
    return _written(plan_document(plan))


def handout_docx(handout: Handout) -> bytes:
    """The words people met as a ``.docx`` file of one A4 page. The same handout gives the same bytes.

    Where they do not all fit, first a second line on what a word changes is left out, then the words met
    least; the page says how many.
    """
    return _written(one_page(handout), dense=True)


def one_page(handout: Handout) -> Document:
    """As much of the handout as one page holds."""
    document = handout_document(handout)
    for most in range(len(handout.terms), 0, -1):
        for changes in (2, 1) if most == len(handout.terms) else (1,):
            document = handout_document(handout, most=most, changes=changes)
            if fits_one_page(document):
                return document
    return document


def _written(document: Document, *, dense: bool = False) -> bytes:
    return document_docx(document, footer=Words(document.language).say("footer"), dense=dense)
