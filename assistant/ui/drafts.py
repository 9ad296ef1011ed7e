"""The agenda draft at hand: made in the background, edited in place, checked again after every edit."""

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from assistant.agenda.checks import check_agenda
from assistant.agenda.checks.package import shared_leaks
from assistant.agenda.models import AgendaPackage, AlignmentAgenda
from assistant.knowledge.own_documents import OwnTexts
from assistant.language.findings import Finding
from assistant.language.locale import Language, LocalText
from assistant.language.model_port import CallBudget, ChatModel
from assistant.language.progress import Progress
from assistant.project.records import DraftRecord, ProjectRecord
from assistant.ui.job import Job
from assistant.ui.partials import keep_partial
from assistant.ui.refusals import refusal_of
from assistant.ui.state import owner, preference, remember, remembered, services, today
from assistant.ui.words import both

FEATURE = "agenda"


def latest(project_id: str) -> DraftRecord | None:
    """The newest draft: the one the page shows."""
    return services().drafts.latest(owner(), project_id, FEATURE)


def bring_back(record: DraftRecord) -> None:
    """Make a copy of an older draft the newest one."""
    services().drafts.add(
        owner(), record.project_id, FEATURE, record.content, record.findings, record.provenance
    )
    remember("editing", None)
    redraw_draft()


def package_of(record: DraftRecord) -> AgendaPackage:
    """What the draft holds."""
    return AgendaPackage.model_validate(record.content)


def start_drafting(record: ProjectRecord, language: Language, model: ChatModel | None) -> None:
    """Draft in the background. The finished draft is stored by the thread, so a reload finds it."""
    from assistant.agenda.drafting import draft_agenda

    parts, whose, day = services(), owner(), today()
    job = Job(record.id)

    def work(progress: Progress) -> None:
        progress.step(both("agenda.preparing"))
        draft = draft_agenda(
            record.project,
            language=language,
            finder=parts.finder,
            knowledge=parts.knowledge,
            model=model,
            prompts=parts.prompts,
            progress=progress,
            budget=CallBudget(seconds=parts.settings.deadline_seconds),
            today=day,
            own=parts.own_documents.finder(whose, record.id),
            glossary=parts.glossary(whose),
        )
        progress.check()
        stored = parts.drafts.add(
            whose,
            record.id,
            FEATURE,
            draft.package.model_dump(mode="json"),
            draft.findings,
            draft.provenance,
        )
        keep_partial(parts.drafts, whose, record.id, FEATURE, draft.partial)
        notes = [note.model_dump(by_alias=True) for note in draft.notes]
        parts.preferences.set(whose, notes_name(stored.id), notes)

    remember("job", job)
    remember("editing", None)
    job.start(work)


def notes_of(record: DraftRecord) -> list[LocalText]:
    """What to tell the person about a draft: what did not fit, what a model made up."""
    return [LocalText.model_validate(note) for note in preference(notes_name(record.id), [])]


def notes_name(draft_id: str) -> str:
    """Under which preference the notes of a draft of any feature are kept."""
    return f"notes.{draft_id}"


def save_package(record: DraftRecord, package: AgendaPackage, project: ProjectRecord) -> None:
    """Store an edited package with fresh findings."""
    findings = shared_leaks(package, project.project) + check(package.agenda, project)
    services().drafts.save(owner(), record.id, package.model_dump(mode="json"), findings)


def check(agenda: AlignmentAgenda, project: ProjectRecord | None) -> list[Finding]:
    """What the checks say about an agenda."""
    return check_agenda(
        agenda,
        project=project.project if project else None,
        principles=services().knowledge.principles,
        today=today(),
        own=_own_texts(agenda, project),
        glossary=services().glossary(owner()),
    )


def _own_texts(agenda: AlignmentAgenda, project: ProjectRecord | None) -> OwnTexts | None:
    """What quotations of the company's documents are checked against; ``None`` when there are none."""
    if project is None or not agenda.own_sources:
        return None
    return services().own_documents.texts(owner(), project.id)


def change_draft(
    record: DraftRecord, project: ProjectRecord, change: Callable[[dict[str, Any]], None]
) -> str:
    """Change the package as a tree and store it. Returns the sentence why not, or nothing."""
    store = services().drafts
    current = next(
        (each for each in store.list(owner(), project.id, FEATURE) if each.id == record.id), record
    )
    tree = package_of(current).model_dump()
    change(tree)
    try:
        package = AgendaPackage.model_validate(tree)
    except ValidationError as error:
        return refusal_of(error, None)
    save_package(current, package, project)
    return ""


def undo_draft(record: DraftRecord) -> bool:
    """Go back one edit; False when there is none."""
    redraw_draft()
    return services().drafts.undo(owner(), record.id) is not None


def redraw_draft() -> None:
    """Draw the fields of the sheet anew from the store."""
    remember("draft_epoch", draft_epoch() + 1)


def draft_epoch() -> int:
    """Part of the keys of the sheet's fields."""
    return int(remembered("draft_epoch", 0))
