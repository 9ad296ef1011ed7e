"""An alignment agenda and the papers around it.

Start times are never stored: :mod:`assistant.agenda.clock` derives them from the items' minutes.
"""

import datetime as dt
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from assistant.language.locale import Language
from assistant.project.models import JointKpi, Meeting, Position, Stakeholder, Term

Line = Annotated[str, Field(max_length=600)]
Text = Annotated[str, Field(max_length=4_000)]


class Sheet(BaseModel):
    """Base of all parts of an agenda."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, allow_inf_nan=False)


class ItemType(StrEnum):
    """What the room does with an item."""

    INFORM = "inform"
    DISCUSS = "discuss"
    DECIDE = "decide"


class Stage(StrEnum):
    """The part an item plays in an alignment meeting, in the order they come."""

    CONFIRM = "confirm"
    OPENING = "opening"
    STAKES = "stakes"
    SHARED_GOAL = "shared_goal"
    DISAGREEMENT = "disagreement"
    EXCHANGE = "exchange"
    JOINT_KPI = "joint_kpi"
    DECISION = "decision"
    OTHER = "other"
    CLOSE = "close"


class Decision(Sheet):
    """What a decide item needs, after DACI: one approver, options, criteria, deadline, escalation."""

    approver: Line = ""
    driver: Line = ""
    contributors: list[Line] = Field(default_factory=list)
    options: list[Line] = Field(default_factory=list)
    criteria: list[Line] = Field(default_factory=list)
    deadline: dt.date | None = None
    escalation: Line = ""


class AgendaItem(Sheet):
    """One item, phrased as a question the room can answer.

    Attributes:
        id: stable within the agenda; findings and edits refer to it.
        owner: a name from the attendee list.
        process: how the room works on it, such as "silent reading, then round robin".
        speaks: departments that speak in it, in order; used for equal airtime and first voices.
        output: what exists when the item ends.
        principles: keys of the principles behind it.
    """

    id: Line
    stage: Stage = Stage.OTHER
    type: ItemType
    question: Line
    minutes: int = Field(ge=0, le=480)
    owner: Line = ""
    process: Line = ""
    speaks: list[Line] = Field(default_factory=list)
    output: Line = ""
    decision: Decision | None = None
    principles: list[str] = Field(default_factory=list)
    note: Text = ""


class Disagreement(Sheet):
    """A named disagreement: each side in words it would accept, facts apart from interpretations."""

    issue: Line
    positions: list[Position] = Field(default_factory=list)
    facts: list[Line] = Field(default_factory=list)
    interpretations: list[Line] = Field(default_factory=list)


class PreReadPart(Sheet):
    """One section of the pre-read."""

    title: Line
    lines: list[Text] = Field(default_factory=list)


class PreRead(Sheet):
    """What is read before the meeting. Reading minutes are computed, not stored."""

    send_by: dt.date | None = None
    parts: list[PreReadPart] = Field(default_factory=list)


class Citation(Sheet):
    """A principle the agenda rests on. ``quote`` is verbatim from ``kb/``, ``why`` from the project."""

    key: str
    quote: Text
    why: Text = ""


class OwnCitation(Sheet):
    """What one of the company's own documents says, verbatim, with its place in the agenda's language."""

    document: Line
    place: Line = ""
    sentence: Text


class Action(Sheet):
    """Something somebody does by a date. Empty owner or no date reads 待確認."""

    what: Line
    owner: Line = ""
    due: dt.date | None = None


class Close(Sheet):
    """How the meeting ends: decisions and dissent read aloud, actions, check-in, plus/delta."""

    reads_decisions: bool = True
    asks_dissent: bool = True
    actions: list[Action] = Field(default_factory=list)
    check_in: dt.date | None = None
    plus_delta: bool = True


class AlignmentAgenda(Sheet):
    """The agenda to share. Nothing private may be in it: see :mod:`assistant.project.leaks`."""

    title: Line
    language: Language
    purpose: Text
    success_criteria: list[Line] = Field(default_factory=list)
    departments: list[Line] = Field(default_factory=list)
    attendees: list[Stakeholder] = Field(default_factory=list)
    meeting: Meeting
    buffer_minutes: int = Field(default=0, ge=0, le=480)
    opening: list[Text] = Field(default_factory=list)
    shared_goal: Text = ""
    joint_kpi: JointKpi | None = None
    disagreements: list[Disagreement] = Field(default_factory=list)
    items: list[AgendaItem] = Field(default_factory=list)
    pre_read: PreRead = Field(default_factory=PreRead)
    parking_lot: list[Line] | None = None
    terms: list[Term] = Field(default_factory=list)
    close: Close | None = None
    citations: list[Citation] = Field(default_factory=list)
    own_sources: list[OwnCitation] = Field(default_factory=list)


class Visit(Sheet):
    """One conversation before the meeting (會前會): whom to see, about what, what to say. Private."""

    stakeholder: Line
    department: Line = ""
    about: Line
    order: int = Field(ge=1)
    likely_objection: Line = ""
    talking_points: list[Text] = Field(default_factory=list)


class PrivateBrief(Sheet):
    """One page for the person alone. Never exported with the agenda."""

    batna: Text = ""
    reservation_values: list[Line] = Field(default_factory=list)
    concessions: list[Line] = Field(default_factory=list)
    reminders: list[Text] = Field(default_factory=list)
    visits: list[Visit] = Field(default_factory=list)


class AgendaPackage(Sheet):
    """Everything one draft gives: the agenda to share, the invitation, and the private papers."""

    agenda: AlignmentAgenda
    invitation: Text = ""
    brief: PrivateBrief = Field(default_factory=PrivateBrief)
    composed_offline: bool = True
    written_update: Text = ""
