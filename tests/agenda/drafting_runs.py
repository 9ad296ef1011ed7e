"""Drafts of a factory project by a listed model, and its replies."""

import datetime as dt
from typing import Any

from assistant.agenda.drafting import AgendaDraft, draft_agenda
from assistant.agenda.models import AgendaPackage
from assistant.agenda.own_sources import FindOwn
from assistant.language.locale import Language
from assistant.language.model_port import CallBudget, ChatModel
from assistant.language.progress import Progress, Quiet
from assistant.language.prompts import PromptLibrary
from assistant.project.models import Project
from tests.agenda import factory
from tests.agenda.drafts import ROOT, knowledge
from tests.fakes.finder import ListedFinder

KEYS = ("joint-kpi", "decision-rights", "psychological-safety", "pre-meeting")
FOUND = [knowledge().principles[key] for key in KEYS]
PROMPTS = PromptLibrary(ROOT / "prompts")


def drafted(
    project: Project | None = None,
    model: ChatModel | None = None,
    *,
    language: Language = Language.ZH_TW,
    finder: ListedFinder | None = None,
    progress: Progress | None = None,
    today: dt.date = factory.TODAY,
    own: FindOwn | None = None,
) -> AgendaDraft:
    return draft_agenda(
        project or factory.project(language),
        language=language,
        finder=finder or ListedFinder(FOUND),
        knowledge=knowledge(),
        model=model,
        prompts=PROMPTS,
        progress=progress or Quiet(),
        budget=CallBudget(),
        today=today,
        own=own,
    )


def reply_of(package: AgendaPackage, **changes: Any) -> dict[str, Any]:
    """A faultless reply: the skeleton's own words, with ``changes``."""
    agenda = package.agenda
    items = [i.model_dump(include={"id", "question", "process", "output"}) for i in agenda.items]
    own = {
        "purpose": agenda.purpose,
        "success_criteria": agenda.success_criteria,
        "opening": agenda.opening,
        "shared_goal": agenda.shared_goal,
        "items": items,
        "disagreements": [
            {"issue": about.issue, "positions": [position.model_dump() for position in about.positions]}
            for about in agenda.disagreements
        ],
        "principles": [{"key": "joint-kpi", "why": "因為兩邊各算各的業績。"}],
    }
    return {**own, **changes}
