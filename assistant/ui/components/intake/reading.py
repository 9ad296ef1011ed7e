"""Reading what the person gave, in the background, and what to ask before a text leaves this computer."""

import datetime as dt
from collections.abc import Callable, Sequence

from assistant.language.model_port import CallBudget, ChatModel
from assistant.language.progress import Progress
from assistant.project.intake.documents import Document, Refusal, Source
from assistant.project.intake.rules import apply_rules
from assistant.project.models import Project, Stakeholder
from assistant.project.records import ProjectRecord
from assistant.ui.components.consent import FILES, must_ask
from assistant.ui.components.intake.deciding import merged
from assistant.ui.components.intake.tray import FEATURE, LINE, keep
from assistant.ui.job import Job
from assistant.ui.model import connection, hides, with_key
from assistant.ui.partials import keep_partial
from assistant.ui.state import owner, remember, remembered, services, today
from assistant.ui.words import both

SLOT = "intake_job"
"""Where the session remembers the running job."""
HELD = "intake_held"
"""Where it remembers documents that were read and wait for the person's yes."""

LAST = "intake_last"
"""Where it remembers what was read last, to be sorted once more."""

Read = list[Document | Refusal]
MakeModel = Callable[[Project], ChatModel | None]


def model_maker() -> MakeModel | None:
    """Makes the model that sorts, for a project whose people get stand-ins; ``None`` when there is no model.

    Callable from a thread: everything of the session is looked up now.
    """
    chosen = connection()
    if chosen is None:
        return None
    parts, keyed = services(), with_key(chosen)
    names, amounts = hides("names"), hides("amounts")
    return lambda project: parts.chat_model(keyed, project, hide_names=names, hide_amounts=amounts)


def with_people(project: Project, documents: Sequence[Document], day: dt.date) -> Project:
    """The project with everybody the documents name, so that their names can be hidden from a model."""
    known = {person.name for person in project.stakeholders}
    fields = apply_rules(documents, project=project, today=day).fields
    named = {field.path[1] for field in fields if field.path[0] == "stakeholders"} - known
    people = [Stakeholder(name=name[:LINE], department="") for name in sorted(named)]
    return project.model_copy(update={"stakeholders": [*project.stakeholders, *people]})


def start_reading(
    record: ProjectRecord, sources: Sequence[Source], make: MakeModel | None, *, ask: bool
) -> None:
    """Read the sources and propose a project from them; the thread stores it, so a reload finds it.

    Args:
        ask: only read them now; what would be sent is shown before the proposal is made.
    """
    zone = record.project.meeting.time_zone

    def work(progress: Progress) -> None:
        from assistant.adapters.readers import read_documents

        read = read_documents(sources, progress=progress, zone=zone)
        if ask and documents_of(read):
            held.extend(read)
        else:
            propose_from(read, progress)

    held: Read = []
    propose_from = _proposing(record, make)
    _start(record.id, work)
    remember(HELD, (record.id, held) if ask else None)


def go_on(record: ProjectRecord, read: Read, make: MakeModel | None) -> None:
    """Propose from documents that were read already."""
    propose_from = _proposing(record, make)
    remember(HELD, None)
    _start(record.id, lambda progress: propose_from(read, progress))


def held_documents(project_id: str) -> Read | None:
    """Documents that wait for the person's yes before a model elsewhere reads them."""
    whose, read = remembered(HELD) or ("", [])
    return read if whose == project_id and read else None


def read_last(project_id: str) -> Read | None:
    """What was read last in this session; ``None`` when nothing was, or the page was opened anew."""
    whose, read = remembered(LAST) or ("", [])
    return read if whose == project_id and read else None


def sort_again(record: ProjectRecord, read: Read) -> None:
    """Propose once more from what was read; a model elsewhere gets it only with the person's yes."""
    make = model_maker()
    model = make(record.project) if make else None
    if model is not None and must_ask(model, FILES):
        remember(HELD, (record.id, read))
    else:
        go_on(record, read, make)


def _proposing(record: ProjectRecord, make: MakeModel | None) -> Callable[[Read, Progress], None]:
    """What the thread does with what was read; everything of the session is looked up now."""
    parts, whose, day = services(), owner(), today()

    def work(read: Read, progress: Progress) -> None:
        from assistant.project.intake.extraction import propose

        last[:] = read
        documents = documents_of(read)
        proposed = None
        if documents:
            progress.step(both("intake.step.sorting"))
            model = make(with_people(record.project, documents, day)) if make else None
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
        keep_partial(parts.drafts, whose, record.id, FEATURE, proposed.partial if proposed else "")

    last: Read = []
    remember(LAST, (record.id, last))
    return work


def _start(project_id: str, work: Callable[[Progress], None]) -> None:
    job = Job(project_id)
    remember(SLOT, job)
    job.start(work)


def documents_of(read: Read) -> list[Document]:
    """What could be read."""
    return [each for each in read if isinstance(each, Document)]
