"""The parts of the agenda's sheet as HTML, in the language of the document. Everything is escaped."""

from assistant.agenda.models import AlignmentAgenda, Disagreement
from assistant.language.figures import write_amount, write_date
from assistant.language.locale import Language
from assistant.project.models import JointKpi
from assistant.ui.components.agenda.timeline import clock
from assistant.ui.safe import lines, safe
from assistant.ui.words import say_in


def head_html(agenda: AlignmentAgenda) -> str:
    """Title, when, where, who."""
    spoken, meeting = agenda.language, agenda.meeting
    when = write_date(meeting.date, spoken)
    if meeting.start is not None:
        when += f" {clock(agenda, 0)}–{clock(agenda, meeting.minutes)}"
    when += say_in(spoken, "agenda.length", minutes=meeting.minutes, zone=meeting.time_zone)
    rows = [
        (say_in(spoken, "agenda.when"), safe(when)),
        (say_in(spoken, "agenda.where"), safe(meeting.place) or _open(spoken)),
        (say_in(spoken, "agenda.who"), _attendees(agenda)),
    ]
    listed = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows)
    return _doc(f"<h2>{safe(agenda.title)}</h2><dl>{listed}</dl>", spoken)


def purpose_html(agenda: AlignmentAgenda) -> str:
    """What the meeting is for, and how the room will know that it worked."""
    spoken = agenda.language
    return _doc(
        _heading("purpose", spoken)
        + f"<p>{lines(agenda.purpose) or _open(spoken)}</p>"
        + _heading("success", spoken)
        + _list(agenda.success_criteria, spoken),
        spoken,
    )


def opening_html(agenda: AlignmentAgenda) -> str:
    """What is said first."""
    paragraphs = "".join(f"<p>{lines(each)}</p>" for each in agenda.opening)
    return _doc(_heading("opening", agenda.language) + paragraphs, agenda.language) if agenda.opening else ""


def goal_html(agenda: AlignmentAgenda) -> str:
    """The shared goal and the joint KPI."""
    spoken = agenda.language
    body = _heading("goal", spoken) + f"<p>{lines(agenda.shared_goal) or _open(spoken)}</p>"
    if agenda.joint_kpi is not None:
        body += _heading("joint_kpi", spoken) + joint_kpi_html(agenda.joint_kpi, spoken)
    return _doc(body, spoken)


def joint_kpi_html(kpi: JointKpi, spoken: Language) -> str:
    """The joint KPI with each department's contribution."""
    facts = [
        ("name", safe(kpi.name)),
        ("formula", safe(kpi.formula)),
        ("baseline", safe(write_amount(kpi.baseline, kpi.unit, spoken))),
        ("target", safe(write_amount(kpi.target, kpi.unit, spoken))),
        ("due", safe(write_date(kpi.due, spoken))),
        ("counter", safe(kpi.counter_metric)),
    ]
    listed = "".join(
        f"<dt>{say_in(spoken, f'agenda.kpi.{name}')}</dt><dd>{value or _open(spoken)}</dd>"
        for name, value in facts
    )
    return f"<dl>{listed}</dl>" + _contributions(kpi, spoken)


def disagreements_html(agenda: AlignmentAgenda) -> str:
    """Each disagreement by name, the sides beside each other, facts apart from readings."""
    if not agenda.disagreements:
        return ""
    spoken = agenda.language
    body = "".join(_disagreement(each, spoken) for each in agenda.disagreements)
    return _doc(_heading("disagreements", spoken) + body, spoken)


