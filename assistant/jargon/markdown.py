"""Translation, learning plan and handout as Markdown. What a person wrote is escaped."""

from assistant.jargon.learning.models import Handout, LearningPlan
from assistant.jargon.learning.paper import handout_document, plan_document
from assistant.jargon.models import Translation
from assistant.jargon.paper import translation_document
from assistant.language.document_markdown import document_markdown
from assistant.language.locale import Language


def translation_markdown(translation: Translation, language: Language) -> str:
    """Original and rewrites side by side, then what each listener needs; headings in ``language``."""
    return document_markdown(translation_document(translation, language))


def plan_markdown(plan: LearningPlan) -> str:
    """The sharing session and the programme, in the plan's language."""
    return document_markdown(plan_document(plan))


def handout_markdown(handout: Handout) -> str:
    """The words people met in one table, in the handout's language."""
    return document_markdown(handout_document(handout))
