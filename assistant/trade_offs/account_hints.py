"""What the cooperation account reminds one of before asking: memory, never a lever."""

import datetime as dt
from collections.abc import Iterator, Sequence

from assistant.language.figures import write_date
from assistant.language.voice import Voice
from assistant.project.account import AccountEntry, EntryState
from assistant.trade_offs.account import Balance, balances

MOST = 8


def account_hints(
    entries: Sequence[AccountEntry], own: str, others: Sequence[str], voice: Voice, today: dt.date
) -> list[str]:
    """Sentences for the person alone: what is open with the departments at the table, ours first."""
    dealt = [entry for entry in entries if own in (entry.giver, entry.taker) and entry.giver != entry.taker]
    at_table = [entry for entry in dealt if {entry.giver, entry.taker} & set(others)]
    still_open = [entry for entry in at_table if entry.state is EntryState.OPEN]
    still_open.sort(key=lambda entry: (entry.giver != own, entry.due or dt.date.max, entry.id))
    hints = [_open(entry, own, voice, today) for entry in still_open]
    hints += _tendencies(balances(at_table, own), voice)
    return hints[:MOST]


def _open(entry: AccountEntry, own: str, voice: Voice, today: dt.date) -> str:
    ours = entry.giver == own
    late = "_overdue" if entry.due is not None and entry.due < today else ""
    return voice.say(
        f"account.{'owe' if ours else 'owed'}{late}",
        department=entry.taker if ours else entry.giver,
        what=voice.quote(entry.what),
        due=write_date(entry.due, voice.language) if entry.due else voice.say("account.no_due"),
    )


def _tendencies(found: Sequence[Balance], voice: Voice) -> Iterator[str]:
    for balance in found:
        if balance.net:
            key = "given_more" if balance.net > 0 else "received_more"
            yield voice.say(f"account.{key}", department=balance.department)
