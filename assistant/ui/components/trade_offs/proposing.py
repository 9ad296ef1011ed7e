"""Proposals in the making and as stored: drafted in the background, told when the figures moved on."""

import hashlib
import json

from assistant.language.fitted_prompt import FittedPrompt
from assistant.language.locale import Language, LocalText
from assistant.language.model_port import CallBudget, ChatModel
from assistant.language.progress import Progress
from assistant.project.models import Project
from assistant.project.records import DraftRecord, ProjectRecord
from assistant.trade_offs.models import ProposalBrief, ProposalSet
from assistant.ui.drafts import notes_name
from assistant.ui.job import Job
from assistant.ui.partials import keep_partial
from assistant.ui.state import owner, preference, remember, services, today
from assistant.ui.words import both

FEATURE = "trade_offs"
SLOT = "trade_offs_job"


def latest(project_id: str) -> DraftRecord | None:
    """The newest proposals of a project."""
    return services().drafts.latest(owner(), project_id, FEATURE)


def proposals_of(draft: DraftRecord) -> ProposalSet:
    """The part to share."""
    return ProposalSet.model_validate(draft.content["proposals"])


def brief_of(draft: DraftRecord) -> ProposalBrief:
    """The part for the person alone."""
    return ProposalBrief.model_validate(draft.content["brief"])


def is_stale(draft: DraftRecord, project: Project) -> bool:
    """Whether priorities, options or constraints changed after the draft."""
    return bool(draft.content.get("based_on") != _state(project))


def notes_of(draft: DraftRecord) -> list[LocalText]:
    """What to tell the person about a draft: how it was made, what was left out."""
    return [LocalText.model_validate(note) for note in preference(notes_name(draft.id), [])]


def start_proposing(record: ProjectRecord, language: Language, model: ChatModel | None) -> None:
    """Draft in the background. The finished draft is stored by the thread, so a reload finds it."""
    parts, whose, day = services(), owner(), today()
    job = Job(record.id)

    def work(progress: Progress) -> None:
        from assistant.adapters.cp_sat import large_solver
        from assistant.trade_offs.drafting import draft_proposals

        progress.step(both("trade_offs.propose.preparing"))
        draft = draft_proposals(
            record.project,
            language=language,
            finder=parts.finder,
            knowledge=parts.knowledge,
            model=model,
            prompts=parts.prompts,
            progress=progress,
            budget=CallBudget(seconds=parts.settings.deadline_seconds),
            today=day,
            large=large_solver(),
        )
        progress.check()
        content = {
            "proposals": draft.proposals.model_dump(mode="json"),
            "brief": draft.brief.model_dump(mode="json"),
            "based_on": _state(record.project),
        }
        stored = parts.drafts.add(whose, record.id, FEATURE, content, draft.findings, draft.provenance)
        keep_partial(parts.drafts, whose, record.id, FEATURE, draft.partial)
        notes = [note.model_dump(by_alias=True) for note in draft.notes]
        parts.preferences.set(whose, notes_name(stored.id), notes)

    remember(SLOT, job)
    job.start(work)


def prompt_to_send(record: ProjectRecord, language: Language, model: ChatModel) -> FittedPrompt:
    """The prompt as the model would receive it."""
    from assistant.adapters.cp_sat import large_solver
    from assistant.trade_offs.drafting import proposal_prompt

    parts = services()
    return proposal_prompt(
        record.project,
        language=language,
        finder=parts.finder,
        knowledge=parts.knowledge,
        prompts=parts.prompts,
        today=today(),
        large=large_solver(),
        window=model.context_window,
    )


def _state(project: Project) -> str:
    """A short sign of everything the packages follow from."""
    issues = [(issue.name, issue.options) for issue in project.issues]
    told = json.dumps([project.own_department, issues, project.private.trade_offs.model_dump(mode="json")])
    return hashlib.sha256(told.encode()).hexdigest()[:16]
