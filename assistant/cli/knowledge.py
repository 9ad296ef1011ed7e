"""``common-ground search``, ``kb`` and ``prompts``."""

import json

import click

from assistant.bootstrap import get_services
from assistant.cli.output import tell
from assistant.cli.speech import say, speaking
from assistant.knowledge.lint import lint_knowledge
from assistant.knowledge.principles import PrincipleHit
from assistant.language.findings import Finding, Severity
from assistant.language.prompts import lint_prompts


@click.command("search")
@click.argument("situation")
@click.option("--top", type=click.IntRange(1, 50), default=3, show_default=True)
@click.option("--json", "as_json", is_flag=True)
def search_command(situation: str, top: int, as_json: bool) -> None:
    """Find the principles that fit a SITUATION told in your own words."""
    hits = get_services().finder.find([situation], top=top)
    if as_json:
        click.echo(json.dumps([_row(hit) for hit in hits], ensure_ascii=False, indent=2))
        return
    language = speaking()
    for rank, hit in enumerate(hits, 1):
        principle = hit.principle
        click.echo(f"{rank}. {principle.name.say(language)} ({principle.key}, {hit.score:.2f})")
        click.echo(f"   {principle.idea.say(language)}")
        click.echo(f"   {hit.why.say(language)}")


def _row(hit: PrincipleHit) -> dict[str, object]:
    return {
        "key": hit.principle.key,
        "name": hit.principle.name.model_dump(by_alias=True),
        "score": round(hit.score, 4),
        "matched": hit.matched,
        "why": hit.why.model_dump(by_alias=True),
    }


@click.group("kb")
def kb_group() -> None:
    """The knowledge base."""


@kb_group.command("lint")
def kb_lint() -> None:
    """Check every principle and case; exit 1 on errors."""
    _report(lint_knowledge(get_services().settings.kb_folder))


@kb_group.command("vectors")
def kb_vectors() -> None:
    """Embed the lines of the knowledge base that changed, for the vectors shipped with it."""
    from assistant.adapters.embedders import choose_embedder
    from assistant.adapters.index_vectors import build_vectors, vector_file

    services = get_services()
    embedder = choose_embedder(services.settings)
    path = vector_file(services.settings.kb_folder / "vectors", embedder)
    lines = build_vectors(services.knowledge.principles, embedder, path)
    click.echo(say("vectors", lines=lines, path=path))


@click.group("prompts")
def prompts_group() -> None:
    """The prompt files."""


@prompts_group.command("lint")
def prompts_lint() -> None:
    """Check every prompt file; exit 1 on errors."""
    _report(lint_prompts(get_services().settings.prompts_folder))


def _report(findings: list[Finding]) -> None:
    tell(findings, speaking())
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    click.echo(say("checked", errors=errors, all=len(findings)))
    if errors:
        click.get_current_context().exit(1)
