"""The shared papers around the agenda: pre-read, invitation, written update."""

import datetime as dt
from collections.abc import Sequence

from assistant.agenda.clock import reading_minutes
from assistant.agenda.composer.exchange import exchange_lines
from assistant.agenda.composer.matters import Matter
from assistant.agenda.composer.room import Room
from assistant.agenda.models import AlignmentAgenda, PreRead, PreReadPart, Stage
from assistant.agenda.own_sources import Notice
from assistant.language.figures import write_amount, write_date, write_time
from assistant.language.voice import TEXT_LIMIT, clip, first_sentence, one_line, tidy
from assistant.project.models import Department, Kpi, Position, Sourced

_USUAL_NOTICE = Notice(days=2, working=True)
_PAPERS = "papers"


def send_by(meeting: dt.date | None, today: dt.date, notice: Notice | None = None) -> dt.date | None:
    """As early as ``notice`` says, else two working days before the meeting; today when that has passed."""
    if meeting is None:
        return None
    day = (notice or _USUAL_NOTICE).before(meeting)
    return today if day < today <= meeting else day


def pre_read(room: Room, dropped: Sequence[str], notice: Notice | None = None) -> PreRead:
    """Everything that need not be said in the room; empty parts are left out.

    ``notice``: how early it goes out by the company's own rule.

    Positions on what the meeting settles stand in the agenda itself; here are those on what it cannot.
    """
    background = first_sentence(room.project.purpose)[1]
    parts = {
        "background": [background] if background else [],
        "facts": [_sourced(room, fact) for fact in room.project.facts],
        "constraints": [_sourced(room, constraint) for constraint in room.project.constraints],
        "figures": [line for d in room.departments for line in _figures(room, d)],
        "positions": [
            position_line(room, matter, position)
            for number, matter in enumerate(room.matters, start=1)
            for position in matter.issue.positions
            if f"decision-{number}" in dropped
        ],
        "exchange": exchange_lines(room) if len(room.departments) > 1 else [],
        "writing": [room.voice.say("writing.table", catalog=_PAPERS)] if "joint-kpi" in dropped else [],
    }
    made = [
        PreReadPart(
            title=room.voice.say(f"part.{name}", catalog=_PAPERS),
            lines=[clip(line, TEXT_LIMIT) for line in lines if line],
        )
        for name, lines in parts.items()
        if any(lines)
    ]
    return PreRead(send_by=send_by(room.project.meeting.date, room.today, notice), parts=made)


def position_line(room: Room, matter: Matter, position: Position) -> str:
    """One side's position in its own words, quoted."""
    voice = room.voice
    key = "position.because" if tidy(position.because) else "position.wants"
    return voice.say(
        key,
        catalog=_PAPERS,
        matter=voice.quote(matter.name),
        department=position.department,
        wants=voice.quote(position.wants),
        because=voice.quote(position.because),
        limit=TEXT_LIMIT,
    )


def invitation(room: Room, agenda: AlignmentAgenda) -> str:
    """The mail that goes out with the agenda. Nothing private is in it."""
    voice, meeting = room.voice, agenda.meeting
    asked = [item.question for item in agenda.items if item.stage is Stage.DECISION]
    lines = [
        _letter(room, "subject", title=agenda.title),
        _letter(room, "greeting"),
        _letter(
            room,
            "when",
            date=write_date(meeting.date, voice.language),
            time=write_time(meeting.start, voice.language),
            minutes=meeting.minutes,
            place=tidy(meeting.place) or voice.unknown,
        ),
        agenda.purpose,
    ]
    if asked:
        lines += [_letter(room, "asked"), *(_letter(room, "question", question=text) for text in asked)]
    reading = reading_minutes(agenda.pre_read, agenda.own_sources)
    if reading:
        sent = write_date(agenda.pre_read.send_by, voice.language)
        lines.append(_letter(room, "pre_read", reading=reading, sent=sent))
    lines += [_letter(room, "bring"), _letter(room, "welcome"), room.host or voice.unknown]
    return clip("\n".join(lines), TEXT_LIMIT)


def written_update(room: Room) -> str:
    """The mail that could replace the meeting when there is nothing to decide and nobody disagrees."""
    if room.matters:
        return ""
    project = room.project
    lines = [_letter(room, "update_subject", title=tidy(project.title)), _letter(room, "update_why")]
    lines += [one_line(project.purpose)] if tidy(project.purpose) else []
    lines += [_sourced(room, fact) for fact in project.facts[:5]]
    lines += [line for department in room.departments for line in _figures(room, department)[:1]]
    lines.append(_letter(room, "update_ask"))
    return clip("\n".join(lines), TEXT_LIMIT)


def _letter(room: Room, key: str, **values: object) -> str:
    return room.voice.say(f"letter.{key}", catalog=_PAPERS, limit=TEXT_LIMIT, **values)


def _sourced(room: Room, statement: Sourced) -> str:
    text, source = one_line(statement.text), tidy(statement.source)
    if not text:
        return ""
    key = "sourced" if source else "unsourced"
    return room.voice.say(key, catalog=_PAPERS, text=tidy(text), source=source, limit=TEXT_LIMIT)


def _figures(room: Room, department: Department) -> list[str]:
    return [_figure(room, department, kpi) for kpi in department.kpis if kpi.name]


def _figure(room: Room, department: Department, kpi: Kpi) -> str:
    language = room.voice.language
    return room.voice.say(
        "figure",
        catalog=_PAPERS,
        department=department.name,
        name=room.voice.quote(kpi.name),
        baseline=write_amount(kpi.baseline, kpi.unit, language),
        target=write_amount(kpi.target, kpi.unit, language),
        due=write_date(kpi.due, language),
    )
