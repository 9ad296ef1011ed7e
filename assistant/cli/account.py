"""``common-ground account``: the cooperation account of a project file. It is private."""

import datetime as dt
import hashlib
from pathlib import Path

import click

from assistant.cli.output import deliver
from assistant.cli.speech import say, speaking
from assistant.language.figures import write_date
from assistant.project.account import AccountEntry, EntryState
from assistant.project.account_file import save_account
from assistant.project.files import read_project
from assistant.project.models import Project
from assistant.trade_offs.account import Balance, balances, close_entry, next_id, overdue


@click.group("account")
@click.argument("project", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_context
def account_group(context: click.Context, project: Path) -> None:
    """What departments owe one another, kept in the private part of a PROJECT file."""
    context.obj = project


@account_group.command("list")
@click.pass_obj
def account_list(path: Path) -> None:
    """Print every entry, the balances, and what is overdue."""
    _print(read_project(path))


@account_group.command("add")
@click.option("--giver", required=True, help="Department that gives or promises.")
@click.option("--taker", required=True, help="Department it is for.")
@click.option("--what", required=True)
@click.option("--value", type=float, default=3, show_default=True, help="1: a courtesy, 10: a rescue.")
@click.option("--due", type=click.DateTime(["%Y-%m-%d"]), help="Day it is due, such as 2027-03-05.")
@click.option("--meeting", default="", help="Meeting it comes from.")
@click.pass_obj
def account_add(
    path: Path, giver: str, taker: str, what: str, value: float, due: dt.datetime | None, meeting: str
) -> None:
    """Add a favour or a promise."""
    project = read_project(path)
    _refuse_wrong(project, giver, taker, what=what, value=value, meeting=meeting)
    entries = project.private.account
    entry = AccountEntry(
        id=next_id(entries),
        giver=giver,
        taker=taker,
        what=what,
        value=value,
        agreed_on=dt.date.today(),
        due=due.date() if due else None,
        meeting=meeting,
    )
    changed = save_account(path, [*entries, entry])
    click.echo(say("account.added", id=entry.id), err=True)
    _print(changed)


def _refuse_wrong(project: Project, giver: str, taker: str, *, what: str, value: float, meeting: str) -> None:
    names = [department.name for department in project.departments]
    for name in (giver, taker):
        if name not in names:
            raise click.ClickException(say("account.unknown", name=name, known=", ".join(names)))
    if giver == taker:
        raise click.ClickException(say("account.itself", name=giver))
    if not what.strip() or max(len(what), len(meeting)) > 300:
        raise click.ClickException(say("account.length"))
    if not 0 <= value <= 10:
        raise click.ClickException(say("account.value"))


@account_group.command("close")
@click.argument("entry_id", metavar="ID")
@click.option("--forgiven", is_flag=True, help="Let it go instead of marking it done.")
@click.pass_obj
def account_close(path: Path, entry_id: str, forgiven: bool) -> None:
    """Mark the entry ID as done today (late when after its due day), or as forgiven."""
    entries = read_project(path).private.account
    found = next((entry for entry in entries if entry.id == entry_id), None)
    if found is None:
        known = ", ".join(entry.id for entry in entries) or "–"
        raise click.ClickException(say("account.no_entry", id=entry_id, known=known))
    if found.state is not EntryState.OPEN:
        state = say(f"account.state.{found.state.value}")
        raise click.ClickException(say("account.closed", id=entry_id, state=state))
    done = close_entry(found, dt.date.today(), forgiven=forgiven)
    changed = save_account(path, [done if entry.id == entry_id else entry for entry in entries])
    _print(changed)


@account_group.command("ics")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def account_ics(path: Path, output: Path | None) -> None:
    """Write the open promises with a due day as a calendar file for yourself."""
    from assistant.adapters.exports.calendar_promises import promises_ics

    project = read_project(path)
    uid = hashlib.sha256(f"{project.title}|{project.own_department}".encode()).hexdigest()[:24]
    data = promises_ics(
        project.private.account,
        uid=f"{uid}@common-ground",
        now=dt.datetime.now(dt.UTC),
        language=project.language,
    )
    deliver(data, output)


def _print(project: Project) -> None:
    entries, today = project.private.account, dt.date.today()
    if not entries:
        click.echo(say("account.empty"))
        return
    for entry in entries:
        click.echo(_line(entry))
    for balance in balances(entries, project.own_department):
        click.echo(_balance(balance))
    late = overdue(entries, today)
    if late:
        click.echo(say("account.overdue", ids=", ".join(entry.id for entry in late)))


def _line(entry: AccountEntry) -> str:
    due = write_date(entry.due, speaking()) if entry.due else say("account.no_due")
    return say(
        "account.line",
        id=entry.id,
        state=say(f"account.state.{entry.state.value}"),
        giver=entry.giver,
        taker=entry.taker,
        what=" ".join(entry.what.split()),
        value=f"{entry.value:g}",
        due=due,
    )


def _balance(balance: Balance) -> str:
    return say(
        "account.balance",
        department=balance.department,
        given=f"{balance.given:g}",
        received=f"{balance.received:g}",
        we_owe=f"{balance.we_owe:g}",
        owed=f"{balance.owed_to_us:g}",
    )
