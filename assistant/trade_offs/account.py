"""The cooperation account between departments: who owes what to whom, and what is due.

Reciprocity works on memory: Gouldner (1960). The account is a private memory, never a threat.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.project.account import AccountEntry, EntryState


@dataclass(frozen=True)
class Balance:
    """Where the owner's department stands with another one; values as the owner judges them.

    ``given`` and ``received`` count what was really done (kept or late); ``we_owe`` and ``owed_to_us``
    what is still open. Forgiven entries count nowhere.
    """

    department: str
    given: float
    received: float
    we_owe: float
    owed_to_us: float

    @property
    def net(self) -> float:
        """Positive: we have given more than we received."""
        return self.given - self.received


def balances(entries: Iterable[AccountEntry], own: str) -> list[Balance]:
    """One balance per department that ``own`` has dealings with, in order of first appearance."""
    kept = [entry for entry in entries if own in (entry.giver, entry.taker) and entry.giver != entry.taker]
    others = dict.fromkeys(entry.taker if entry.giver == own else entry.giver for entry in kept)
    return [_balance(other, own, kept) for other in others]


def _balance(other: str, own: str, entries: Sequence[AccountEntry]) -> Balance:
    def total(giver: str, taker: str, states: set[EntryState]) -> float:
        return sum(e.value for e in entries if (e.giver, e.taker) == (giver, taker) and e.state in states)

    done, still_open = {EntryState.KEPT, EntryState.LATE}, {EntryState.OPEN}
    return Balance(
        department=other,
        given=total(own, other, done),
        received=total(other, own, done),
        we_owe=total(own, other, still_open),
        owed_to_us=total(other, own, still_open),
    )


def overdue(entries: Iterable[AccountEntry], today: dt.date) -> list[AccountEntry]:
    """Open entries whose due date has passed, the longest overdue first."""
    late = [e for e in entries if e.state is EntryState.OPEN and e.due is not None and e.due < today]
    return sorted(late, key=lambda entry: (entry.due or today, entry.id))


def due_within(entries: Iterable[AccountEntry], today: dt.date, days: int) -> list[AccountEntry]:
    """Open entries due from ``today`` within ``days`` days, the nearest first."""
    last = today + dt.timedelta(days=days)
    soon = [e for e in entries if e.state is EntryState.OPEN and e.due is not None and today <= e.due <= last]
    return sorted(soon, key=lambda entry: (entry.due or today, entry.id))


def next_id(entries: Iterable[AccountEntry]) -> str:
    """A new entry's id: ``a`` and the next number."""
    used = [int(e.id[1:]) for e in entries if e.id.startswith("a") and e.id[1:].isdecimal()]
    return f"a{max(used, default=0) + 1}"


def close_entry(entry: AccountEntry, on: dt.date, *, forgiven: bool = False) -> AccountEntry:
    """The entry as done on a day: kept, or late when that was after its due date; or forgiven.

    Raises:
        ValueError: it is not open any more.
    """
    if entry.state is not EntryState.OPEN:
        raise ValueError(f"{entry.id} is already {entry.state.value}")
    if forgiven:
        state = EntryState.FORGIVEN
    else:
        state = EntryState.LATE if entry.due is not None and on > entry.due else EntryState.KEPT
    return entry.model_copy(update={"state": state, "closed_on": on})
