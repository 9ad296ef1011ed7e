"""The agenda as a Markdown document; the private brief's is :mod:`assistant.agenda.markdown_brief`.

Everything a person wrote is escaped: it cannot add tables, HTML, links or images to the document.
"""

from collections.abc import Iterable, Iterator, Sequence

from assistant.agenda.clock import reading_minutes, schedule
from assistant.agenda.markdown_brief import brief_markdown, package_json
from assistant.agenda.markdown_words import Writer
from assistant.agenda.models import AgendaItem, AlignmentAgenda, Disagreement, OwnCitation
from assistant.language.figures import write_amount, write_date, write_time
from assistant.language.markdown_text import escape, paragraph, table
from assistant.project.models import JointKpi

__all__ = ["agenda_markdown", "brief_markdown", "package_json"]


def agenda_markdown(agenda: AlignmentAgenda) -> str:
    """The agenda to share as one document: what the room needs, then what is read before, then sources.

    Times come from :func:`assistant.agenda.clock.schedule`; what is missing reads 待確認 / "to be confirmed".
    """
    write = Writer(agenda.language)
    parts = [
        [f"# {escape(agenda.title)}"],
        _head(write, agenda),
        _attendees(write, agenda),
        _list(write, "opening", agenda.opening),
        _terms(write, agenda),
        _timetable(write, agenda),
        _decisions(write, agenda),
        _section(write, "shared_goal", [paragraph(agenda.shared_goal)] if agenda.shared_goal else []),
        _parking_lot(write, agenda),
        _close(write, agenda),
        _joint_kpi(write, agenda.joint_kpi),
        _disagreements(write, agenda.disagreements),
        _pre_read(write, agenda),
        _principles(write, agenda),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _section(write: Writer, name: str, lines: Sequence[str]) -> list[str]:
    return [f"## {write.name(name)}", "", *lines] if lines else []


def _list(write: Writer, name: str, texts: Iterable[str]) -> list[str]:
    return _section(write, name, [f"- {escape(text)}" for text in texts if text.strip()])


def _head(write: Writer, agenda: AlignmentAgenda) -> list[str]:
    meeting = agenda.meeting
    when = write.say(
        "when",
        date=write_date(meeting.date, agenda.language),
        time=write_time(meeting.start, agenda.language),
        zone=meeting.time_zone,
        minutes=meeting.minutes,
    )
    lines = [
        f"- {write.field('when', when)}",
        f"- {write.field('where', write.known(meeting.place))}",
        f"- {write.field('purpose', write.known(agenda.purpose))}",
    ]
    if agenda.success_criteria:
        lines.append(f"- {write.field('criteria', '')}".rstrip())
        lines += [f"  {n}. {escape(text)}" for n, text in enumerate(agenda.success_criteria, start=1)]
    return lines


def _attendees(write: Writer, agenda: AlignmentAgenda) -> list[str]:
    """One line a department, in the order of the table; people without a department come last."""
    names = list(dict.fromkeys([*agenda.departments, *(person.department for person in agenda.attendees)]))
    lines = []
    for name in names:
        people = [person for person in agenda.attendees if person.department == name]
        told = [
            f"{p.name}{write.brackets([p.role, write.say('can_decide') if p.can_decide else ''])}"
            for p in people
        ]
        said = write.joined(told) or write.unknown
        lines.append(write.colon(name, said) if name else said)
    return _list(write, "attendees", lines)


def _terms(write: Writer, agenda: AlignmentAgenda) -> list[str]:
    meanings = {
        term.term: term.meaning if term.verified else write.say("unverified", meaning=term.meaning)
        for term in agenda.terms
    }
    return _list(write, "terms", [write.colon(term, meaning) for term, meaning in meanings.items()])


def _timetable(write: Writer, agenda: AlignmentAgenda) -> list[str]:
    rows = []
    for slot in schedule(agenda):
        item = slot.item
        time = write.say("offset", start=slot.offset_minutes, end=slot.end_offset)
        if slot.start is not None and slot.end is not None:
            time = f"{slot.start:%H:%M}–{slot.end:%H:%M}"
        rows.append(
            [
                f"{time}{write.brackets([write.say('minutes', minutes=item.minutes)])}",
                write.say("asked", kind=write.say(f"type.{item.type.value}"), question=item.question),
                write.say("arrow").join(text for text in (item.process, item.output) if text),
                write.known(item.owner),
            ]
        )
    if agenda.buffer_minutes:
        rows.append(["", write.say("buffer", minutes=agenda.buffer_minutes), "", ""])
    head = ["time", "question", "process", "owner"]
    return _section(write, "agenda", table([write.name(key) for key in head], rows) if rows else [])


def _decisions(write: Writer, agenda: AlignmentAgenda) -> list[str]:
    """What each item needs beyond its row: DACI, options, criteria, and notes."""
    lines: list[str] = []
    for item in agenda.items:
        details = [*_decision(write, item), *([escape(item.note)] if item.note else [])]
        if details:
            lines += [f"**{escape(item.question)}**", "", *(f"- {line}" for line in details), ""]
    return _section(write, "decisions", lines[:-1])


def _decision(write: Writer, item: AgendaItem) -> Iterator[str]:
    decision = item.decision
    if decision is None:
        return
    who = [("approver", decision.approver), ("driver", decision.driver)]
    people = [write.colon(write.name(name), write.known(person)) for name, person in who]
    if decision.contributors:
        people.append(write.colon(write.name("contributors"), write.joined(decision.contributors)))
    deadline = write_date(decision.deadline, write.language)
    people.append(write.colon(write.name("deadline"), deadline))
    yield escape(write.say("bar").join(people))
    if not decision.options or not all(option in item.question for option in decision.options):
        yield escape(write.colon(write.name("options"), write.semicolons(decision.options)))
    yield escape(write.colon(write.name("criteria_of"), write.semicolons(decision.criteria)))
    yield escape(write.colon(write.name("escalation"), write.known(decision.escalation)))


def _joint_kpi(write: Writer, kpi: JointKpi | None) -> list[str]:
    if kpi is None:
        return []
    language = write.language
    figures = {
        "baseline": write_amount(kpi.baseline, kpi.unit, language),
        "target": write_amount(kpi.target, kpi.unit, language),
        "due": write_date(kpi.due, language),
    }
    told = [
        write.colon(kpi.name, write.known(kpi.formula)),
        write.say("bar").join(write.colon(write.name(name), figure) for name, figure in figures.items()),
        write.colon(write.name("counter_metric"), write.known(kpi.counter_metric)),
    ]
    lines = [f"- {escape(line)}" for line in told]
    rows = [
        [part.department, write.known(part.contributes), write.known(part.data_owner)]
        for part in kpi.contributions
    ]
    if rows:
        head = [write.name(key) for key in ("department", "contributes", "data_owner")]
        lines += ["", *table(head, rows)]
    return _section(write, "joint_kpi", lines)


def _parking_lot(write: Writer, agenda: AlignmentAgenda) -> list[str]:
    if agenda.parking_lot is None:
        return []
    return _list(write, "parking_lot", agenda.parking_lot or [write.say("nothing_parked")])


def _close(write: Writer, agenda: AlignmentAgenda) -> list[str]:
    close = agenda.close
    if close is None:
        return []
    told = {"reads": close.reads_decisions, "dissent": close.asks_dissent, "plus_delta": close.plus_delta}
    gap = "" if write.chinese else " "
    lines = [gap.join(write.say(key) for key, there in told.items() if there)]
    for action in close.actions:
        who = write.known(action.owner), write_date(action.due, write.language)
        lines.append(f"{action.what}{write.brackets(who)}")
    lines.append(write.colon(write.name("check_in"), write_date(close.check_in, write.language)))
    return _list(write, "close", lines)


def _disagreements(write: Writer, disagreements: Sequence[Disagreement]) -> list[str]:
    lines: list[str] = []
    for about in disagreements:
        told = [
            write.say(
                "wants_because" if position.because else "wants",
                department=position.department,
                wants=write.known(position.wants),
                because=position.because,
            )
            for position in about.positions
        ]
        told += [write.colon(write.name("fact"), fact) for fact in about.facts]
        told += [write.colon(write.name("interpretation"), said) for said in about.interpretations]
        lines += [f"**{escape(about.issue)}**", "", *(f"- {escape(line)}" for line in told), ""]
    return _section(write, "disagreements", lines[:-1])


def _pre_read(write: Writer, agenda: AlignmentAgenda) -> list[str]:
    minutes, send_by = reading_minutes(agenda.pre_read, agenda.own_sources), agenda.pre_read.send_by
    if not minutes:
        return []
    key = "reading" if send_by else "reading_undated"
    lines = [write.say(key, minutes=minutes, date=write_date(send_by, write.language))]
    if agenda.own_sources:
        lines += ["", f"**{write.name('own_sources')}**", ""]
        lines += [f"- {escape(_quoted(write, source))}" for source in agenda.own_sources]
    for part in agenda.pre_read.parts:
        lines += ["", f"**{escape(part.title)}**", "", *(f"- {escape(line)}" for line in part.lines)]
    return _section(write, "pre_read", lines)


def _quoted(write: Writer, source: OwnCitation) -> str:
    where = write.brackets([source.document, source.place])
    return f"{write.say('quoted', sentence=source.sentence)}{where}"


def _principles(write: Writer, agenda: AlignmentAgenda) -> list[str]:
    texts = [f"{citation.quote}{write.brackets([citation.why])}" for citation in agenda.citations]
    return _list(write, "principles", texts)
