"""Drafting an alignment agenda: compute it, word it with a model when there is one, check it.

Without a model the offline composer writes everything. With one, the same composer computes the skeleton
(people, clock, decisions, figures) and the model only words it; private parts are never in its prompt.
"""

import datetime as dt
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.agenda.checks import check_agenda
from assistant.agenda.checks.package import shared_leaks, visit_findings
from assistant.agenda.composer import compose
from assistant.agenda.draft_notes import DRAFTING, invention_notes, timing_notes
from assistant.agenda.draft_sources import DraftSources, find_sources
from assistant.agenda.model_judge import Judge
from assistant.agenda.model_prompt import agenda_prompt_for
from assistant.agenda.model_wording import AgendaWording
from assistant.agenda.models import AgendaPackage, AlignmentAgenda
from assistant.agenda.own_sources import FindOwn
from assistant.knowledge.base import KnowledgeBase
from assistant.knowledge.glossary.glossary import Glossary
from assistant.knowledge.ports import PrincipleFinder
from assistant.knowledge.principles import PrincipleHit
from assistant.language.findings import Finding
from assistant.language.fitted_prompt import FittedPrompt
from assistant.language.locale import Language, LocalText
from assistant.language.model_port import CallBudget, ChatModel
from assistant.language.model_trouble import ModelError
from assistant.language.progress import Progress, Quiet
from assistant.language.prompts import PromptLibrary
from assistant.language.structured import ask
from assistant.project.models import Project
from assistant.project.records import Provenance

PROMPT = "agenda"
_STEPS = 4


@dataclass(frozen=True)
class AgendaDraft:
    """A finished draft.

    Attributes:
        findings: what the checks say about what is shared: the agenda, the invitation, the update.
        brief_findings: what they say about the private papers; may quote private words.
        notes: sentences for the person: how it was made, what did not fit, what was left out.
        partial: what a model had written when it broke off; to be shown, never part of the draft.
    """

    package: AgendaPackage
    findings: list[Finding]
    provenance: Provenance
    notes: list[LocalText] = field(default_factory=list)
    brief_findings: list[Finding] = field(default_factory=list)
    partial: str = ""


@dataclass(frozen=True)
class _Task:
    """What the steps of one draft share."""

    project: Project
    language: Language
    knowledge: KnowledgeBase
    prompts: PromptLibrary
    progress: Progress
    today: dt.date
    glossary: Glossary | None = None


@dataclass(frozen=True)
class _Worded:
    """A package, where it came from, and what to tell the person about it."""

    package: AgendaPackage
    provenance: Provenance
    notes: list[LocalText]
    partial: str = ""


def draft_agenda(
    project: Project,
    *,
    language: Language,
    finder: PrincipleFinder,
    knowledge: KnowledgeBase,
    model: ChatModel | None,
    prompts: PromptLibrary,
    progress: Progress,
    budget: CallBudget,
    today: dt.date,
    own: FindOwn | None = None,
    glossary: Glossary | None = None,
) -> AgendaDraft:
    """Draft the agenda and its papers in ``language``.

    A model that gives no usable reply never loses the draft: the offline composer's is returned, with
    ``provenance.fallback`` naming the trouble and a note saying it.

    Args:
        own: searches the company's own documents; what they say is quoted, and comes before principles.
        glossary: explains the words not every department at the table knows.

    Raises:
        Cancelled: the person cancelled.
        PromptError: the prompt file cannot be used.
    """
    started = time.monotonic()
    task = _Task(project, language, knowledge, prompts, progress, today, glossary)
    _step(progress, "read", 0)
    _step(progress, "find", 1)
    found = find_sources(project, finder, knowledge, own, language=language, progress=task.progress)
    _step(progress, "draft", 2)
    skeleton = _skeleton(task, found)
    worded = _offline(skeleton) if model is None else _with_model(task, model, budget, skeleton, found.hits)
    _step(progress, "check", 3)
    keys = [hit.principle.key for hit in found.hits]
    seconds = round(time.monotonic() - started, 3)
    return AgendaDraft(
        package=worded.package,
        findings=_findings(task, worded.package),
        provenance=worded.provenance.model_copy(update={"principles": keys, "seconds": seconds}),
        notes=[*worded.notes, *found.notes, *timing_notes(worded.package)],
        brief_findings=visit_findings(worded.package, project),
        partial=worded.partial,
    )


def agenda_prompt(
    project: Project,
    *,
    language: Language,
    finder: PrincipleFinder,
    knowledge: KnowledgeBase,
    prompts: PromptLibrary,
    today: dt.date,
    own: FindOwn | None = None,
    window: int | None = None,
    glossary: Glossary | None = None,
) -> FittedPrompt:
    """Exactly what :func:`draft_agenda` sends first, for a person to read before it is sent.

    Args:
        window: tokens the model can read, where known: what does not fit stays out, and is named.
        glossary: as for :func:`draft_agenda`; its terms stand in the prompt.

    Raises:
        PromptError: the prompt file cannot be used.
    """
    task = _Task(project, language, knowledge, prompts, Quiet(), today, glossary)
    found = find_sources(project, finder, knowledge, own, language=language, progress=task.progress)
    skeleton = _skeleton(task, found)
    return _prompt(task, skeleton.agenda, found.hits, window)


def _skeleton(task: _Task, found: DraftSources) -> AgendaPackage:
    return compose(
        task.project,
        found.hits,
        language=task.language,
        today=task.today,
        own=found.own,
        glossary=task.glossary,
    )


def _step(progress: Progress, name: str, done: int) -> None:
    progress.check()
    progress.step(DRAFTING.both(f"step.{name}"), done, _STEPS)


def _prompt(
    task: _Task, skeleton: AlignmentAgenda, hits: Sequence[PrincipleHit], window: int | None
) -> FittedPrompt:
    return agenda_prompt_for(task.project, skeleton, hits, task.prompts.get(PROMPT), window)


def _findings(task: _Task, package: AgendaPackage) -> list[Finding]:
    found = check_agenda(
        package.agenda,
        project=task.project,
        principles=task.knowledge.principles,
        today=task.today,
        glossary=task.glossary,
    )
    return shared_leaks(package, task.project) + found


def _offline(skeleton: AgendaPackage) -> _Worded:
    return _Worded(skeleton, Provenance(), [DRAFTING.both("note.offline")])


def _with_model(
    task: _Task,
    model: ChatModel,
    budget: CallBudget,
    skeleton: AgendaPackage,
    hits: Sequence[PrincipleHit],
) -> _Worded:
    """One call, one re-ask when the checks find what the skeleton did not have, else the skeleton itself."""
    found = {hit.principle.key: hit.principle for hit in hits}
    judge = Judge(task.project, skeleton.agenda, found, task.knowledge.principles, task.today)
    origin = Provenance.asking(model, task.prompts.get(PROMPT))
    prompt = _prompt(task, skeleton.agenda, hits, model.context_window)
    try:
        reply = ask(
            model,
            prompt.messages,
            AgendaWording,
            budget=budget,
            progress=task.progress,
            max_output_tokens=prompt.max_output_tokens,
            problems=judge.problems,
            language=task.language,
        )
    except ModelError as error:
        note = DRAFTING.both("note.fallback", sentence=error.sentence)
        return _Worded(skeleton, origin.fallen_back(error), [note], error.partial)
    merged = judge.merged(reply.value)
    package = skeleton.model_copy(update={"agenda": merged.agenda, "composed_offline": False})
    worded_by = origin.worded_by(reply.model, reply.usage)
    notes = [*invention_notes(merged), *([prompt.note] if prompt.note else [])]
    return _Worded(package, worded_by, notes)
