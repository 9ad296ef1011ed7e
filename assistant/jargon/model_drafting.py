"""Asking a model: a call for each part of a text, a re-ask where one is left, the rest composed."""

from dataclasses import replace

from assistant.jargon.draft import PROMPT, STEPS, Task, TranslationDraft
from assistant.jargon.draft_notes import sending_notes
from assistant.jargon.fidelity import Watch
from assistant.jargon.model_judge import Judge
from assistant.jargon.model_merging import merged
from assistant.jargon.model_prompt import Asking, Part, asking
from assistant.jargon.model_wording import TranslationWording
from assistant.jargon.words import both
from assistant.language.locale import LocalText
from assistant.language.model_port import CallBudget, ChatModel, Usage
from assistant.language.model_trouble import ModelError
from assistant.language.structured import Reply, ask
from assistant.project.records import Provenance


def word(task: Task, model: ChatModel, budget: CallBudget) -> TranslationDraft:
    """The composed translation in the model's words where they may be used.

    A part the model gives nothing usable for, and all after it, keep the composer's words.

    Raises:
        Cancelled: the person cancelled.
        PromptError: the prompt file cannot be used.
    """
    composed = task.composed.translation
    prompt, window = task.prompts.get(PROMPT), model.context_window
    asked = asking(task.composed, task.mask, prompt, calls=budget.calls, window=window)
    notes = sending_notes(asked.left_out, asked.instructions)
    if not asked.parts:
        return TranslationDraft(composed, [], Provenance(), [both("note.not_asked"), *notes])
    judge = _judge(task)
    usage, name = Usage(0, 0), ""
    failed: ModelError | None = None
    done = 0
    for part in asked.parts:
        try:
            reply, note = _ask(task, model, budget, asked, part, judge)
        except ModelError as error:
            failed = error
            break
        done += 1
        usage, name = usage + reply.usage, reply.model or name
        notes += [note] if note is not None else []
    worded = merged(task.composed, task.mask, judge)
    origin = Provenance.asking(model, prompt).worded_by(name, usage)
    draft = TranslationDraft(worded.translation, worded.findings, origin, [*worded.notes, *notes])
    if failed is None:
        return draft
    key = "partly" if done else "fallback"
    told = both(f"note.{key}", sentence=failed.sentence, done=done, count=len(asked.parts))
    return replace(
        draft,
        provenance=origin.fallen_back(failed),
        notes=[told, *draft.notes],
        partial=task.mask.restore(failed.partial),
    )


def _judge(task: Task) -> Judge:
    composed = task.composed.translation
    return Judge(
        watch=Watch((*task.composed.names, *task.mask.stand_ins)),
        detector=task.detector,
        speaker=composed.speaker,
        listeners=[each.listener for each in composed.listeners],
        language=composed.language,
    )


def _ask(
    task: Task, model: ChatModel, budget: CallBudget, asked: Asking, part: Part, judge: Judge
) -> tuple[Reply[TranslationWording], LocalText | None]:
    """One part, with one re-ask where the parts to come leave a call for it."""
    number = asked.parts.index(part) + 1
    count = len(asked.parts)
    if count > 1:
        task.progress.check()
        task.progress.step(both("step.part", number=number, count=count), 1, STEPS)
    prompt = asked.sent(part, model.context_window)
    own = replace(budget, calls=budget.calls - (count - number))
    before = own.calls
    try:
        reply = ask(
            model,
            prompt.messages,
            TranslationWording,
            budget=own,
            progress=task.progress,
            max_output_tokens=prompt.max_output_tokens,
            problems=lambda said: judge.problems(part, said),
            language=task.composed.translation.language,
        )
    finally:
        budget.calls -= before - own.calls
    return reply, prompt.note
