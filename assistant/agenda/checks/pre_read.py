"""A5: what only informs is read before the meeting, and the pre-read goes out in time."""

from collections.abc import Iterator

from assistant.agenda.checks.rule import Check, Context, Seen
from assistant.agenda.clock import reading_minutes
from assistant.agenda.models import AgendaItem, AlignmentAgenda, ItemType, Stage
from assistant.language.findings import Severity

LONGEST_READING = 15
_BELONGS_IN_THE_ROOM = frozenset({Stage.CONFIRM, Stage.OPENING, Stage.STAKES, Stage.CLOSE})


def movable_informs(agenda: AlignmentAgenda) -> list[AgendaItem]:
    """Inform-only items that can be read beforehand. Departments' own stakes are said, not sent."""
    return [
        item
        for item in agenda.items
        if item.type is ItemType.INFORM and item.stage not in _BELONGS_IN_THE_ROOM
    ]


def _inform(context: Context) -> Iterator[Seen]:
    for item in movable_informs(context.agenda):
        values = {"question": item.question, "minutes": item.minutes}
        yield Seen(item.id, item.question, values, action="move_to_pre_read")


def _missing(context: Context) -> Iterator[Seen]:
    if context.agenda.items and not any(part.lines or part.title for part in context.agenda.pre_read.parts):
        yield Seen("pre_read", context.agenda.title)


def _send_by(context: Context) -> Iterator[Seen]:
    send_by, date = context.agenda.pre_read.send_by, context.agenda.meeting.date
    if not context.agenda.pre_read.parts or date is None:
        return
    if send_by is None:
        yield Seen("pre_read", date.isoformat(), {"date": date.isoformat()})
    elif send_by >= date:
        values = {"date": date.isoformat(), "send_by": send_by.isoformat()}
        yield Seen("pre_read", send_by.isoformat(), values, "message_late", "remedy_late")


def _long(context: Context) -> Iterator[Seen]:
    minutes = reading_minutes(context.agenda.pre_read, context.agenda.own_sources)
    if minutes > LONGEST_READING:
        yield Seen("pre_read", str(minutes), {"minutes": minutes, "longest": LONGEST_READING})


CHECKS = (
    Check("A05-inform-in-meeting", Severity.WARNING, _inform),
    Check("A05-pre-read", Severity.WARNING, _missing),
    Check("A05-send-by", Severity.WARNING, _send_by),
    Check("A05-long", Severity.NOTE, _long),
)
