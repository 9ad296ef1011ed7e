"""From documents to a proposed project: the offline rules always, a model on top when there is one.

The model reads the texts in at most three parts, a call each. Its entries are checked against the files one
by one; when it gives no usable reply, what the rules found stands by itself.
"""

import datetime as dt
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.language.locale import LocalText
from assistant.language.model_port import CallBudget, ChatModel, Message, Usage
from assistant.language.model_trouble import ModelError
from assistant.language.progress import Progress
from assistant.language.prompts import PromptLibrary
from assistant.language.structured import ask
from assistant.project.intake.documents import Document
from assistant.project.intake.merging import merge, questions
from assistant.project.intake.model_fields import ReplyReader
from assistant.project.intake.model_parts import ModelPart, choose_parts
from assistant.project.intake.model_reply import IntakeReply
from assistant.project.intake.proposal import WORDING, Dropped, ProposedField, ProposedProject
from assistant.project.intake.rules import Ruled, apply_rules
from assistant.project.intake.sentences import is_clean
from assistant.project.models import Project
from assistant.project.records import Provenance

PROMPT = "intake"
MAX_OUTPUT_TOKENS = 3_500


@dataclass
class _Read:
    """What the model's parts gave."""

    fields: list[ProposedField] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    left_out: list[LocalText] = field(default_factory=list)
    notes: list[LocalText] = field(default_factory=list)
    provenance: Provenance = field(default_factory=Provenance)
    partial: str = ""


def propose(
    documents: Sequence[Document],
    *,
    project: Project,
    model: ChatModel | None,
    prompts: PromptLibrary,
    progress: Progress,
    budget: CallBudget,
    today: dt.date,
) -> ProposedProject:
    """What the documents say, as fields for the person to accept one by one; the project is not changed.

    Args:
        project: what it holds is not proposed again; where the files say otherwise there is a conflict. Its
            private part is used to keep private things out of shareable fields and never sent to the model.
        today: stands in for the day of writing where a file does not tell it.

    Raises:
        Cancelled: the person cancelled.
        PromptError: the prompt file cannot be used.
    """
    started = time.monotonic()
    progress.check()
    progress.step(WORDING.both("step.rules"))
    ruled = apply_rules(documents, project=project, today=today, check=progress.check)
    read = _offline() if model is None else _with_model(ruled, project, model, prompts, progress, budget)
    progress.check()
    progress.step(WORDING.both("step.merge"))
    fields, unquoted = _verbatim([*ruled.fields, *read.fields], documents)
    merged = merge(fields, project=project, names=ruled.departments)
    dropped = (*read.dropped, *unquoted, *_instructions(ruled))
    notes = [*read.notes, *_notes(ruled, len(read.dropped) + len(unquoted))]
    if merged.cut:
        notes.append(WORDING.both("note.full", count=len(merged.fields)))
    return ProposedProject(
        fields=merged.fields,
        conflicts=merged.conflicts,
        questions=questions(project, merged.fields, merged.conflicts),
        dropped=dropped,
        left_out=tuple(read.left_out),
        notes=tuple(notes),
        provenance=read.provenance.model_copy(update={"seconds": round(time.monotonic() - started, 3)}),
        partial=read.partial,
    )


def intake_messages(
    documents: Sequence[Document],
    *,
    project: Project,
    prompts: PromptLibrary,
    budget: CallBudget,
    today: dt.date,
) -> list[tuple[Message, ...]]:
    """Exactly what :func:`propose` sends first for each part, for a person to read before it is sent.

    Raises:
        PromptError: the prompt file cannot be used.
    """
    ruled = apply_rules(documents, project=project, today=today)
    parts, _ = _parts(ruled, budget)
    return [_messages(part, project, prompts) for part in parts]


def _offline() -> _Read:
    return _Read(notes=[WORDING.both("note.offline")])


def _parts(ruled: Ruled, budget: CallBudget) -> tuple[list[ModelPart], list[LocalText]]:
    telling = {field.quote for field in ruled.fields}
    return choose_parts(ruled.sentences, telling, budget.calls)


def _messages(part: ModelPart, project: Project, prompts: PromptLibrary) -> tuple[Message, ...]:
    known = {
        "departments": [department.name for department in project.departments],
        "people": [person.name for person in project.stakeholders],
        "issues": [issue.name for issue in project.issues],
    }
    return prompts.get(PROMPT).render(language=project.language.value, known=known, text=part.text)


def _with_model(
    ruled: Ruled,
    project: Project,
    model: ChatModel,
    prompts: PromptLibrary,
    progress: Progress,
    budget: CallBudget,
) -> _Read:
    """One call a part; calls that are left over may be spent on asking again."""
    parts, left_out = _parts(ruled, budget)
    read = _Read(left_out=left_out)
    reader = ReplyReader(ruled.sentences)
    usage, name = Usage(0, 0), model.name
    failed: ModelError | None = None
    for number, part in enumerate(parts, start=1):
        progress.check()
        progress.step(WORDING.both("step.part", number=number, count=len(parts)), number - 1, len(parts))
        own = replace(budget, calls=budget.calls - (len(parts) - number))
        before = own.calls
        try:
            reply = ask(
                model,
                _messages(part, project, prompts),
                IntakeReply,
                budget=own,
                progress=progress,
                max_output_tokens=MAX_OUTPUT_TOKENS,
                language=project.language,
            )
        except ModelError as error:
            failed, read.partial = error, error.partial
            key = "partly" if number > 1 else "fallback"
            read.notes.append(
                WORDING.both(f"note.{key}", sentence=error.sentence, done=number - 1, count=len(parts))
            )
            break
        finally:
            budget.calls -= before - own.calls
        read.fields += reader.fields(reply.value)
        usage, name = usage + reply.usage, reply.model or name
    read.dropped = reader.dropped
    if left_out:
        read.notes.append(WORDING.both("note.left_out", count=len(left_out)))
    origin = Provenance.asking(model, prompts.get(PROMPT)).worded_by(name, usage)
    read.provenance = origin.fallen_back(failed) if failed else origin
    return read


def _verbatim(
    fields: Sequence[ProposedField], documents: Sequence[Document]
) -> tuple[list[ProposedField], list[Dropped]]:
    """The fields whose quotation stands in its file and cannot act on a reader, and the others."""
    by_name: dict[str, list[Document]] = {}
    for document in documents:
        by_name.setdefault(document.name, []).append(document)
    kept: list[ProposedField] = []
    dropped: list[Dropped] = []
    for each in fields:
        verbatim = any(document.contains(each.quote) for document in by_name.get(each.file, []))
        if verbatim and is_clean(each.quote):
            kept.append(each)
        else:
            dropped.append(Dropped(str(each.value)[:200], each.file, WORDING.both("reason.quote")))
    return kept, dropped


def _instructions(ruled: Ruled) -> list[Dropped]:
    return [
        Dropped(each.text[:200], each.document.name, WORDING.both("reason.instruction"))
        for each in ruled.sentences
        if each.instruction
    ]


def _notes(ruled: Ruled, unquoted: int) -> list[LocalText]:
    """What the person should know about how the texts were read."""
    notes: list[LocalText] = []
    assumed = {each.file for each in ruled.fields if any(figure.assumed for figure in each.figures)}
    notes += [WORDING.both("note.assumed", file=name) for name in sorted(assumed)]
    private = sum(bool(each.private) for each in ruled.sentences)
    instructions = sum(each.instruction for each in ruled.sentences)
    for key, count in (("private", private), ("instructions", instructions), ("unquoted", unquoted)):
        if count:
            notes.append(WORDING.both(f"note.{key}", count=count))
    return notes
