"""The papers around the agenda: whom to see first, the pre-read, the invitation, the private page."""

import streamlit as st

from assistant.agenda.checks.package import visit_findings
from assistant.agenda.clock import reading_minutes
from assistant.agenda.models import Visit
from assistant.language.figures import write_date
from assistant.language.locale import Language
from assistant.ui.boundary import guarded
from assistant.ui.components.agenda.document import document
from assistant.ui.components.agenda.findings import mark
from assistant.ui.safe import lines, safe
from assistant.ui.sheet import Sheet
from assistant.ui.state import prefer, preference
from assistant.ui.words import say, say_in


def visits(sheet: Sheet) -> None:
    """會前會: whom to see, in which order, about what, with what to say. Private."""
    spoken = sheet.agenda.language
    st.markdown(f":material/lock: {say('agenda.private_note')}")
    planned = sorted(sheet.package.brief.visits, key=lambda visit: visit.order)
    mark(visit_findings(sheet.package, sheet.project.project), "visits", sheet)
    if not planned:
        st.html(document(f"<p>{say('agenda.visits.none')}</p>", spoken))
        return
    st.html(document(f"<h2>{say_in(spoken, 'agenda.visits.title')}</h2>", spoken))
    st.caption(say("agenda.visits.about"))
    for visit in planned:
        text, tick = st.columns([5, 1.3], gap="small")
        with text:
            st.html(document(_visit_html(visit, spoken), spoken))
        with tick:
            _seen(sheet.project.id, visit.stakeholder, visit.order)


def pre_read(sheet: Sheet) -> None:
    """What everybody reads before the meeting."""
    agenda = sheet.agenda
    spoken = agenda.language
    parts = "".join(
        f"<h3>{safe(part.title)}</h3><ul>{''.join(f'<li>{lines(line)}</li>' for line in part.lines)}</ul>"
        for part in agenda.pre_read.parts
    )
    if agenda.own_sources:
        quoted = "".join(
            f"<li>{lines(each.sentence)} "
            f"<span class='cg-quiet'>{safe(each.document)} {safe(each.place)}</span></li>"
            for each in agenda.own_sources
        )
        parts = f"<h3>{say_in(spoken, 'agenda.pre_read.own')}</h3><ul>{quoted}</ul>{parts}"
    facts = say_in(
        spoken,
        "agenda.pre_read.facts",
        minutes=reading_minutes(agenda.pre_read, agenda.own_sources),
        date=write_date(agenda.pre_read.send_by, spoken),
    )
    title = f"<h2>{say_in(spoken, 'agenda.part.pre_read')}</h2><p class='cg-quiet'>{facts}</p>"
    mark([each for each in sheet.draft.findings if each.where.startswith("pre_read")], "pre_read", sheet)
    st.html(document(title + (parts or f"<p>{say('agenda.pre_read.none')}</p>"), spoken))
    ticks = dict(preference(_ticks(sheet.project.id), {}))
    st.checkbox(
        say("agenda.pre_read.sent"),
        value=bool(ticks.get("pre_read_sent")),
        key=f"sent/{sheet.project.id}",
        on_change=_tick_sent,
        args=(sheet.project.id,),
    )


def invitation(sheet: Sheet) -> None:
    """The text that goes with the invitation, editable."""
    mark([each for each in sheet.draft.findings if each.where.startswith("invitation")], "invitation", sheet)
    sheet.text(("invitation",), say("agenda.part.invitation"), sheet.package.invitation, area=360)
    with st.expander(say("agenda.invitation.copy"), icon=":material/content_copy:"):
        st.code(sheet.package.invitation or " ", language=None, wrap_lines=True)
    if sheet.package.written_update:
        st.html(
            document(
                f"<h3>{say('agenda.invitation.update')}</h3><p>{lines(sheet.package.written_update)}</p>",
                sheet.agenda.language,
            )
        )


def brief(sheet: Sheet) -> None:
    """The page for the person alone."""
    spoken, paper = sheet.agenda.language, sheet.package.brief
    st.markdown(f":material/lock: {say('agenda.private_note')}")
    body = f"<h2>{say_in(spoken, 'agenda.part.brief')}</h2>"
    if paper.batna:
        body += f"<h3>{say_in(spoken, 'agenda.brief.batna')}</h3><p>{lines(paper.batna)}</p>"
    for name in ("reservation_values", "concessions", "reminders"):
        entries = getattr(paper, name)
        if entries:
            listed = "".join(f"<li>{lines(each)}</li>" for each in entries)
            body += f"<h3>{say_in(spoken, f'agenda.brief.{name}')}</h3><ul>{listed}</ul>"
    if not (paper.batna or paper.reservation_values or paper.concessions or paper.reminders):
        body += f"<p>{say('agenda.brief.none')}</p>"
    st.html(document(body, spoken))


def _visit_html(visit: Visit, spoken: Language) -> str:
    points = "".join(f"<li>{lines(each)}</li>" for each in visit.talking_points)
    objection = (
        f"<p><strong>{say_in(spoken, 'agenda.visits.objection')}</strong>{safe(visit.likely_objection)}</p>"
        if visit.likely_objection
        else ""
    )
    department = say_in(spoken, "agenda.about", about=safe(visit.department)) if visit.department else ""
    return (
        f"<h3>{visit.order}. {safe(visit.stakeholder)}{department}</h3>"
        f"<p>{safe(visit.about)}</p>{objection}<ul>{points}</ul>"
    )


def _seen(project_id: str, name: str, order: int) -> None:
    ticks = preference(_ticks(project_id), {})
    st.checkbox(
        say("agenda.visits.seen"),
        value=name in ticks.get("seen", []),
        key=f"seen/{project_id}/{order}",
        on_change=_tick_seen,
        args=(project_id, name, order),
    )


@guarded
def _tick_seen(project_id: str, name: str, order: int) -> None:
    ticks = dict(preference(_ticks(project_id), {}))
    seen = [each for each in ticks.get("seen", []) if each != name]
    if st.session_state[f"seen/{project_id}/{order}"]:
        seen.append(name)
    prefer(_ticks(project_id), {**ticks, "seen": seen})


@guarded
def _tick_sent(project_id: str) -> None:
    ticks = dict(preference(_ticks(project_id), {}))
    prefer(_ticks(project_id), {**ticks, "pre_read_sent": bool(st.session_state[f"sent/{project_id}"])})


def _ticks(project_id: str) -> str:
    return f"ticks.{project_id}"
