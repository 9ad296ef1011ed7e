"""``common-ground glossary``: the shipped terms and the organisation's own."""

import datetime as dt
import getpass
import json
from pathlib import Path

import click

from assistant.bootstrap import Services, get_services
from assistant.cli.output import deliver, tell
from assistant.cli.speech import say, speaking
from assistant.knowledge.glossary.exchange import read_glossary, write_csv, write_json
from assistant.knowledge.glossary.glossary import Glossary
from assistant.knowledge.glossary.homes import home_name
from assistant.knowledge.glossary.lint import lint_glossary
from assistant.knowledge.glossary.models import Home, Term
from assistant.knowledge.glossary.organisation import By, Organisation, add, take_in
from assistant.knowledge.glossary.rows import key_of
from assistant.knowledge.glossary.words import say as glossary_words
from assistant.language.findings import Severity
from assistant.language.locale import Language, LocalText

_HOMES = click.Choice([home.value for home in Home])
_LANGUAGES = click.Choice([language.value for language in Language])


@click.group("glossary")
def glossary_group() -> None:
    """Terms between departments: the shipped ones and your own."""


@glossary_group.command("list")
@click.argument("search", default="")
@click.option("--home", type=_HOMES, help="Only terms of one department.")
@click.option("--own", is_flag=True, help="Only terms the organisation confirmed, changed or added.")
@click.option("--json", "as_json", is_flag=True)
def glossary_list(search: str, home: str | None, own: bool, as_json: bool) -> None:
    """List the terms in use; SEARCH looks in names, forms and meanings."""
    glossary = get_services().glossary()
    terms = [
        term
        for key, term in glossary.terms.items()
        if (not home or term.home.value == home)
        and (not own or key in glossary.confirmed)
        and _matches(term, search)
    ]
    if as_json:
        rows = [term.model_dump(mode="json", by_alias=True, exclude_defaults=True) for term in terms]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for term in terms:
        click.echo(_line(term, glossary))
    click.echo(say("glossary.listed", count=len(terms)), err=True)


@glossary_group.command("add")
@click.argument("name")
@click.option("--meaning", required=True, help="What it means, in plain words.")
@click.option("--home", type=_HOMES, required=True, help="The department whose word it is.")
@click.option("--form", "forms", multiple=True, help="Another way of writing it; may be repeated.")
@click.option("--question", default="", help="A question a listener may ask back.")
def glossary_add(name: str, meaning: str, home: str, forms: tuple[str, ...], question: str) -> None:
    """Add a term NAME of your own to the organisation's glossary."""
    if not name.strip() or not meaning.strip():
        raise click.ClickException(say("glossary.empty"))
    both = LocalText.same(name.strip())
    ask = LocalText.same(question) if question else glossary_words("default_question", name=both)
    try:
        term = Term.model_validate(
            {
                "key": key_of(both),
                "name": both,
                "forms": forms,
                "home": home,
                "plain": LocalText.same(meaning.strip()),
                "ask_back": ask,
            }
        )
    except ValueError as error:
        raise click.ClickException(say("glossary.wrong")) from error
    services = get_services()
    by, shipped = _by(), services.shipped_glossary

    def change(organisation: Organisation) -> Organisation:
        return add(organisation, term, by, shipped)

    changed = services.glossaries.change(services.settings.owner, change)
    click.echo(say("glossary.added", key=changed.history[-1].keys[0]))


@glossary_group.command("import")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would be imported.")
def glossary_import(path: Path, dry_run: bool) -> None:
    """Lay a CSV or JSON file over the organisation's glossary; exit 1 when rows were left out."""
    services = get_services()
    by = _by()
    imported = read_glossary(path.read_bytes(), by)
    if not dry_run:
        services.glossaries.change(
            services.settings.owner, lambda organisation: take_in(organisation, imported.organisation, by)
        )
    for rejected in imported.rejected:
        reason = rejected.reason.say(speaking())
        click.echo(say("glossary.rejected", row=rejected.row, name=rejected.name, reason=reason), err=True)
    if imported.ignored:
        click.echo(say("glossary.ignored", columns=", ".join(imported.ignored)), err=True)
    count = len(imported.organisation.entries)
    click.echo(say("glossary.would" if dry_run else "glossary.imported", count=count))
    if imported.rejected:
        click.get_current_context().exit(1)


@glossary_group.command("export")
@click.option("--format", "form", type=click.Choice(["csv", "json"]), default="csv", show_default=True)
@click.option("--lang", type=_LANGUAGES, help="Language of the column heads.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path))
def glossary_export(form: str, lang: str | None, output: Path | None) -> None:
    """Write the organisation's glossary; JSON holds its history too."""
    services = get_services()
    organisation = services.glossaries.get(services.settings.owner)
    language = Language(lang) if lang else speaking()
    deliver(write_json(organisation) if form == "json" else write_csv(organisation, language), output)


@glossary_group.command("lint")
def glossary_lint() -> None:
    """Check every shipped term; exit 1 on errors."""
    services: Services = get_services()
    findings = lint_glossary(services.settings.kb_folder)
    tell(findings, speaking())
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    click.echo(say("checked", errors=errors, all=len(findings)))
    if errors:
        click.get_current_context().exit(1)


def _matches(term: Term, search: str) -> bool:
    wanted = search.strip().casefold()
    texts = (*term.all_forms, term.plain.zh, term.plain.en, term.key)
    return not wanted or any(wanted in text.casefold() for text in texts)


def _line(term: Term, glossary: Glossary) -> str:
    language = speaking()
    return say(
        "glossary.line_own" if term.key in glossary.confirmed else "glossary.line",
        key=term.key,
        name=term.name.say(language),
        home=home_name(term.home, language),
        plain=" ".join(term.plain.say(language).split()),
    )


def _by() -> By:
    try:
        who = getpass.getuser()
    except (KeyError, OSError):
        # No name for this user id, as in some containers.
        who = "local"
    return By(who, dt.datetime.now(dt.UTC))
