"""Ground rules that make asking safe, each with the principle it rests on."""

from assistant.jargon.learning.models import GroundRule
from assistant.jargon.learning.words import voice
from assistant.knowledge.base import KnowledgeBase
from assistant.knowledge.principles import Principle
from assistant.language.locale import Language, LocalText

RULES = (
    "questions-welcomed",
    "psychological-safety",
    "common-language",
    "knowledge-sharing-sessions",
    "co-learning",
)
"""Keys of the principles, in the order in which their rules are read out."""
_QUOTED_STEP = {"knowledge-sharing-sessions": 2}
"""Principles of which a step is quoted, since their idea speaks of more than this one session."""


def ground_rules(knowledge: KnowledgeBase, language: Language) -> tuple[GroundRule, ...]:
    """The rules, each with its principle's name and its idea or a step of it, word for word.

    Raises:
        KnowledgeError: the knowledge base lacks one of the principles.
    """
    speak = voice(language)
    principles = [knowledge.principle(key) for key in RULES]
    return tuple(
        GroundRule(
            rule=speak.say(f"rule.{principle.key}"),
            principle=principle.key,
            name=principle.name.say(language),
            quote=_quoted(principle).say(language),
        )
        for principle in principles
    )


def _quoted(principle: Principle) -> LocalText:
    step = _QUOTED_STEP.get(principle.key)
    return principle.idea if step is None else principle.steps[step]
