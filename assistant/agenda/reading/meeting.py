"""When, where and how long: the meeting's own figures in a pasted agenda."""

import datetime as dt

from assistant.agenda.models import AgendaItem
from assistant.agenda.reading.entries import detail_of
from assistant.agenda.reading.entry import Entry
from assistant.agenda.reading.papers import find_date
from assistant.agenda.reading.sections import Parts
from assistant.agenda.reading.times import RANGE, START, Span, find_length, find_span
from assistant.project.models import Meeting

_SHORTEST, _LONGEST, _USUAL = 10, 480, 50
_LINE, _TOP = 300, 30


def read_meeting(parts: Parts, items: list[AgendaItem], buffer: int, entries: list[Entry]) -> Meeting:
    """The meeting. Its length is what is written, else from start to end, else the sum of the items."""
    dates = [day for text in _said(parts) if (day := find_date(text))]
    span = _span(parts)
    starts = [entry.span.start for entry in entries if entry.span is not None and entry.span.start]
    start = span.start if span else starts[0] if starts else None
    minutes = _written_length(parts) or sum(item.minutes for item in items) + buffer or _USUAL
    return Meeting(
        date=dates[0] if dates else None,
        start=dt.time(*divmod(start, 60)) if start is not None else None,
        minutes=max(_SHORTEST, min(_LONGEST, minutes)),
        place="\n".join(_texts(parts, "place"))[:_LINE],
        check_in=next((day for text in _texts(parts, "check_in") if (day := find_date(text))), None),
    )


def meeting_end(parts: Parts) -> int | None:
    """Minutes after midnight at which the meeting ends, when that is written or follows from its length."""
    span, length = _span(parts), _written_length(parts)
    if span is None or (span.end is None and length is None):
        return None
    return span.end if span.end is not None else (span.start + (length or 0)) % (24 * 60)


def own_minutes(entry: Entry) -> int:
    """The minutes written for an entry, 0 when none are."""
    return entry.minutes or (entry.span.minutes if entry.span and entry.span.minutes else 0)


def _written_length(parts: Parts) -> int | None:
    said = [*_texts(parts, "length"), *(RANGE.sub(" ", START.sub(" ", t)) for t in _texts(parts, "when"))]
    lengths = [found[0] for text in said if (found := find_length(text))]
    span = _span(parts)
    return lengths[0] if lengths else span.minutes if span else None


def _span(parts: Parts) -> Span | None:
    """The first time among the fields of the head, else in a sentence that also gives the date."""
    spans = [found[0] for text in _texts(parts, "when") if (found := find_span(text))]
    spans += [found[0] for text in _head(parts) if find_date(text) and (found := find_span(text))]
    return spans[0] if spans else None


def _said(parts: Parts) -> list[str]:
    return [*_texts(parts, "when"), *_head(parts), parts.title]


def _head(parts: Parts) -> list[str]:
    """What stands at the top and may give the date."""
    head = [line.text for line in parts.of("head")[:_TOP] if any(map(str.isdigit, line.text))]
    return [text for text in head if detail_of(text) is None]


def _texts(parts: Parts, name: str) -> list[str]:
    return [line.text for line in parts.of(name)]
