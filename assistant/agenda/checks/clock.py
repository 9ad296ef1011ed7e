"""A1: the minutes add up, and the meeting is at a time when people work."""

import datetime as dt
from collections.abc import Iterator

from assistant.agenda.checks.rule import Check, Context, Seen
from assistant.agenda.clock import moment, total_minutes
from assistant.language.findings import Severity

_DAY_BEGINS = dt.time(8, 30)
_DAY_ENDS = dt.time(18, 30)


def _overbooked(context: Context) -> Iterator[Seen]:
    total, length = total_minutes(context.agenda), context.agenda.meeting.minutes
    if total > length:
        values = {"total": total, "length": length, "over": total - length}
        yield Seen("meeting", f"{total} > {length}", values, action="fit")


def _short(context: Context) -> Iterator[Seen]:
    total, length = total_minutes(context.agenda), context.agenda.meeting.minutes
    if total < length:
        values = {"total": total, "length": length, "left": length - total}
        yield Seen("meeting", f"{total} < {length}", values, action="fit")


def _zero(context: Context) -> Iterator[Seen]:
    for item in context.agenda.items:
        if item.minutes == 0:
            yield Seen(item.id, item.question, {"question": item.question}, action="fit")


def _no_items(context: Context) -> Iterator[Seen]:
    if not context.agenda.items:
        yield Seen("items", context.agenda.title)


def _when(context: Context) -> Iterator[Seen]:
    meeting = context.agenda.meeting
    if meeting.date is None:
        yield Seen("meeting", "date", message="message_date")
    elif meeting.start is None:
        yield Seen("meeting", "start", message="message_start")


def _past(context: Context) -> Iterator[Seen]:
    date = context.agenda.meeting.date
    if date is not None and context.today is not None and date < context.today:
        yield Seen(
            "meeting", date.isoformat(), {"date": date.isoformat(), "today": context.today.isoformat()}
        )


def _weekend(context: Context) -> Iterator[Seen]:
    date = context.agenda.meeting.date
    if date is not None and date.weekday() >= 5:
        yield Seen("meeting", date.isoformat(), {"date": date.isoformat()})


def _hours(context: Context) -> Iterator[Seen]:
    meeting = context.agenda.meeting
    start, end = moment(meeting, 0), moment(meeting, meeting.minutes)
    if start is None or end is None:
        return
    outside = start.time() < _DAY_BEGINS or end.time() > _DAY_ENDS or end.date() != start.date()
    if outside:
        values = {"start": f"{start:%H:%M}", "end": f"{end:%H:%M}"}
        yield Seen("meeting", f"{start:%H:%M}–{end:%H:%M}", values)


CHECKS = (
    Check("A01-overbooked", Severity.ERROR, _overbooked),
    Check("A01-clock", Severity.WARNING, _short),
    Check("A01-zero", Severity.WARNING, _zero),
    Check("A01-no-items", Severity.ERROR, _no_items),
    Check("A01-when", Severity.NOTE, _when),
    Check("A01-past", Severity.WARNING, _past),
    Check("A01-weekend", Severity.NOTE, _weekend),
    Check("A01-hours", Severity.NOTE, _hours),
)
