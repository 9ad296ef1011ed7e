"""The cooperation account adds up, forgets what was forgiven and knows what is late."""

import datetime as dt
from typing import Any

import pytest

from assistant.project.account import AccountEntry, EntryState
from assistant.trade_offs.account import balances, close_entry, due_within, next_id, overdue

TODAY = dt.date(2027, 3, 1)


def _entry(**values: Any) -> AccountEntry:
    return AccountEntry(**{"id": "a1", "giver": "行銷部", "taker": "資訊部", "what": "報表", **values})


def test_done_and_open_are_counted_apart_in_both_directions() -> None:
    entries = [
        _entry(value=4, state="kept"),
        _entry(value=2, state="late"),
        _entry(value=5),
        _entry(giver="資訊部", taker="行銷部", value=3, state="kept"),
        _entry(giver="資訊部", taker="行銷部", value=7),
    ]
    (balance,) = balances(entries, "行銷部")
    assert (balance.given, balance.received, balance.we_owe, balance.owed_to_us) == (6, 3, 5, 7)
    assert balance.net == 3


def test_what_was_forgiven_counts_nowhere() -> None:
    (balance,) = balances([_entry(value=9, state="forgiven")], "行銷部")
    assert (balance.given, balance.we_owe) == (0, 0)


def test_dealings_of_others_are_not_ours() -> None:
    assert balances([_entry(giver="財務部", taker="資訊部")], "行銷部") == []


def test_overdue_lists_open_entries_past_their_date_the_oldest_first() -> None:
    entries = [
        _entry(id="a1", due=dt.date(2027, 2, 20)),
        _entry(id="a2", due=dt.date(2027, 1, 5)),
        _entry(id="a3", due=TODAY),
        _entry(id="a4", due=dt.date(2027, 1, 1), state="kept"),
    ]
    assert [entry.id for entry in overdue(entries, TODAY)] == ["a2", "a1"]


def test_due_within_counts_today_and_the_last_day() -> None:
    days = [TODAY, TODAY + dt.timedelta(days=7), TODAY + dt.timedelta(days=8)]
    entries = [_entry(id=f"a{n}", due=due) for n, due in enumerate(days)]
    assert [entry.id for entry in due_within(entries, TODAY, 7)] == ["a0", "a1"]


@pytest.mark.parametrize(
    ("on", "state"), [(dt.date(2027, 3, 1), EntryState.KEPT), (dt.date(2027, 3, 2), EntryState.LATE)]
)
def test_closing_after_the_due_date_is_late(on: dt.date, state: EntryState) -> None:
    assert close_entry(_entry(due=dt.date(2027, 3, 1)), on).state is state


def test_an_entry_is_closed_once() -> None:
    closed = close_entry(_entry(), TODAY, forgiven=True)
    assert closed.state is EntryState.FORGIVEN
    with pytest.raises(ValueError, match="already"):
        close_entry(closed, TODAY)


def test_ids_go_on_from_the_highest() -> None:
    assert next_id([_entry(id="a2"), _entry(id="a10"), _entry(id="x")]) == "a11"
    assert next_id([]) == "a1"
