"""Translating jargon: find the terms, word the text with a model when there is one, check the words.

Without a model the offline composer explains the terms in brackets. With one, the same composer computes
terms, cards, conversions and effects, and the model only words the paragraphs in which a listener needs one
explained.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.jargon.composer import compose
from assistant.jargon.models import Side, Translation
from assistant.jargon.words import WORDING
from assistant.knowledge.glossary.detection import Detector
from assistant.knowledge.glossary.glossary import Glossary
from assistant.language.findings import Finding
from assistant.language.fitted_prompt import FittedPrompt
from assistant.language.locale import Language, LocalText
from assistant.language.model_port import CallBudget, ChatModel
from assistant.language.progress import Progress
from assistant.language.prompts import PromptLibrary
from assistant.project.models import Project
from assistant.project.records import Provenance

_STEPS = 3


@dataclass(frozen=True)
class TranslationDraft:
    """A finished translation.

    Attributes:
        findings: what the person should look at: a secret in the text, a paragraph kept in offline words.
        notes: sentences for the person: how it was made, what did not fit, that there is nothing to explain.
        partial: what a model had written when it broke off; to be shown, never part of the translation.
    """

    translation: Translation
    findings: list[Finding]
    provenance: Provenance
    notes: list[LocalText] = field(default_factory=list)
    partial: str = ""


def translate(
    text: str,
    speaker: Side,
    listeners: Sequence[Side],
    *,
    glossary: Glossary,
    detector: Detector,
    language: Language,
    model: ChatModel | None,
    prompts: PromptLibrary,
    progress: Progress,
    budget: CallBudget,
    project: Project | None = None,
) -> TranslationDraft:
    """Put ``text`` into words each listener can decide on.

    A model that gives no usable reply never loses the translation: the offline composer's is returned, with
    ``provenance.fallback`` naming the trouble and a note saying it.

    Args:
        detector: of ``glossary``.
        language: of explanations, cards and questions.
        project: its people and departments are names, in which no terms are looked for.

    Raises:
        JargonTextError: the text is empty or too long, or there are not one to four listeners.
        Cancelled: the person cancelled.
        PromptError: the prompt file cannot be used.
    """
    started = time.monotonic()
    _step(progress, "find", 0)
    translation = compose(
        text,
        speaker,
        listeners,
        glossary=glossary,
        detector=detector,
        language=language,
        names=project_names(project),
    )
    seconds = round(time.monotonic() - started, 3)
    return TranslationDraft(translation, [], Provenance(seconds=seconds), [WORDING.both("note.offline")])


def translation_messages(
    text: str,
    speaker: Side,
    listeners: Sequence[Side],
    *,
    glossary: Glossary,
    detector: Detector,
    language: Language,
    prompts: PromptLibrary,
    budget: CallBudget,
    project: Project | None = None,
    window: int | None = None,
) -> FittedPrompt:
    """Exactly what :func:`translate` sends first, for a person to read before it is sent.

    A long text is sent in parts; the messages of all parts follow each other. There are none when nothing
    needs explaining, for then no model is asked.

    Args:
        window: tokens the model can read, where known: what does not fit stays offline, and is named.

    Raises:
        JargonTextError, PromptError: as for :func:`translate`.
    """
    return FittedPrompt((), None, 0)


def project_names(project: Project | None) -> tuple[str, ...]:
    """People and departments of a project, in which no terms are looked for."""
    if project is None:
        return ()
    people = (person.name for person in project.stakeholders)
    return tuple(name for name in (*people, *(each.name for each in project.departments)) if name)


def _step(progress: Progress, name: str, done: int) -> None:
    progress.check()
    progress.step(WORDING.both(f"step.{name}"), done, _STEPS)
