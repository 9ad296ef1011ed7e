"""``common-ground trade-offs``."""

import datetime as dt
import json
from pathlib import Path

import click

from assistant.adapters.cp_sat import large_solver
from assistant.bootstrap import get_services
from assistant.cli.output import deliver
from assistant.cli.speech import speaking
from assistant.language.locale import Language
from assistant.language.model_port import CallBudget
from assistant.language.progress import Quiet
from assistant.project.files import read_project
from assistant.project.leaks import guard
from assistant.project.models import Project
from assistant.trade_offs.drafting import ProposalDraft, draft_proposals
from assistant.trade_offs.markdown import brief_markdown, proposals_markdown


@click.command("trade-offs")
@click.argument("project", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--lang",
    type=click.Choice([language.value for language in Language]),
    help="Language of the proposals; default: the project's.",
)
@click.option("--format", "form", type=click.Choice(["md", "json", "docx"]), default="md")
@click.option(
    "--part",
    type=click.Choice(["proposals", "brief"]),
    default="proposals",
    help="brief: points, limits and likely answers, private, for you.",
)
@click.option("--offline", is_flag=True, help="Word without a model even if one is configured.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path))
def trade_offs_command(
    project: Path, lang: str | None, form: str, part: str, offline: bool, output: Path | None
) -> None:
    """Compute packages the departments of a PROJECT file can live with, and word them as proposals."""
    services = get_services()
    known = read_project(project)
    connection = None if offline else services.connection()
    draft = draft_proposals(
        known,
        language=Language(lang) if lang else known.language,
        finder=services.finder,
        knowledge=services.knowledge,
        model=services.chat_model(connection),
        prompts=services.prompts,
        progress=Quiet(),
        budget=CallBudget(seconds=services.settings.deadline_seconds),
        today=dt.date.today(),
        large=large_solver(),
    )
    for note in draft.notes:
        click.echo(note.say(speaking()), err=True)
    deliver(_brief(draft, form) if part == "brief" else _proposals(draft, form, known), output)


def _proposals(draft: ProposalDraft, form: str, project: Project) -> str | bytes:
    """The proposals to share, in one format, after the leak check.

    Raises:
        LeakError: something private stands in them.
    """
    text = proposals_markdown(draft.proposals)
    guard([text, draft.proposals.model_dump_json()], project)
    if form == "md":
        return text
    if form == "json":
        content = {
            "proposals": draft.proposals.model_dump(mode="json"),
            "findings": [finding.model_dump(mode="json", by_alias=True) for finding in draft.findings],
            "provenance": draft.provenance.model_dump(mode="json"),
        }
        return json.dumps(content, ensure_ascii=False, indent=2)
    from assistant.adapters.exports.docx_trade_offs import proposals_docx

    return proposals_docx(draft.proposals)


def _brief(draft: ProposalDraft, form: str) -> str | bytes:
    if form == "json":
        return draft.brief.model_dump_json(indent=2)
    if form == "md":
        return brief_markdown(draft.brief)
    from assistant.adapters.exports.docx_trade_offs import brief_docx

    return brief_docx(draft.brief)
