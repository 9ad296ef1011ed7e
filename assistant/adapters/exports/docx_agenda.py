"""The agenda to share as a Word document, and the private brief (:mod:`.docx_brief`).

Two pages for the meeting itself; the pre-read and the sources follow on a new page.
"""

from assistant.adapters.exports.docx_brief import brief_docx
from assistant.adapters.exports.docx_paper import TEXT_WIDTH_MM, Paper, Piece
from assistant.adapters.exports.docx_pre_read import write_pre_read
from assistant.adapters.exports.words import Words
from assistant.agenda.clock import Slot, schedule
from assistant.agenda.models import AlignmentAgenda, Decision, ItemType
from assistant.language.figures import write_amount, write_date, write_time
from assistant.project.models import JointKpi, Stakeholder

__all__ = ["agenda_docx", "brief_docx"]

_TINTS = {ItemType.DECIDE: "F7E1D3", ItemType.DISCUSS: "DCEAF5", ItemType.INFORM: "ECEEF0"}


def agenda_docx(agenda: AlignmentAgenda) -> bytes:
    """The agenda as a ``.docx`` file; what is missing reads 待確認 / "to be confirmed".

    Start times come from :func:`assistant.agenda.clock.schedule`. The same agenda gives the same bytes.
    """
    write = Words(agenda.language)
    paper = Paper(agenda.language, agenda.title, write.say("footer"))
    paper.title(agenda.title)
    _facts(paper, write, agenda)
    _opening(paper, write, agenda)
    _timetable(paper, write, agenda)
    _decisions(paper, write, agenda)
    _goal(paper, write, agenda)
    _close(paper, write, agenda)
    write_pre_read(paper, write, agenda)
    return paper.to_bytes()


def _facts(paper: Paper, write: Words, agenda: AlignmentAgenda) -> None:
    meeting = agenda.meeting
    when = write.say(
        "when",
        date=write_date(meeting.date, agenda.language),
        time=write_time(meeting.start, agenda.language),
        zone=meeting.time_zone,
        minutes=meeting.minutes,
    )
    criteria: list[Piece] = [
        (f"{'' if number == 1 else chr(10)}{number}. {text}", "plain")
        for number, text in enumerate(agenda.success_criteria, start=1)
    ]
    rows: list[list[str | list[Piece]]] = [
        [write.name("when"), when],
        [write.name("where"), write.known(meeting.place)],
        [write.name("purpose"), write.known(agenda.purpose)],
        [write.name("criteria"), criteria or write.unknown],
        [write.name("attendees"), _attendees(write, agenda) or write.unknown],
    ]
    paper.table((26, TEXT_WIDTH_MM - 26), rows, label_column=True)


def _attendees(write: Words, agenda: AlignmentAgenda) -> list[Piece]:
    """One line a department: who comes, and who can decide."""
    names = dict.fromkeys([*agenda.departments, *(person.department for person in agenda.attendees)])
    pieces: list[Piece] = []
    for name in names:
        people = [_person(write, person) for person in agenda.attendees if person.department == name]
        start = "\n" if pieces else ""
        pieces.append((f"{start}{write.colon(name or '–', '')}", "bold"))
        pieces.append((write.joined(people) or write.unknown, "plain"))
    return pieces


def _person(write: Words, person: Stakeholder) -> str:
    decides = write.say("can_decide") if person.can_decide else ""
    return f"{person.name}{write.brackets([person.role, decides])}"


def _opening(paper: Paper, write: Words, agenda: AlignmentAgenda) -> None:
    if agenda.opening:
        paper.heading(write.name("opening"))
        paper.bullets(agenda.opening)


def _timetable(paper: Paper, write: Words, agenda: AlignmentAgenda) -> None:
    if not agenda.items:
        return
    paper.heading(write.name("agenda"))
    rows = [_timetable_row(write, slot) for slot in schedule(agenda)]
    tints: list[str | None] = [_TINTS[item.type] for item in agenda.items]
    if agenda.buffer_minutes:
        rows.append([write.say("minutes", minutes=agenda.buffer_minutes), "", write.say("buffer"), ""])
        tints.append(None)
    names = [write.name(name) for name in ("time", "kind", "question", "owner")]
    paper.table((23, 14, 119, 22), rows, head=names)
    paper.tint(1, tints)


