"""Translating jargon: find the terms, word the text with a model when there is one, check the words.

Without a model the offline composer explains the terms in brackets. With one, the same composer computes
terms, cards, conversions and effects, and the model only words the paragraphs in which a listener needs one
explained. Secrets are masked before a model sees anything.
"""

import time
from collections.abc import Sequence
from dataclasses import replace

from assistant.jargon.composer.compose import compose_openly
from assistant.jargon.draft import PROMPT, STEPS, Task, TranslationDraft
from assistant.jargon.draft_notes import secret_findings, sending_notes, text_notes
from assistant.jargon.masking import Mask, hidden_in
from assistant.jargon.model_drafting import word
from assistant.jargon.model_prompt import asking
from assistant.jargon.models import Side
from assistant.jargon.words import both
from assistant.knowledge.glossary.detection import Detector
from assistant.knowledge.glossary.glossary import Glossary
from assistant.language.fitted_prompt import FittedPrompt
from assistant.language.locale import Language, LocalText
from assistant.language.model_port import CallBudget, ChatModel
from assistant.language.progress import Progress, Quiet
from assistant.language.prompts import PromptLibrary
from assistant.project.models import Project
from assistant.project.records import Provenance

__all__ = ["TranslationDraft", "project_names", "translate", "translation_messages"]


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
    """Put ``text`` into words each listener can decide on, in at most ``budget.calls`` calls.

    A model that gives no usable reply never loses the translation: the offline composer's is returned, with
    ``provenance.fallback`` naming the trouble and a note saying it. Of a long text the parts a model worded
    before it failed stay.

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
    task = _task(text, speaker, listeners, glossary, detector, language, project, prompts, progress)
    _step(progress, "word", 1)
    draft = _offline(task) if model is None else word(task, model, budget)
    _step(progress, "check", 2)
    source = task.composed.translation.source
    return replace(
        draft,
        findings=[*secret_findings(source, language), *draft.findings],
        notes=[*draft.notes, *text_notes(task.composed.translation)],
        provenance=draft.provenance.model_copy(update={"seconds": round(time.monotonic() - started, 3)}),
    )


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
    task = _task(text, speaker, listeners, glossary, detector, language, project, prompts, Quiet())
    asked = asking(task.composed, task.mask, prompts.get(PROMPT), calls=budget.calls, window=window)
    fitted = [asked.sent(part, window) for part in asked.parts]
    messages = tuple(message for each in fitted for message in each.messages)
    notes = [
        *sending_notes(asked.left_out, asked.instructions),
        *(each.note for each in fitted if each.note is not None),
    ]
    most = max((each.max_output_tokens for each in fitted), default=0)
    return FittedPrompt(messages, _joined(notes), most)


def project_names(project: Project | None) -> tuple[str, ...]:
    """People and departments of a project, in which no terms are looked for."""
    if project is None:
        return ()
    people = (person.name for person in project.stakeholders)
    return tuple(name for name in (*people, *(each.name for each in project.departments)) if name)


def _task(
    text: str,
    speaker: Side,
    listeners: Sequence[Side],
    glossary: Glossary,
    detector: Detector,
    language: Language,
    project: Project | None,
    prompts: PromptLibrary,
    progress: Progress,
) -> Task:
    names = project_names(project)
    composed = compose_openly(
        text, speaker, listeners, glossary=glossary, detector=detector, language=language, names=names
    )
    words = [word for each in hidden_in(composed.translation.source) for word in each]
    return Task(composed, Mask(words, text), detector, prompts, progress)


def _step(progress: Progress, name: str, done: int) -> None:
    progress.check()
    progress.step(both(f"step.{name}"), done, STEPS)


def _offline(task: Task) -> TranslationDraft:
    return TranslationDraft(task.composed.translation, [], Provenance(), [both("note.offline")])


def _joined(notes: Sequence[LocalText]) -> LocalText | None:
    if not notes:
        return None
    return LocalText(zh="".join(note.zh for note in notes), en=" ".join(note.en for note in notes))