def close_html(agenda: AlignmentAgenda) -> str:
    """How the meeting ends, the parking lot, and the terms."""
    spoken, close = agenda.language, agenda.close
    body = ""
    if close is not None:
        said = [name for name in ("reads_decisions", "asks_dissent", "plus_delta") if getattr(close, name)]
        listed = [safe(say_in(spoken, f"agenda.close.{name}")) for name in said]
        listed.append(say_in(spoken, "agenda.close.check_in", date=write_date(close.check_in, spoken)))
        body += (
            _heading("closing", spoken) + "<ul>" + "".join(f"<li>{each}</li>" for each in listed) + "</ul>"
        )
        body += _actions(agenda)
    if agenda.parking_lot is not None:
        body += _heading("parking", spoken)
        body += (
            _list(agenda.parking_lot, spoken)
            if agenda.parking_lot
            else f"<p>{say_in(spoken, 'agenda.parking_empty')}</p>"
        )
    if agenda.terms:
        listed_terms = "".join(
            f"<dt>{safe(term.term)}</dt><dd>{safe(term.meaning)}"
            f"{'' if term.verified else say_in(spoken, 'agenda.unverified')}</dd>"
            for term in agenda.terms
        )
        body += _heading("terms", spoken) + f"<dl>{listed_terms}</dl>"
    return _doc(body, spoken) if body else ""


def document(body: str, spoken: Language) -> str:
    """``body`` in the typography of a document."""
    return _doc(body, spoken)


def _actions(agenda: AlignmentAgenda) -> str:
    spoken = agenda.language
    actions = agenda.close.actions if agenda.close else []
    if not actions:
        return ""
    names = [say_in(spoken, f"agenda.column.{name}") for name in ("what", "owner", "due")]
    rows = [
        [safe(each.what), safe(each.owner) or _open(spoken), safe(write_date(each.due, spoken))]
        for each in actions
    ]
    return table(names, rows)


def _contributions(kpi: JointKpi, spoken: Language) -> str:
    if not kpi.contributions:
        return ""
    names = [say_in(spoken, f"agenda.column.{name}") for name in ("department", "contributes", "data_owner")]
    rows = [
        [
            safe(each.department),
            safe(each.contributes) or _open(spoken),
            safe(each.data_owner) or _open(spoken),
        ]
        for each in kpi.contributions
    ]
    return table(names, rows)


def table(names: list[str], rows: list[list[str]]) -> str:
    """A table that becomes cards on a narrow screen. Cells are HTML already."""
    head = "".join(f"<th scope='col'>{safe(name)}</th>" for name in names)
    body = "".join(
        "<tr>"
        + "".join(f'<td data-label="{safe(name)}">{cell}</td>' for name, cell in zip(names, row, strict=True))
        + "</tr>"
        for row in rows
    )
    return f'<table class="cg-table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _attendees(agenda: AlignmentAgenda) -> str:
    spoken = agenda.language
    listed = []
    for person in agenda.attendees:
        about = say_in(spoken, "common.listing").join(
            safe(each) for each in (person.department, person.role) if each
        )
        decides = say_in(spoken, "agenda.decides") if person.can_decide else ""
        listed.append(
            safe(person.name) + (say_in(spoken, "agenda.about", about=about) if about else "") + decides
        )
    people = "".join(f"<div>{each}</div>" for each in listed)
    return f'<div class="cg-people">{people}</div>' if listed else _open(spoken)


def _disagreement(each: Disagreement, spoken: Language) -> str:
    sides = "".join(
        f"<div><strong>{safe(side.department)}</strong>{safe(side.wants)}"
        + (f"<br><span class='cg-quiet'>{safe(side.because)}</span>" if side.because else "")
        + "</div>"
        for side in each.positions
    )
    body = f"<p><strong>{safe(each.issue)}</strong></p><div class='cg-sides'>{sides}</div>"
    for name, entries in (("facts", each.facts), ("interpretations", each.interpretations)):
        if entries:
            body += f"<p class='cg-quiet'>{say_in(spoken, f'agenda.{name}')}</p>" + _list(entries, spoken)
    return body


def _list(entries: list[str], spoken: Language) -> str:
    return (
        "<ul>" + "".join(f"<li>{lines(each)}</li>" for each in entries) + "</ul>"
        if entries
        else f"<p>{_open(spoken)}</p>"
    )


def _heading(name: str, spoken: Language) -> str:
    return f"<h3>{say_in(spoken, f'agenda.heading.{name}')}</h3>"


def _open(spoken: Language) -> str:
    return say_in(spoken, "common.to_be_confirmed")


def _doc(body: str, spoken: Language) -> str:
    return f'<div class="cg-doc" lang="{spoken.value}">{body}</div>'
