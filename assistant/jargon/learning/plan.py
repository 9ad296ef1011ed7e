"""A plan for learning together, and the handout, from translations."""

import datetime as dt
from collections.abc import Sequence

from assistant.jargon.learning.met import terms_met
from assistant.jargon.learning.models import HANDOUT_TERMS, Handout, LearningPlan
from assistant.jargon.learning.programme import programme
from assistant.jargon.learning.rules import ground_rules
from assistant.jargon.learning.session import share
from assistant.jargon.learning.words import voice
from assistant.jargon.models import Translation
from assistant.knowledge.base import KnowledgeBase
from assistant.knowledge.glossary.glossary import Glossary
from assistant.language.locale import Language
from assistant.project.models import Project


def plan_learning(
    translations: Sequence[Translation],
    *,
    glossary: Glossary,
    knowledge: KnowledgeBase,
    language: Language,
    today: dt.date,
    project: Project | None = None,
) -> LearningPlan:
    """A sharing session of thirty minutes and three months of learning together, on the words people met.

    Dates are counted from ``today``, on working days that are none of the project's meetings. A plan without
    words has neither session nor programme; ``nothing`` says so and what to do.

    Args:
        translations: in the order people met them; several of the same text count as one meeting of it.
        project: gives names of departments and people, and what they offered; nothing private of it is used.

    Raises:
        KnowledgeError: the knowledge base lacks a principle the ground rules rest on.
    """
    met = terms_met(translations, glossary=glossary, language=language, project=project)
    title = _title("title", project, language)
    if not met:
        return LearningPlan(language=language, title=title, nothing=_nothing(translations, language))
    learning = programme(met, project=project, language=language, today=today)
    rules = ground_rules(knowledge, language)
    session = share(met, rules=rules, project=project, language=language, date=learning.session)
    return LearningPlan(language=language, title=title, session=session, programme=learning)


def handout(
    translations: Sequence[Translation],
    *,
    glossary: Glossary,
    language: Language,
    project: Project | None = None,
) -> Handout:
    """The words people met on one page: at most fourteen, most met first, and how many were left out."""
    met = terms_met(translations, glossary=glossary, language=language, project=project)
    return Handout(
        language=language,
        title=_title("handout_title", project, language),
        terms=met[:HANDOUT_TERMS],
        left_out=len(met[HANDOUT_TERMS:]),
        nothing=() if met else _nothing(translations, language),
    )


def _title(key: str, project: Project | None, language: Language) -> str:
    speak = voice(language)
    return speak.say(key, title=project.title) if project else speak.say(f"{key}_alone")


def _nothing(translations: Sequence[Translation], language: Language) -> tuple[str, ...]:
    case = "known" if translations else "none"
    return tuple(voice(language).say(f"nothing.{case}.{part}") for part in ("sentence", "next_step"))
