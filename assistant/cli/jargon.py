"""``common-ground jargon``: what one department said, in words others can decide on."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from assistant.bootstrap import Services, get_services
from assistant.cli.jargon_text import translation_text
from assistant.cli.output import deliver
from assistant.cli.speech import speaking
from assistant.cli.stored import stored_project
from assistant.cli.terminal import listed, print_line
from assistant.jargon.drafting import TranslationDraft, translate
from assistant.jargon.models import Side
from assistant.knowledge.glossary.detection import Detector
from assistant.knowledge.glossary.homes import home_name, home_of
from assistant.knowledge.glossary.models import Home
from assistant.language.locale import Language
from assistant.language.model_port import CallBudget
from assistant.language.progress import Quiet
from assistant.project.file_text import decode
from assistant.project.files import read_project
from assistant.project.models import Project


@click.command("jargon")
@click.argument("text")
@click.option("--from", "speaker", required=True, help="The department that speaks, such as 資訊部 or IT.")
@click.option("--for", "listeners", required=True, help="Up to four departments, separated by commas.")
@click.option("--decides", default="", help="What the listeners have to decide.")
@click.option("--project", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--project-id", default="", help="A project of the app, by the id in its page's address.")
@click.option(
    "--lang",
    type=click.Choice([language.value for language in Language]),
    help="Language of explanations; default: the project's, else the terminal's.",
)
@click.option("--offline", is_flag=True, help="Explain from the glossary even if a model is configured.")
@click.option("--json", "as_json", is_flag=True, help="The whole translation as JSON.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path))
def jargon_command(
    text: str,
    speaker: str,
    listeners: str,
    decides: str,
    project: Path | None,
    project_id: str,
    lang: str | None,
    offline: bool,
    as_json: bool,
    output: Path | None,
) -> None:
    """Put TEXT into words other departments can decide on; - reads standard input."""
    services = get_services()
    known = _project(services, project, project_id)
    language = Language(lang) if lang else known.language if known else speaking()
    glossary = services.glossary()
    draft = translate(
        decode(sys.stdin.buffer.read())[0] if text == "-" else text,
        _side(speaker, language),
        [_side(name, language, decides) for name in listed(listeners)],
        glossary=glossary,
        detector=Detector(glossary),
        language=language,
        model=services.chat_model(None if offline else services.connection(), known),
        prompts=services.prompts,
        progress=Quiet(),
        budget=CallBudget(seconds=services.settings.deadline_seconds),
        project=known,
    )
    for note in draft.notes:
        print_line(note.say(speaking()), err=True)
    deliver(_as_json(draft) if as_json else translation_text(draft.translation, language), output)
    for finding in draft.findings:
        said = finding.message.say(speaking()), finding.remedy.say(speaking())
        print_line(f"! {finding.where}: {' '.join(said)}", err=True)


def _project(services: Services, path: Path | None, project_id: str) -> Project | None:
    if path is not None:
        return read_project(path)
    return stored_project(services, project_id) if project_id else None


def _side(name: str, language: Language, decides: str = "") -> Side:
    """A department by its own name, or by the key of its kind: ``finance`` is 財務."""
    name = name.strip()
    if name in set(Home):
        return Side(department=home_name(Home(name), language), home=Home(name), decides=decides)
    return Side(department=name, home=home_of(name), decides=decides)


def _as_json(draft: TranslationDraft) -> str:
    content: dict[str, Any] = {
        "translation": draft.translation.model_dump(mode="json"),
        "findings": [finding.model_dump(mode="json", by_alias=True) for finding in draft.findings],
        "notes": [note.model_dump(mode="json", by_alias=True) for note in draft.notes],
        "provenance": draft.provenance.model_dump(mode="json"),
    }
    return json.dumps(content, ensure_ascii=False, indent=2)
