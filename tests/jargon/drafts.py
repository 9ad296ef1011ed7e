"""Translations with the shipped glossary, for tests."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from assistant.jargon.drafting import TranslationDraft, translate
from assistant.jargon.models import Side
from assistant.knowledge.glossary.detection import Detector
from assistant.knowledge.glossary.glossary import Glossary, UnitValue
from assistant.knowledge.glossary.loading import load_glossary
from assistant.knowledge.glossary.models import Home
from assistant.language.locale import Language
from assistant.language.model_port import CallBudget, ChatModel
from assistant.language.progress import Progress, Quiet
from assistant.language.prompts import PromptLibrary
from assistant.project.models import Project

ROOT = Path(__file__).parents[2]
PROMPTS = PromptLibrary(ROOT / "prompts")
FINANCE = Side(department="財務部", home=Home.FINANCE)
MARKETING = Side(department="行銷部", home=Home.MARKETING)
ENGINEERING = Side(department="研發部", home=Home.ENGINEERING)
SPRINT = "這個功能開發需要 3 個 Sprint，除非砍掉報表，否則不得提前。"


@cache
def shipped() -> Glossary:
    return load_glossary(ROOT / "kb")


def told(**units: UnitValue) -> Glossary:
    """The shipped glossary, and what the organisation said its units are, by key with _ for -."""
    return Glossary(shipped().terms, unit_facts={key.replace("_", "-"): fact for key, fact in units.items()})


def draft(
    text: str,
    model: ChatModel | None = None,
    *,
    speaker: Side = ENGINEERING,
    listeners: Sequence[Side] = (FINANCE,),
    language: Language = Language.ZH_TW,
    glossary: Glossary | None = None,
    progress: Progress | None = None,
    budget: CallBudget | None = None,
    project: Project | None = None,
) -> TranslationDraft:
    used = glossary or shipped()
    return translate(
        text,
        speaker,
        listeners,
        glossary=used,
        detector=Detector(used),
        language=language,
        model=model,
        prompts=PROMPTS,
        progress=progress or Quiet(),
        budget=budget or CallBudget(),
        project=project,
    )


def rewrites(made: TranslationDraft, listener: int = 0) -> list[str]:
    return [paragraph.text for paragraph in made.translation.listeners[listener].paragraphs]


def notes(made: TranslationDraft) -> str:
    return "\n".join(note.zh for note in made.notes)


def labels(made: TranslationDraft) -> Mapping[str, str]:
    """What the findings are about, by check."""
    return {finding.check: finding.where for finding in made.findings}