def _timetable_row(write: Words, slot: Slot) -> list[str | list[Piece]]:
    item = slot.item
    time = write.say("offset", start=slot.offset_minutes, end=slot.end_offset)
    if slot.start is not None and slot.end is not None:
        time = f"{slot.start:%H:%M}–{slot.end:%H:%M}"
    details = [
        write.label(name, text) for name, text in (("process", item.process), ("output", item.output)) if text
    ]
    question: list[Piece] = [(item.question, "bold")]
    if details:
        question.append((f"\n{write.bar(details)}", "faint"))
    if item.note and item.decision is None:
        question.append((f"\n{item.note}", "faint"))
    length: list[Piece] = [(time, "plain"), (f"\n{write.say('minutes', minutes=item.minutes)}", "faint")]
    return [length, write.say(f"type.{item.type.value}"), question, write.known(item.owner)]


def _decisions(paper: Paper, write: Words, agenda: AlignmentAgenda) -> None:
    told = [(item, item.decision) for item in agenda.items if item.decision is not None]
    if told:
        paper.heading(write.name("decisions"))
    for item, decision in told:
        paper.box(item.question, _box(write, decision, item.note))


def _box(write: Words, decision: Decision, note: str) -> list[list[tuple[str, str]]]:
    """Who decides by when beside the options, criteria beside the way out; DACI's other roles and a note."""
    deadline = write.label("deadline", write_date(decision.deadline, write.language))
    roles = [deadline]
    if decision.driver:
        roles.append(write.label("driver", decision.driver))
    if decision.contributors:
        roles.append(write.label("contributors", write.joined(decision.contributors)))
    told = [
        ("approver", write.bar([write.known(decision.approver), *roles])),
        ("options", write.bar([write.semicolons(decision.options), note])),
        ("criteria_of", write.semicolons(decision.criteria)),
        ("escalation", write.known(decision.escalation)),
    ]
    pairs = [(write.label(name, ""), text) for name, text in told]
    return [pairs[:2], pairs[2:]]


def _goal(paper: Paper, write: Words, agenda: AlignmentAgenda) -> None:
    if agenda.shared_goal:
        paper.heading(write.name("shared_goal"))
        paper.paragraph((agenda.shared_goal, "plain"))
    if agenda.joint_kpi is not None:
        paper.heading(write.name("joint_kpi"))
        _joint_kpi(paper, write, agenda.joint_kpi)


def _joint_kpi(paper: Paper, write: Words, kpi: JointKpi) -> None:
    language = write.language
    names = ("joint_kpi", "formula", "baseline", "target", "due", "counter_metric")
    figures = [
        kpi.name,
        write.known(kpi.formula),
        write_amount(kpi.baseline, kpi.unit, language),
        write_amount(kpi.target, kpi.unit, language),
        write_date(kpi.due, language),
        write.known(kpi.counter_metric),
    ]
    paper.table((27, 36, 28, 28, 24, 35), [figures], head=[write.name(name) for name in names])
    rows = [
        [part.department, write.known(part.contributes), write.known(part.data_owner)]
        for part in kpi.contributions
    ]
    if rows:
        head = [write.name(name) for name in ("department", "contributes", "data_owner")]
        paper.table((28, 122, 28), rows, head=head)


def _close(paper: Paper, write: Words, agenda: AlignmentAgenda) -> None:
    if agenda.parking_lot is not None:
        parked = write.semicolons(agenda.parking_lot) if agenda.parking_lot else write.say("nothing_parked")
        paper.paragraph((write.label("parking_lot", ""), "bold"), (parked, "plain"))
    close = agenda.close
    if close is None:
        return
    paper.heading(write.name("close"))
    told = {"reads": close.reads_decisions, "dissent": close.asks_dissent, "plus_delta": close.plus_delta}
    gap = write.say("gap")
    lines = [gap.join(write.say(key) for key, there in told.items() if there)]
    for action in close.actions:
        who = write.known(action.owner), write_date(action.due, write.language)
        lines.append(f"{action.what}{write.brackets(who)}")
    lines.append(write.label("check_in", write_date(close.check_in, write.language)))
    paper.bullets(lines)
