"""The project: the one thing every feature shares.

Everything below :class:`Private` stays with the person who wrote it; everything else may be shared.
Empty strings and empty lists mean "not said": the product asks or writes 待確認, it never guesses.
"""

import datetime as dt
from functools import cache
from typing import Annotated, Literal
from zoneinfo import available_timezones

from pydantic import AfterValidator, Field, model_validator

from assistant.language.locale import Language
from assistant.project.account import AccountEntry
from assistant.project.parts import MAX_ITEMS, Line, Part, Text
from assistant.project.preferences import TradeOffNotes
from assistant.project.ranges import expand

# Asking the system for its zones takes tens of milliseconds.
_zones = cache(available_timezones)


def _zone(name: str) -> str:
    if name not in _zones():
        raise ValueError(f"{name!r} is not an IANA time zone such as Asia/Taipei")
    return name


TimeZone = Annotated[str, AfterValidator(_zone)]


class Kpi(Part):
    """A figure a department is judged by. ``direction`` says which way is better."""

    name: Line
    formula: Line = ""
    baseline: float | None = None
    target: float | None = None
    unit: Line = ""
    due: dt.date | None = None
    direction: Literal["up", "down"] = "up"


class Department(Part):
    """A department at the table: what it is after, what worries it, what it asks and can offer."""

    name: Line
    goal: Line = ""
    kpis: list[Kpi] = Field(default_factory=list, max_length=MAX_ITEMS)
    worries: list[Line] = Field(default_factory=list, max_length=MAX_ITEMS)
    asks: list[Line] = Field(default_factory=list, max_length=MAX_ITEMS)
    offers: list[Line] = Field(default_factory=list, max_length=MAX_ITEMS)


class Stakeholder(Part):
    """A person with a stake. ``can_decide``: may commit the department without asking further."""

    name: Line
    department: Line
    role: Line = ""
    can_decide: bool = False
    email: Line = ""


class Position(Part):
    """What one department wants on a contested issue, and why, in words it would accept.

    ``prefers`` is the option it would choose, where it has said so.
    """

    department: Line
    wants: Line
    because: Line = ""
    prefers: Line = ""


class ContestedIssue(Part):
    """Something departments disagree on: its options and each side's position.

    An option may be a range with a step, which is written out: see :mod:`assistant.project.ranges`.
    """

    name: Line
    unit: Line = ""
    options: list[Line] = Field(default_factory=list, max_length=MAX_ITEMS)
    positions: list[Position] = Field(default_factory=list, max_length=MAX_ITEMS)
    criteria: list[Line] = Field(default_factory=list, max_length=MAX_ITEMS)
    approver: Line = ""
    deadline: dt.date | None = None
    escalation: Line = ""

    @model_validator(mode="after")
    def _ranges_written_out(self) -> "ContestedIssue":
        written = expand(self.options, self.unit)
        if written != self.options and len(written) <= MAX_ITEMS:
            self.options = written
        return self


class Sourced(Part):
    """A statement with the line or document it comes from."""

    text: Text
    source: Line = ""


class Term(Part):
    """A word of one department, in plain words. ``verified``: a person or the glossary stands behind it."""

    term: Line
    meaning: Line
    department: Line = ""
    verified: bool = True


class Contribution(Part):
    """What one department adds to the joint KPI, and who owns its data."""

    department: Line
    contributes: Line
    data_owner: Line = ""


class JointKpi(Part):
    """One figure the departments share, with the counter-metric that would show gaming."""

    name: Line
    formula: Line = ""
    baseline: float | None = None
    target: float | None = None
    unit: Line = ""
    due: dt.date | None = None
    contributions: list[Contribution] = Field(default_factory=list, max_length=MAX_ITEMS)
    counter_metric: Line = ""


class Meeting(Part):
    """The meeting that is coming. ``attendees`` are names of stakeholders."""

    date: dt.date | None = None
    start: dt.time | None = None
    time_zone: TimeZone = "Asia/Taipei"
    minutes: int = Field(default=50, ge=10, le=480)
    place: Line = ""
    attendees: list[Line] = Field(default_factory=list, max_length=MAX_ITEMS)
    check_in: dt.date | None = None


class ReservationValue(Part):
    """The worst value still acceptable on one issue. Private."""

    issue: Line
    value: Line


class Objector(Part):
    """Somebody likely to object, what they will say and what to answer. Private."""

    stakeholder: Line
    objection: Line
    answer: Line = ""


class Private(Part):
    """What never leaves the person: BATNA, reservation values, concessions, notes, priorities, favours."""

    batna: Text = ""
    reservation_values: list[ReservationValue] = Field(default_factory=list, max_length=MAX_ITEMS)
    concessions: list[Line] = Field(default_factory=list, max_length=MAX_ITEMS)
    objectors: list[Objector] = Field(default_factory=list, max_length=MAX_ITEMS)
    notes: list[Text] = Field(default_factory=list, max_length=MAX_ITEMS)
    trade_offs: TradeOffNotes = Field(default_factory=TradeOffNotes)
    account: list[AccountEntry] = Field(default_factory=list, max_length=500)


class Project(Part):
    """One cross-department project.

    ``own_department`` is the department of the person who prepares the meeting. ``decisions`` are
    what the meeting should decide beyond the contested issues, each a question.
    """

    title: Line
    purpose: Text = ""
    language: Language = Language.ZH_TW
    own_department: Line = ""
    shared_goal: Text = ""
    departments: list[Department] = Field(default_factory=list, max_length=MAX_ITEMS)
    stakeholders: list[Stakeholder] = Field(default_factory=list, max_length=MAX_ITEMS)
    issues: list[ContestedIssue] = Field(default_factory=list, max_length=MAX_ITEMS)
    decisions: list[Line] = Field(default_factory=list, max_length=MAX_ITEMS)
    success_criteria: list[Line] = Field(default_factory=list, max_length=MAX_ITEMS)
    joint_kpi: JointKpi | None = None
    facts: list[Sourced] = Field(default_factory=list, max_length=MAX_ITEMS)
    constraints: list[Sourced] = Field(default_factory=list, max_length=MAX_ITEMS)
    unknowns: list[Line] = Field(default_factory=list, max_length=MAX_ITEMS)
    terms: list[Term] = Field(default_factory=list, max_length=MAX_ITEMS)
    meeting: Meeting = Field(default_factory=Meeting)
    private: Private = Field(default_factory=Private)

    def department(self, name: str) -> Department | None:
        """The department called ``name``, if any."""
        return next((d for d in self.departments if d.name == name), None)

    def stakeholder(self, name: str) -> Stakeholder | None:
        """The stakeholder called ``name``, if any."""
        return next((s for s in self.stakeholders if s.name == name), None)
