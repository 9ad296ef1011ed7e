"""Drafting trade-off proposals: compute packages, word them with a model when there is one, check them.

Without a model the offline composer words everything. With one, it is shown sentences whose figures, dates
and names are marks, and nothing private; a sentence it gets wrong keeps the offline words.
"""

import datetime as dt
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.knowledge.base import KnowledgeBase
from assistant.knowledge.current import current_hits
from assistant.knowledge.errors import KnowledgeError
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
from assistant.trade_offs.analysis import Analysis, FrontierSolver
from assistant.trade_offs.checks import check_proposals
from assistant.trade_offs.computing import Computed, compute
from assistant.trade_offs.model_prompt import proposal_prompt_for
from assistant.trade_offs.models import ProposalBrief, ProposalSet
from assistant.trade_offs.rewording import WORDING, ProposalWording, Reworder, with_replies, with_words
from assistant.trade_offs.situations import SEARCHES, situations_of

PROMPT = "trade_offs"
TOP_ABOUT_TRADE, TOP_ABOUT_ISSUES = 14, 4
_STEPS = 4


@dataclass(frozen=True)
class ProposalDraft:
    """A finished draft.

    Attributes:
        proposals: to share, after the leak check.
        brief: for the person alone.
        analysis: everything computed, for the map and the tables.
        findings: what the checks say about the proposals.
        notes: sentences for the person: how it was made, what was left out.
        partial: what a model had written when it broke off; to be shown, never part of the draft.
    """

    proposals: ProposalSet
    brief: ProposalBrief
    analysis: Analysis
    findings: list[Finding]
    provenance: Provenance
    notes: list[LocalText] = field(default_factory=list)
    partial: str = ""


@dataclass(frozen=True)
class _Task:
    """What the steps of one draft share."""

    language: Language
    finder: PrincipleFinder
    knowledge: KnowledgeBase
    prompts: PromptLibrary
    progress: Progress
    today: dt.date


@dataclass(frozen=True)
class _Worded:
    """The computed draft in its final words, and where these came from."""

    computed: Computed
    provenance: Provenance
    notes: list[LocalText]
    partial: str = ""


def draft_proposals(
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
    large: FrontierSolver | None = None,
) -> ProposalDraft:
    """Draft proposals and the private brief in ``language``.

    A model that gives no usable reply never loses the draft: the offline words stand, with
    ``provenance.fallback`` naming the trouble. Priorities nobody has entered are guessed, and a note says so.
    ``large`` solves constrained problems too large to enumerate.

    Raises:
        TradeOffError: nothing can be computed; the sentence says what to change.
        Cancelled: the person cancelled.
        PromptError: the prompt file cannot be used.
    """
    started = time.monotonic()
    task = _Task(language, finder, knowledge, prompts, progress, today)
    computed, hits, notes = _computed(project, task, large)
    _step(progress, "draft", 2)
    worded = _offline(computed) if model is None else _with_model(task, model, budget, computed, hits)
    _step(progress, "check", 3)
    about = {
        "principles": [hit.principle.key for hit in hits],
        "seconds": round(time.monotonic() - started, 3),
    }
    proposals = worded.computed.proposals
    return ProposalDraft(
        proposals=proposals,
        brief=worded.computed.brief,
        analysis=computed.analysis,
        findings=check_proposals(proposals, project=project, principles=knowledge.principles),
        provenance=worded.provenance.model_copy(update=about),
        notes=[*worded.notes, *notes, *_about(computed)],
        partial=worded.partial,
    )


def proposal_prompt(
    project: Project,
    *,
    language: Language,
    finder: PrincipleFinder,
    knowledge: KnowledgeBase,
    prompts: PromptLibrary,
    today: dt.date,
    large: FrontierSolver | None = None,
    window: int | None = None,
) -> FittedPrompt:
    """Exactly what :func:`draft_proposals` sends first, for a person to read before it is sent.

    Args:
        window: tokens the model can read, where known: what does not fit stays out, and is named.

    Raises:
        TradeOffError: nothing can be computed.
        PromptError: the prompt file cannot be used.
    """
    task = _Task(language, finder, knowledge, prompts, Quiet(), today)
    computed, hits, _ = _computed(project, task, large)
    return _prompt(task, computed, hits, window)


def _computed(
    project: Project, task: _Task, large: FrontierSolver | None
) -> tuple[Computed, list[PrincipleHit], list[LocalText]]:
    """The draft in offline words, the principles found, and notes."""
    _step(task.progress, "compute", 0)
    begun = compute(project, language=task.language, today=task.today, large=large)
    _step(task.progress, "find", 1)
    hits, notes = _principles(task, situations_of(begun.table.project, begun.table.voice))
    return begun.finished(hits), hits, notes


def _step(progress: Progress, name: str, done: int) -> None:
    progress.check()
    progress.step(WORDING.both(f"step.{name}"), done, _STEPS)


def _principles(task: _Task, situations: Sequence[str]) -> tuple[list[PrincipleHit], list[LocalText]]:
    """The principles found, as the knowledge base words them; a broken index costs the citations only."""
    try:
        found = list(
            task.finder.find(situations[: len(SEARCHES)], top=TOP_ABOUT_TRADE, progress=task.progress)
        )
        found += task.finder.find(situations[len(SEARCHES) :], top=TOP_ABOUT_ISSUES, progress=task.progress)
    except KnowledgeError as error:
        return [], [WORDING.both("note.no_principles", sentence=error.sentence)]
    return current_hits(task.knowledge, found), []


def _prompt(
    task: _Task, computed: Computed, hits: Sequence[PrincipleHit], window: int | None
) -> FittedPrompt:
    return proposal_prompt_for(computed, hits, task.prompts.get(PROMPT), task.language, window)


def _about(computed: Computed) -> list[LocalText]:
    single = len(computed.proposals.packages) == 1
    told = {"single": single, "all_guessed": computed.guessed}
    return [WORDING.both(f"note.{key}") for key, true in told.items() if true]


def _offline(computed: Computed) -> _Worded:
    return _Worded(computed, Provenance(), [WORDING.both("note.offline")])


def _with_model(
    task: _Task,
    model: ChatModel,
    budget: CallBudget,
    computed: Computed,
    hits: Sequence[PrincipleHit],
) -> _Worded:
    """One call, one re-ask; sentences that are still wrong keep the offline words."""
    reworder = Reworder(computed.sentences, computed.sources, task.language)
    origin = Provenance.asking(model, task.prompts.get(PROMPT))
    prompt = _prompt(task, computed, hits, model.context_window)
    try:
        reply = ask(
            model,
            prompt.messages,
            ProposalWording,
            budget=budget,
            progress=task.progress,
            max_output_tokens=prompt.max_output_tokens,
            problems=reworder.problems,
            language=task.language,
        )
    except ModelError as error:
        note = WORDING.both("note.fallback", sentence=error.sentence)
        return _Worded(computed, origin.fallen_back(error), [note], error.partial)
    accepted = reworder.accepted(reply.value)
    kept = len(computed.sentences) - len(accepted)
    notes = [WORDING.both("note.kept_offline", count=kept)] if kept else []
    notes += [prompt.note] if prompt.note else []
    worded_by = origin.worded_by(reply.model, reply.usage)
    answers = with_replies(computed.brief.answers, accepted)
    reworded = replace(
        computed,
        proposals=with_words(computed.proposals, accepted),
        brief=computed.brief.model_copy(update={"answers": answers}),
    )
    return _Worded(reworded, worded_by, notes)
