"""Open promises of the cooperation account as calendar entries (RFC 5545): one all-day event a due day.

Events, because most calendar programs drop to-dos when they import a file. The file is for the person
alone: it invites nobody.
"""

import datetime as dt
from collections.abc import Sequence

from assistant.adapters.exports.calendar import one_line
from assistant.adapters.exports.errors import WORDING, ExportError
from assistant.language.locale import Language
from assistant.project.account import AccountEntry, EntryState


def promises_ics(entries: Sequence[AccountEntry], *, uid: str, now: dt.datetime, language: Language) -> bytes:
    """The open entries that have a due day, in UTF-8 with CRLF, folded at 75 octets.

    Args:
        uid: the same for every version of one account, such as ``<project id>@common-ground``; each
            entry's id is put in front of it.
        now: aware; when this version was made.

    Raises:
        ExportError: no open entry has a due day.
        ValueError: ``now`` is naive.
    """
    from icalendar import Calendar, Event

    if now.tzinfo is None:
        raise ValueError("now must be aware")
    due = [entry for entry in entries if entry.state is EntryState.OPEN and entry.due is not None]
    if not due:
        raise ExportError("no_promises")
    made = now.astimezone(dt.UTC).replace(microsecond=0)
    calendar = Calendar()
    calendar.add("prodid", "-//Common Ground//Cooperation account//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for entry in due:
        event = Event()
        event.add("uid", f"{one_line(entry.id)}-{uid}")
        event.add("dtstamp", made)
        event.add("dtstart", entry.due)
        parameters = {"LANGUAGE": language.value}
        event.add("summary", one_line(_say("summary", entry, language)), parameters=parameters)
        event.add("description", one_line(_say("description", entry, language)), parameters=parameters)
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _say(key: str, entry: AccountEntry, language: Language) -> str:
    values = {"giver": entry.giver, "taker": entry.taker, "what": entry.what, "meeting": entry.meeting}
    if key == "description" and not entry.meeting:
        key = "description_plain"
    return WORDING.say(f"promise.{key}", language, **values)
