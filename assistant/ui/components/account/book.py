"""The account over all of the owner's projects, and changes to it."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.project.account import AccountEntry, EntryState
from assistant.project.records import ProjectRecord
from assistant.trade_offs.account import Balance, balances, close_entry, next_id
from assistant.ui.editing import Desk, undo
from assistant.ui.state import owner, remember, remembered, services
from assistant.ui.words import say

_LAST = "account_changed"


@dataclass(frozen=True)
class Line:
    """One entry with the project it is kept in."""

    record: ProjectRecord
    entry: AccountEntry

    @property
    def key(self) -> str:
        """Unique over all projects."""
        return f"{self.record.id}-{self.entry.id}"

    @property
    def own(self) -> str:
        """The owner's department in that project."""
        return self.record.project.own_department

    @property
    def project(self) -> str:
        """What the project is called."""
        return self.record.project.title or say("project.untitled")


def all_lines() -> list[Line]:
    """Every entry of every project of the owner, the most recently changed project first."""
    records = services().projects.list(owner())
    return [Line(record, entry) for record in records for entry in record.project.private.account]


def open_lines(lines: Sequence[Line], today: dt.date) -> list[Line]:
    """What is still open: overdue first, then by due day, then what has none."""
    still = [line for line in lines if line.entry.state is EntryState.OPEN]
    return sorted(still, key=lambda line: (line.entry.due is None, line.entry.due or today, line.key))


def is_overdue(line: Line, today: dt.date) -> bool:
    """Open and past its day."""
    due = line.entry.due
    return line.entry.state is EntryState.OPEN and due is not None and due < today


def all_balances(lines: Sequence[Line]) -> list[tuple[str, Balance]]:
    """The owner's department with each balance; projects of the same department count together."""
    owns = dict.fromkeys(line.own for line in lines if line.own)
    return [
        (own, balance)
        for own in owns
        for balance in balances([line.entry for line in lines if line.own == own], own)
    ]


def add(record: ProjectRecord, entries: Sequence[dict[str, Any]]) -> None:
    """Put new entries into a project's account; each gets the next free id."""

    def change(tree: dict[str, Any]) -> None:
        held = tree["private"]["account"]
        for fields in entries:
            known = [AccountEntry.model_validate(each) for each in held]
            held.append(AccountEntry(id=next_id(known), **fields).model_dump())

    _restructure(record.id, change)


def close(line: Line, on: dt.date, *, forgiven: bool = False) -> None:
    """Mark an entry as done on a day, or as forgiven."""
    done = close_entry(line.entry, on, forgiven=forgiven)
    replace(line, done.model_dump())


def replace(line: Line, fields: dict[str, Any] | None) -> None:
    """Store an entry anew; ``None`` removes it."""

    def change(tree: dict[str, Any]) -> None:
        held = tree["private"]["account"]
        place = next((i for i, each in enumerate(held) if each["id"] == line.entry.id), None)
        if place is not None:
            held[place : place + 1] = [] if fields is None else [{**held[place], **fields}]

    _restructure(line.record.id, change)


def can_undo() -> bool:
    """Whether something of the account was changed in this session."""
    return bool(remembered(_LAST))


def undo_last() -> bool:
    """Take back the last change of the account; False when there is none."""
    changed = list(remembered(_LAST, []))
    if not changed:
        return False
    remember(_LAST, changed[:-1])
    return undo(changed[-1])


def _restructure(project_id: str, change: Callable[[dict[str, Any]], None]) -> None:
    record = services().projects.get(owner(), project_id)
    if record is not None:
        Desk(record).restructure(change)
        remember(_LAST, [*remembered(_LAST, []), project_id])
