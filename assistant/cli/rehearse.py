"""``common-ground rehearse``."""

import json
import secrets
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import click
import yaml

from assistant.bootstrap import Services, get_services
from assistant.cli.output import deliver
from assistant.cli.rehearsal_talk import Coach, Left, TerminalTalk
from assistant.cli.speech import say, speaking
from assistant.cli.terminal import harmless, listed
from assistant.language.locale import Language
from assistant.language.model_port import CallBudget, ChatModel
from assistant.language.progress import Quiet
from assistant.project.files import read_project
from assistant.project.models import Project
from assistant.rehearsal.casting import cast
from assistant.rehearsal.debrief import debrief
from assistant.rehearsal.debrief.markdown import debrief_markdown
from assistant.rehearsal.exchange import exchange
from assistant.rehearsal.explaining import explainer
from assistant.rehearsal.kinds import Level, Scenario
from assistant.rehearsal.models import Session, Setup, Understood
from assistant.rehearsal.moves import understand, understand_with_model
from assistant.rehearsal.play import start
from assistant.rehearsal.setting import build_setup
from assistant.rehearsal.voice import model_voice, template_voice

_MOST_LINES = 300
_MOST_KB = 1_000
_SEEDS = 1_000_000


@click.command("rehearse")
@click.argument("project", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--with", "departments", default="", help="Departments to talk to, separated by commas.")
@click.option("--practice", default="", help="Practice counterparts by key, separated by commas.")
@click.option("--scenario", type=click.Choice([s.value for s in Scenario]), default=Scenario.NUMERIC.value)
@click.option("--level", type=click.Choice([level.value for level in Level]), default=Level.FAIR.value)
@click.option("--issues", default="", help="Issues to negotiate, separated by commas; default: all.")
@click.option("--walk-away", type=float, help="Your walk-away in points, 0 to 100.")
@click.option("--goal", default="", help="What you want to reach.")
@click.option("--rounds", type=click.IntRange(3, 30), default=10, show_default=True)
@click.option("--seed", type=click.IntRange(0), help="Same seed and words, same answers; default: random.")
@click.option("--coach", type=click.Choice(["on", "off", "end"]), default="on", show_default=True)
@click.option("--lang", type=click.Choice([language.value for language in Language]))
@click.option("--offline", is_flag=True, help="Rules and templates even if a model is configured.")
@click.option(
    "--script",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
    help="What you say: a turn a line, or a YAML list; - for standard input. Commands work too.",
)
@click.option("--json", "as_json", is_flag=True, help="The whole session and its debrief as JSON.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="For the debrief.")
def rehearse_command(
    project: Path | None,
    coach: Coach,
    offline: bool,
    script: Path | None,
    as_json: bool,
    output: Path | None,
    **asked: Any,
) -> None:
    """Rehearse a negotiation with departments of a PROJECT file, or with practice counterparts.

    The counterparts decide by arithmetic; a model only words it. Type :help for commands. The debrief
    follows in Markdown.
    """
    if as_json and script is None:
        raise click.UsageError(say("rehearse.needs_script"))
    lines = None if script is None else script_lines(script)
    services = get_services()
    known = read_project(project) if project else None
    setup = _setup(known, **asked)
    if asked["seed"] is None:
        click.echo(say("rehearse.seed", seed=setup.seed), err=True)
    model = services.chat_model(None if offline else services.connection(), known)
    talk = _talk(services, setup, model, coach, keyboard=lines is None and sys.stdin.isatty())
    if as_json:
        talk.tell = lambda _: None
    wants_debrief = _held(talk, lines)
    if as_json:
        deliver(_json(talk.session), output)
    elif wants_debrief:
        deliver(harmless(_markdown(services, talk.session)), output)


def _setup(
    project: Project | None,
    *,
    departments: str,
    practice: str,
    scenario: str,
    level: str,
    issues: str,
    walk_away: float | None,
    goal: str,
    rounds: int,
    seed: int | None,
    lang: str | None,
) -> Setup:
    """The setup as the options ask for it. Raises ``RehearsalError``, ``TradeOffError`` or ``UsageError``."""
    language = Language(lang) if lang else project.language if project else speaking()
    names = [*listed(departments), *listed(practice)]
    if not names:
        keys = ", ".join(persona.key for persona in cast(language))
        raise click.UsageError(say("rehearse.no_counterpart", known=keys))
    return build_setup(
        project,
        scenario=Scenario(scenario),
        counterparts=names,
        issues=listed(issues) or None,
        level=Level(level),
        seed=secrets.randbelow(_SEEDS) if seed is None else seed,
        goal=goal,
        reservation=walk_away,
        rounds=rounds,
        minutes=0,
        language=language,
    )


def script_lines(path: Path) -> list[str]:
    """The turns of a script: a line each, or the texts of a YAML list.

    Raises:
        click.ClickException: it is too long, or YAML of another shape.
    """
    data = sys.stdin.buffer.read(_MOST_KB * 1024 + 1) if str(path) == "-" else path.read_bytes()
    too_long = click.ClickException(say("rehearse.script_long", path=path, limit=_MOST_LINES, size=_MOST_KB))
    if len(data) > _MOST_KB * 1024:
        raise too_long
    text = data.decode("utf-8-sig", errors="replace")
    turns: list[str] = text.splitlines()
    if path.suffix.lower() in (".yaml", ".yml", ".json"):
        wrong = click.ClickException(say("rehearse.script_shape", path=path))
        try:
            listed = yaml.load(text, Loader=yaml.CSafeLoader)
        except yaml.YAMLError as error:
            raise wrong from error
        if not isinstance(listed, list) or not all(isinstance(each, str) for each in listed):
            raise wrong
        turns = listed
    if len(turns) > _MOST_LINES:
        raise too_long
    return turns


def _talk(
    services: Services, setup: Setup, model: ChatModel | None, coach: Coach, *, keyboard: bool
) -> TerminalTalk:
    """The talk, opened by the counterparts."""

    def budget() -> CallBudget:
        return CallBudget(seconds=services.settings.deadline_seconds)

    def read(text: str, session: Session) -> Understood:
        if model is None:
            return understand(text, session)
        return understand_with_model(text, session, model, services.prompts, budget(), Quiet())

    speak = template_voice if model is None else model_voice(model, services.prompts, budget, Quiet())
    answer = partial(
        exchange,
        speak=speak,
        principles=services.knowledge.principles.keys(),
        explain=explainer(services.detector(), setup.language),
    )
    return TerminalTalk(start(setup, speak), read, answer, coach, keyboard)


def _held(talk: TerminalTalk, lines: list[str] | None) -> bool:
    """Hold the talk; whether its debrief is wanted."""
    talk.introduce()
    try:
        talk.talk(_typed(talk) if lines is None else iter(lines))
    except Left as left:
        if not left.wants_debrief:
            return False
    talk.close()
    return True


def _typed(talk: TerminalTalk) -> Iterator[str]:
    """Lines of standard input until it ends; Ctrl-C at the prompt leaves at once."""
    while True:
        if talk.keyboard:
            click.echo(talk.prompt(), nl=False)
        try:
            line = sys.stdin.readline()
        except KeyboardInterrupt:
            raise click.Abort from None
        if not line:
            return
        yield line


def _markdown(services: Services, session: Session) -> str:
    known = services.knowledge.principles
    language = session.setup.language
    return debrief_markdown(
        debrief(session), principles={key: principle.name.say(language) for key, principle in known.items()}
    )


def _json(session: Session) -> str:
    whole = {"session": session.model_dump(mode="json"), "debrief": debrief(session).model_dump(mode="json")}
    return json.dumps(whole, ensure_ascii=False, indent=2)
