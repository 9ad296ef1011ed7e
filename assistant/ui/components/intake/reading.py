"""Reading what the person gave, in the background, and what to ask before a text leaves this computer."""

from collections.abc import Callable, Sequence

from assistant.language.model_port import CallBudget, ChatModel
from assistant.language.progress import Progress
from assistant.project.intake.documents import Document, Refusal, Source
from assistant.project.records import ProjectRecord
from assistant.ui.components.intake.deciding import merged
from assistant.ui.components.intake.tray import keep
from assistant.ui.job import Job
from assistant.ui.state import owner, remember, remembered, services, today
from assistant.ui.words import both

SLOT = "intake_job"
"""Where the session remembers the running job."""
HELD = "intake_held"
"""Where it remembers documents that were read and wait for the person's yes."""

Read = list[Document | Refusal]


def start_reading(
    record: ProjectRecord, sources: Sequence[Source], model: ChatModel | None, *, ask: bool
) -> None:
    """Read the sources and propose a project from them; the thread stores it, so a reload finds it.

    Args:
        ask: only read them now; what would be sent is shown before the proposal is made.
    """
    zone = record.project.meeting.time_zone

    def work(progress: Progress) -> None:
        from assistant.adapters.readers import read_documents

        read = read_documents(sources, progress=progress, zone=zone)
        if ask and _documents(read):
            held.extend(read)
        else:
            propose_from(read, progress)

    held: Read = []
    propose_from = _proposing(record, model)
    _start(record.id, work)
    remember(HELD, (record.id, held) if ask else None)


def go_on(record: ProjectRecord, read: Read, model: ChatModel | None) -> None:
    """Propose from documents that were read already."""
    propose_from = _proposing(record, model)
    remember(HELD, None)
    _start(record.id, lambda progress: propose_from(read, progress))


def held_documents(project_id: str) -> Read | None:
    """Documents that wait for the person's yes before a model elsewhere reads them."""
    whose, read = remembered(HELD) or ("", [])
    return read if whose == project_id and read else None


def _proposing(record: ProjectRecord, model: ChatModel | None) -> Callable[[Read, Progress], None]:
    """What the thread does with what was read; everything of the session is looked up now."""
    parts, whose, day = services(), owner(), today()

    def work(read: Read, progress: Progress) -> None:
        from assistant.project.intake.extraction import propose

        documents = _documents(read)
        proposed = None
        if documents:
            progress.step(both("intake.step.sorting"))
            proposed = propose(
                documents,
                project=record.project,
                model=model,
                prompts=parts.prompts,
                progress=progress,
                budget=CallBudget(seconds=parts.settings.deadline_seconds),
                today=day,
            )
        progress.check()
        keep(parts.drafts, whose, record.id, lambda kept: merged(kept, proposed, read))

    return work


def _start(project_id: str, work: Callable[[Progress], None]) -> None:
    job = Job(project_id)
    remember(SLOT, job)
    job.start(work)


def _documents(read: Read) -> list[Document]:
    return [each for each in read if isinstance(each, Document)]
