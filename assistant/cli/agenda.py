"""``common-ground agenda`` and ``common-ground check``."""

import datetime as dt
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import click

from assistant.agenda.checks import check_agenda
from assistant.agenda.drafting import AgendaDraft, draft_agenda
from assistant.agenda.markdown import agenda_markdown, brief_markdown
from assistant.agenda.reading import read_agenda
from assistant.bootstrap import Services, get_services
from assistant.cli.output import deliver, tell
from assistant.cli.speech import say, speaking
from assistant.cli.stored import stored_project
from assistant.language.findings import Severity
from assistant.language.locale import Language
from assistant.language.model_port import CallBudget
from assistant.language.progress import Quiet
from assistant.project.files import read_project
from assistant.project.leaks import guard
from assistant.project.models import Project

_LANGUAGES = click.Choice([language.value for language in Language])


@click.command("agenda")
@click.argument("project", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--project-id",
    default="",
    help="A project of the app, by the id in its page's address: its own documents are quoted. "
    "Without PROJECT it is also what the agenda is drafted from.",
)
@click.option("--lang", type=_LANGUAGES, help="Language of the agenda; default: the project's.")
@click.option("--format", "form", type=click.Choice(["md", "json", "docx", "ics"]), default="md")
@click.option(
    "--part", type=click.Choice(["agenda", "brief"]), default="agenda", help="brief: private, for you."
)
@click.option("--offline", is_flag=True, help="Compose without a model even if one is configured.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path))
def agenda_command(
    project: Path | None,
    project_id: str,
    lang: str | None,
    form: str,
    part: str,
    offline: bool,
    output: Path | None,
) -> None:
    """Draft an alignment agenda from a PROJECT file, or from a project of the app."""
    services = get_services()
    stored = stored_project(services, project_id) if project_id else None
    known = read_project(project) if project else stored
    if known is None:
        raise click.UsageError(say("needs_project"))
    language = Language(lang) if lang else known.language
    connection = None if offline else services.connection()
    draft = draft_agenda(
        known,
        language=language,
        finder=services.finder,
        knowledge=services.knowledge,
        model=services.chat_model(connection, known),
        prompts=services.prompts,
        progress=Quiet(),
        budget=CallBudget(seconds=services.settings.deadline_seconds),
        today=dt.date.today(),
        own=services.own_documents.finder(services.settings.owner, project_id) if stored else None,
        glossary=services.glossary(),
    )
    for note in draft.notes:
        click.echo(note.say(speaking()), err=True)
    content = _brief(draft, form) if part == "brief" else _agenda(draft, form, known)
    deliver(content, output)


def _brief(draft: AgendaDraft, form: str) -> str | bytes:
    if form == "docx":
        from assistant.adapters.exports.docx_agenda import brief_docx

        return brief_docx(draft.package)
    if form == "md":
        return brief_markdown(draft.package)
    raise click.ClickException(say("brief_formats"))


def _agenda(draft: AgendaDraft, form: str, project: Project) -> str | bytes:
    """The agenda to share, in one format, after the leak check.

    Raises:
        LeakError: something private stands in it.
    """
    agenda = draft.package.agenda
    text = agenda_markdown(agenda)
    guard([text, draft.package.invitation, agenda.model_dump_json()], project)
    if form == "md":
        return text
    if form == "json":
        return json.dumps(_as_json(draft), ensure_ascii=False, indent=2)
    if form == "docx":
        from assistant.adapters.exports.docx_agenda import agenda_docx

        return agenda_docx(agenda)
    from assistant.adapters.exports.calendar import meeting_ics

    uid = hashlib.sha256(f"{project.title}|{project.own_department}".encode()).hexdigest()[:24]
    return meeting_ics(agenda, uid=f"{uid}@common-ground", sequence=0, now=dt.datetime.now(dt.UTC))


def _as_json(draft: AgendaDraft) -> dict[str, Any]:
    return {
        "agenda": draft.package.agenda.model_dump(mode="json"),
        "invitation": draft.package.invitation,
        "composed_offline": draft.package.composed_offline,
        "findings": [finding.model_dump(mode="json", by_alias=True) for finding in draft.findings],
        "provenance": draft.provenance.model_dump(mode="json"),
    }


@click.command("check")
@click.argument("agenda", type=click.Path(allow_dash=True, path_type=Path))
@click.option("--project", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Findings as JSON.")
def check_command(agenda: Path, project: Path | None, as_json: bool) -> None:
    """Check an AGENDA: JSON of this product, or Markdown or text written elsewhere; - for standard input."""
    services: Services = get_services()
    data = sys.stdin.buffer.read() if str(agenda) == "-" else agenda.read_bytes()
    parsed = read_agenda(data.decode("utf-8-sig", errors="replace"))
    findings = check_agenda(
        parsed,
        project=read_project(project) if project else None,
        principles=services.knowledge.principles,
        today=dt.date.today(),
        glossary=services.glossary(),
    )
    if as_json:
        rows = [finding.model_dump(mode="json", by_alias=True) for finding in findings]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        tell(findings, speaking())
        click.echo(say("checked", errors=_count(findings, Severity.ERROR), all=len(findings)))
    if _count(findings, Severity.ERROR):
        click.get_current_context().exit(1)


def _count(findings: list[Any], severity: Severity) -> int:
    return sum(finding.severity is severity for finding in findings)
