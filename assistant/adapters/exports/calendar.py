"""The meeting as a calendar entry (RFC 5545)."""

import datetime as dt
import re
import unicodedata
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from assistant.adapters.exports.errors import WORDING, ExportError
from assistant.adapters.exports.words import Words
from assistant.agenda.clock import moment, schedule
from assistant.agenda.models import AlignmentAgenda
from assistant.project.models import Stakeholder

if TYPE_CHECKING:
    from icalendar import Calendar, Event, vCalAddress

_EMAIL = re.compile(r"[^@\s\"<>,;:\\]+@[^@\s\"<>,;:\\]+\.[^@\s\"<>,;:\\.]+")
_YEAR = dt.timedelta(days=366)


def meeting_ics(
    agenda: AlignmentAgenda,
    *,
    uid: str,
    sequence: int,
    now: dt.datetime,
    organizer: Stakeholder | None = None,
) -> bytes:
    """One event with its time zone, in UTF-8 with CRLF, folded at 75 octets.

    Without an organizer the calendar is published (``METHOD:PUBLISH``) and the person who imports it
    sends the invitation; with one it is a request that mail programs answer.

    Args:
        uid: the same for every version of one meeting, such as ``<project id>@common-ground``.
        sequence: grows with every version; 0 for the first.
        now: aware; when this version was made.
        organizer: who invites, with an e-mail address; without an address it is left out.

    Raises:
        ExportError: the meeting has no date or no start, or they lie outside the calendar.
        ValueError: ``now`` is naive or ``sequence`` negative.
    """
    if now.tzinfo is None or sequence < 0:
        raise ValueError("now must be aware and sequence not negative")
    start, end = _times(agenda)
    event = _event(agenda, start, end)
    made = now.astimezone(dt.UTC).replace(microsecond=0)
    for name, value in {"uid": uid, "sequence": sequence, "dtstamp": made, "last-modified": made}.items():
        event.add(name, value)
    calendar = _calendar(event, None if organizer is None else _address(organizer))
    calendar.add_missing_timezones(_shifted(start.date(), -_YEAR), _shifted(end.date(), _YEAR))
    return bytes(calendar.to_ical())


def _calendar(event: "Event", host: "vCalAddress | None") -> "Calendar":
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Common Ground//Alignment meeting//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH" if host is None else "REQUEST")
    if host is not None:
        event.add("organizer", host)
    calendar.add_component(event)
    return calendar


def _event(agenda: AlignmentAgenda, start: dt.datetime, end: dt.datetime) -> "Event":
    from icalendar import Event

    language = {"LANGUAGE": agenda.language.value}
    event = Event()
    event.add("dtstart", start)
    event.add("dtend", end)
    event.add("summary", one_line(agenda.title), parameters=language)
    if agenda.meeting.place:
        event.add("location", one_line(agenda.meeting.place), parameters=language)
    event.add("description", _description(agenda), parameters=language)
    event.add("status", "CONFIRMED")
    event.add("transp", "OPAQUE")
    for person in agenda.attendees:
        address = _address(person)
        if address is not None:
            address.params.update({"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"})
            event.add("attendee", address)
    return event


def _times(agenda: AlignmentAgenda) -> tuple[dt.datetime, dt.datetime]:
    meeting = agenda.meeting
    if meeting.date is None or meeting.start is None:
        raise ExportError("no_date")
    start, end = moment(meeting, 0), moment(meeting, meeting.minutes)
    if start is None or end is None:
        raise ExportError("out_of_range")
    # UTC is written with a Z and needs no zone of its own.
    zone = dt.UTC if meeting.time_zone in {"UTC", "Etc/UTC", "Zulu"} else ZoneInfo(meeting.time_zone)
    local_start, local_end = start.astimezone(zone), end.astimezone(zone)
    # An hour that comes twice means its first coming in RFC 5545: the second one is written in UTC.
    return local_start, local_end.astimezone(dt.UTC) if local_end.fold else local_end


def _address(person: Stakeholder) -> "vCalAddress | None":
    from icalendar import vCalAddress

    if not _EMAIL.fullmatch(person.email):
        return None
    address = vCalAddress(f"mailto:{person.email}")
    # A double quote may not stand in a parameter, and a caret is an escape to some readers only.
    address.params["CN"] = one_line(person.name).replace('"', "'").replace("^", " ")
    return address


def _description(agenda: AlignmentAgenda) -> str:
    language, write = agenda.language, Words(agenda.language)
    lines = [write.known(agenda.purpose), ""]
    if agenda.items:
        lines.append(write.name("agenda"))
    for slot in schedule(agenda):
        if slot.start is None or slot.end is None:
            raise ExportError("out_of_range")
        lines.append(
            WORDING.say(
                "calendar.line",
                language,
                start=f"{slot.start:%H:%M}",
                end=f"{slot.end:%H:%M}",
                kind=write.say(f"type.{slot.item.type.value}"),
                question=slot.item.question,
            )
        )
    names = [
        f"{person.name}{write.brackets([person.department])}"
        for person in agenda.attendees
        if _address(person) is None
    ]
    if names:
        lines += ["", WORDING.say("calendar.others", language, names=write.joined(names))]
    return "\n".join(one_line(line) if line else "" for line in "\n".join(lines).splitlines()).strip()


def one_line(text: str) -> str:
    """One line without control characters, which RFC 5545 forbids."""
    kept = (" " if unicodedata.category(char) in {"Cc", "Zl", "Zp"} else char for char in text)
    return " ".join("".join(char for char in kept if unicodedata.category(char) != "Cs").split())


def _shifted(date: dt.date, by: dt.timedelta) -> dt.date:
    try:
        return date + by
    except OverflowError:
        return date
