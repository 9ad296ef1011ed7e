"""The cooperation account (長期合作帳戶): favours and promises between departments. All of it is private."""

import datetime as dt
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from assistant.project.parts import Line, Part, Text


class EntryState(StrEnum):
    """What became of a promise. ``FORGIVEN``: let go by the one it was owed to."""

    OPEN = "open"
    KEPT = "kept"
    LATE = "late"
    FORGIVEN = "forgiven"


class AccountEntry(Part):
    """One favour or promise.

    Attributes:
        id: stable within the project, such as ``a1``.
        giver: department that gives or promises.
        taker: department it is for.
        value: what it is worth, as the owner judges it, from 1 (a courtesy) to 10 (a rescue).
        meeting: the meeting it came from.
        state: ``LATE`` means done after ``due``.
    """

    id: Line
    giver: Line
    taker: Line
    what: Line
    value: Annotated[float, Field(ge=0, le=10)] = 3
    agreed_on: dt.date | None = None
    due: dt.date | None = None
    state: EntryState = EntryState.OPEN
    closed_on: dt.date | None = None
    meeting: Line = ""
    note: Text = ""
