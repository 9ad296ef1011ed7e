"""A15: the agenda is confirmed first, side topics have a place, and the close leaves nothing hanging."""

import datetime as dt
from collections.abc import Iterator

from assistant.agenda.checks.items import is_open
from assistant.agenda.checks.rule import Check, Context, Seen
from assistant.agenda.models import AlignmentAgenda, Stage
from assistant.language.findings import Severity

_CHECK_IN_DAYS = 14


def proposed_check_in(agenda: AlignmentAgenda) -> dt.date | None:
    """The check-in the person set, else two weeks after the meeting, moved off a weekend; else ``None``."""
    meeting = agenda.meeting
    if meeting.check_in is not None and (meeting.date is None or meeting.check_in > meeting.date):
        return meeting.check_in
    if meeting.date is None or (dt.date.max - meeting.date).days < _CHECK_IN_DAYS + 2:
        return None
    date = meeting.date + dt.timedelta(days=_CHECK_IN_DAYS)
    return date + dt.timedelta(days=max(0, 7 - date.weekday()) if date.weekday() >= 5 else 0)


def _confirm(context: Context) -> Iterator[Seen]:
    items = context.agenda.items
    if items and items[0].stage is not Stage.CONFIRM:
        yield Seen(items[0].id, items[0].question, {"question": items[0].question}, action="add_confirm")


def _parking_lot(context: Context) -> Iterator[Seen]:
    if context.agenda.parking_lot is None:
        yield Seen("parking_lot", context.agenda.title, action="add_parking_lot")


def _close(context: Context) -> Iterator[Seen]:
    agenda = context.agenda
    if agenda.close is None:
        yield Seen("close", agenda.title, action="add_close")
    elif agenda.items and not any(item.stage is Stage.CLOSE for item in agenda.items):
        last = agenda.items[-1]
        yield Seen(last.id, last.question, {}, "message_no_time", action="add_close")


def _reads(context: Context) -> Iterator[Seen]:
    close = context.agenda.close
    if close is not None and not (close.reads_decisions and close.asks_dissent):
        missing = "message_dissent" if close.reads_decisions else "message"
        yield Seen("close", context.agenda.title, {}, missing, action="add_close")


def _plus_delta(context: Context) -> Iterator[Seen]:
    if context.agenda.close is not None and not context.agenda.close.plus_delta:
        yield Seen("close", context.agenda.title, action="add_close")


def _check_in(context: Context) -> Iterator[Seen]:
    close, date = context.agenda.close, context.agenda.meeting.date
    if close is None:
        return
    action = "set_check_in" if proposed_check_in(context.agenda) else None
    if close.check_in is None:
        yield Seen("close", context.agenda.title, action=action)
    elif date is not None and close.check_in <= date:
        values = {"check_in": close.check_in.isoformat(), "date": date.isoformat()}
        yield Seen("close", close.check_in.isoformat(), values, "message_early", "remedy_early", action)


def _actions(context: Context) -> Iterator[Seen]:
    for action in context.agenda.close.actions if context.agenda.close else ():
        if is_open(action.owner) or action.due is None:
            yield Seen("close", action.what, {"what": action.what})


CHECKS = (
    Check("A15-confirm", Severity.WARNING, _confirm),
    Check("A15-parking-lot", Severity.WARNING, _parking_lot),
    Check("A15-close", Severity.WARNING, _close),
    Check("A15-dissent", Severity.WARNING, _reads),
    Check("A15-plus-delta", Severity.NOTE, _plus_delta),
    Check("A15-check-in", Severity.WARNING, _check_in),
    Check("A15-actions", Severity.NOTE, _actions),
)
