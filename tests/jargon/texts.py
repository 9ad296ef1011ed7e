"""Translations, glossary and projects that several tests use."""

import datetime as dt
from functools import cache
from pathlib import Path

from assistant.jargon.composer import compose
from assistant.jargon.learning.models import LearningPlan
from assistant.jargon.learning.plan import plan_learning
from assistant.jargon.models import Side, Translation
from assistant.knowledge.base import KnowledgeBase, load_knowledge
from assistant.knowledge.glossary.detection import Detector
from assistant.knowledge.glossary.glossary import Glossary
from assistant.knowledge.glossary.homes import home_of
from assistant.knowledge.glossary.loading import load_glossary
from assistant.language.locale import Language
from assistant.project.files import read_project
from assistant.project.models import Project

KB = Path(__file__).parents[2] / "kb"
TODAY = dt.date(2027, 2, 24)
SPRINT = "這個功能開發需要 3 個 Sprint，除非砍掉報表，否則不得提前。上線前要做 UAT。"
CAMPAIGN = "這檔的 CTR 和 CPA 都不好，ROAS 必須達到 4，先看 LTV。"


def glossary() -> Glossary:
    """The shipped one."""
    return load_glossary(KB)


def knowledge() -> KnowledgeBase:
    """The shipped one."""
    return load_knowledge(KB)


def bank() -> Project:
    """A bank whose IT and marketing do not follow each other; read anew each time."""
    return read_project(KB / "samples" / "common-language.zh-TW.yaml")


@cache
def translated(
    text: str = SPRINT,
    speaker: str = "資訊處",
    listeners: tuple[str, ...] = ("行銷處", "客服處"),
    language: Language = Language.ZH_TW,
) -> Translation:
    """What a department said, composed offline for others."""
    return compose(
        text,
        _side(speaker),
        [_side(name) for name in listeners],
        glossary=glossary(),
        detector=Detector(glossary()),
        language=language,
    )


def both_ways() -> list[Translation]:
    """IT said something to marketing and customer service, and marketing to IT."""
    return [translated(), translated(CAMPAIGN, "行銷處", ("資訊處",))]


def plan(
    texts: list[Translation], project: Project | None = None, language: Language = Language.ZH_TW
) -> LearningPlan:
    """The plan from texts, made on ``TODAY``."""
    return plan_learning(
        texts, glossary=glossary(), knowledge=knowledge(), language=language, today=TODAY, project=project
    )


def _side(department: str) -> Side:
    return Side(department=department, home=home_of(department))
