"""``common-ground doctor``: what is configured, what works, what to do."""

import platform
import tempfile
from collections.abc import Callable

import click

from assistant.bootstrap import Services, get_services
from assistant.cli.speech import say, speaking
from assistant.language.errors import CommonGroundError


@click.command("doctor")
@click.option(
    "--model", "try_model", is_flag=True, help="Also send one short request to the configured model."
)
def doctor_command(try_model: bool) -> None:
    """Say what is configured, what works and what to do; exit 1 when something needs you."""
    services = get_services()
    checks: list[Callable[[Services], str]] = [_python, _data, _knowledge, _database, _search, _model]
    if try_model:
        checks.append(_connection)
    outcomes = [_run(check, services) for check in checks]
    well = all(outcomes)
    click.echo(say("doctor.well" if well else "doctor.unwell"))
    if not well:
        click.get_current_context().exit(1)


def _run(check: Callable[[Services], str], services: Services) -> bool:
    try:
        click.echo(f"✓ {check(services)}")
    except CommonGroundError as error:
        click.echo(f"✗ {error.read(speaking())}")
        return False
    except OSError as error:
        click.echo(f"✗ {say('doctor.no_write', path=error.filename or '', reason=error.strerror or '')}")
        return False
    return True


def _python(_: Services) -> str:
    return say("doctor.python", version=platform.python_version())


def _data(services: Services) -> str:
    folder = services.settings.data_folder
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder):
        return say("doctor.data", path=folder)


def _knowledge(services: Services) -> str:
    base = services.knowledge
    return say("doctor.knowledge", principles=len(base.principles), cases=len(base.cases))


def _database(services: Services) -> str:
    count = len(services.projects.list(services.settings.owner))
    return say("doctor.database", path=services.settings.database_path, count=count)


def _search(services: Services) -> str:
    from assistant.adapters.embedders import choose_embedder

    services.finder.find([say("doctor.question")], top=1)
    return say("doctor.search", embedder=choose_embedder(services.settings).identity)


def _model(services: Services) -> str:
    connection = services.connection()
    if connection is None:
        return say("doctor.offline")
    model = services.chat_model(connection)
    return say("doctor.model", model=connection.model, host=model.host if model else "")


def _connection(services: Services) -> str:
    from assistant.adapters.chat_model import check_connection

    connection = services.connection()
    return (
        say("doctor.offline") if connection is None else check_connection(connection).sentence.say(speaking())
    )
