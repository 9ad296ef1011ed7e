"""The command line: ``common-ground``.

Every error is one line on standard error and exit code 2; ``check`` exits 1 when it finds errors.
"""

import sys

import click

from assistant.cli.account import account_group
from assistant.cli.agenda import agenda_command, check_command
from assistant.cli.doctor import doctor_command
from assistant.cli.glossary import glossary_group
from assistant.cli.intake import intake_command
from assistant.cli.jargon import jargon_command
from assistant.cli.knowledge import kb_group, prompts_group, search_command
from assistant.cli.rehearse import rehearse_command
from assistant.cli.speech import speaking
from assistant.cli.trade_offs import trade_offs_command
from assistant.language.errors import CommonGroundError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="common-ground")
def commands() -> None:
    """Common Ground (共識): get several departments behind one project."""


for command in (
    intake_command,
    agenda_command,
    check_command,
    trade_offs_command,
    account_group,
    rehearse_command,
    jargon_command,
    glossary_group,
    search_command,
    kb_group,
    prompts_group,
    doctor_command,
):
    commands.add_command(command)


def main(arguments: list[str] | None = None) -> None:
    """Run one command and exit. Never shows a traceback for an error the product knows."""
    try:
        code = commands.main(args=arguments, prog_name="common-ground", standalone_mode=False)
    except CommonGroundError as error:
        _fail(error.read(speaking()))
    except click.ClickException as error:
        _fail(error.format_message())
    except click.Abort:
        sys.exit(130)
    except OSError as error:
        _fail(f"{error.strerror}: {error.filename}" if error.filename else str(error))
    sys.exit(code if isinstance(code, int) else 0)


def _fail(sentence: str) -> None:
    click.echo(f"common-ground: {' '.join(sentence.split())}", err=True)
    sys.exit(2)
