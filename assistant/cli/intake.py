"""``common-ground intake``: files in, a project file out, every entry with the sentence it comes from."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click
from pydantic import BaseModel

from assistant.bootstrap import get_services
from assistant.cli.output import deliver
from assistant.cli.speech import speaking
from assistant.language.errors import CommonGroundError
from assistant.language.locale import Language, LocalText
from assistant.language.model_port import CallBudget
from assistant.language.progress import Quiet
from assistant.project.files import read_project, write_project
from assistant.project.intake.accepting import accept
from assistant.project.intake.documents import Document, Refusal, Source
from assistant.project.intake.extraction import propose
from assistant.project.intake.proposal import WORDING, Conflict, Figure, ProposedField, ProposedProject
from assistant.project.models import Project

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_LONGEST_TITLE = 120


@click.command("intake")
@click.argument("files", nargs=-1, required=True, type=_FILE, metavar="FILE…")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Project file; one that exists is added to, and what it says is never overwritten.",
)
@click.option("--offline", is_flag=True, help="Read without a model even if one is configured.")
@click.option(
    "--json", "as_json", is_flag=True, help="What was found, with quotations, instead of a project."
)
def intake_command(files: tuple[Path, ...], output: Path | None, offline: bool, as_json: bool) -> None:
    """Propose a project from e-mails, minutes, transcripts and other FILEs."""
    documents, refusals = _read(files)
    for refusal in refusals:
        _tell(refusal.sentence, refusal.next_step)
    if not documents:
        raise CommonGroundError(WORDING.both("cli.nothing"), WORDING.both("cli.nothing_next"))
    base = read_project(output) if output is not None and output.exists() and not as_json else None
    project = base or Project(title=_title(documents), language=speaking())
    proposal = _propose(documents, project, offline)
    _report(documents, proposal)
    if as_json:
        deliver(json.dumps(_as_json(proposal, refusals), ensure_ascii=False, indent=2), output)
    else:
        deliver(write_project(accept(project, proposal.fields)), output)


def _read(files: Iterable[Path]) -> tuple[list[Document], list[Refusal]]:
    from assistant.adapters.readers import read_documents

    read = read_documents([Source(path.name, path.read_bytes()) for path in files], progress=Quiet())
    documents = [each for each in read if isinstance(each, Document)]
    return documents, [each for each in read if isinstance(each, Refusal)]


def _propose(documents: Sequence[Document], project: Project, offline: bool) -> ProposedProject:
    services = get_services()
    connection = None if offline else services.connection()
    return propose(
        documents,
        project=project,
        model=services.chat_model(connection),
        prompts=services.prompts,
        progress=Quiet(),
        budget=CallBudget(seconds=services.settings.deadline_seconds),
        today=dt.date.today(),
    )


def _title(documents: Sequence[Document]) -> str:
    """The subject of a mail, else the first file's name without its suffix."""
    subjects = [document.subject.strip() for document in documents if document.subject.strip()]
    name = subjects[0] if subjects else Path(documents[0].name).stem
    return " ".join(name.split())[:_LONGEST_TITLE] or WORDING.say("cli.untitled", speaking())


def _report(documents: Sequence[Document], proposal: ProposedProject) -> None:
    """What the person should know, on standard error, so that the result can be piped on."""
    language = speaking()
    _tell(WORDING.both("cli.read", documents=len(documents), fields=len(proposal.fields)))
    for note in (*(note for document in documents for note in document.notes), *proposal.notes):
        _tell(note)
    for conflict in proposal.conflicts:
        key = "cli.conflict" if conflict.current is None else "cli.kept"
        _tell(WORDING.both(key, label=conflict.label(), values=_choices(conflict, language)))
    for question in proposal.questions:
        _tell(WORDING.both("cli.question", text=question.text))


def _choices(conflict: Conflict, language: Language) -> str:
    told = [f"{choice.written(language)} ({choice.file})" for choice in conflict.choices]
    return " / ".join(told)


def _tell(*sentences: LocalText) -> None:
    language = speaking()
    gap = "" if language is Language.ZH_TW else " "
    click.echo(gap.join(sentence.say(language) for sentence in sentences), err=True)


def _as_json(proposal: ProposedProject, refusals: Sequence[Refusal]) -> dict[str, Any]:
    language = speaking()
    return {
        "fields": [_field(each) for each in proposal.fields],
        "conflicts": [
            {
                "path": list(conflict.path),
                "current": _plain(conflict.current),
                "choices": [_field(each) for each in conflict.choices],
            }
            for conflict in proposal.conflicts
        ],
        "questions": [
            {"path": list(each.path), "text": each.text.say(language)} for each in proposal.questions
        ],
        "dropped": [
            {"text": each.text, "file": each.file, "reason": each.reason.say(language)}
            for each in proposal.dropped
        ],
        "left_out": [each.say(language) for each in proposal.left_out],
        "notes": [each.say(language) for each in proposal.notes],
        "refused": [{"file": each.name, "reason": each.sentence.say(language)} for each in refusals],
        "provenance": proposal.provenance.model_dump(mode="json"),
    }


def _field(field: ProposedField) -> dict[str, Any]:
    return {
        "path": list(field.path),
        "value": _plain(field.value),
        "quote": field.quote,
        "file": field.file,
        "place": field.place.both().say(speaking()),
        "confidence": round(field.confidence, 2),
        "origin": field.origin.value,
        "figures": [_figure(each) for each in field.figures],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    value = figure.value.isoformat() if isinstance(figure.value, dt.date) else str(figure.value.normalize())
    return {"kind": figure.kind, "words": figure.words, "value": value, "assumed": figure.assumed}


def _plain(value: object) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value
