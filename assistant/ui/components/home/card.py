"""One project on the home page: its next meeting and what is still missing before it."""

import streamlit as st

from assistant.language.figures import write_date, write_time
from assistant.project.models import Meeting
from assistant.project.records import ProjectRecord
from assistant.ui.boundary import guarded
from assistant.ui.checklist import Step, checklist
from assistant.ui.safe import safe
from assistant.ui.state import PAGES, language, owner, preference, remember, services, take_up, today
from assistant.ui.words import say

AGENDA = "agenda"


def project_card(record: ProjectRecord) -> None:
    """Draw the card."""
    project = record.project
    draft = services().drafts.latest(owner(), record.id, AGENDA)
    steps = checklist(project, draft, preference(f"ticks.{record.id}", {}))
    with st.container(border=True, key=f"project-{record.id}"):
        names = [department.name for department in project.departments if department.name]
        st.html(
            f'<div class="cg-card"><h2>{safe(project.title or say("project.untitled"))}</h2>'
            f"<p>{safe(' × '.join(names)) or say('home.no_departments')}</p>"
            f'<p class="cg-when">{_when(project.meeting)}</p></div>'
        )
        left = sum(not step.done for step in steps)
        st.caption(say("home.missing", count=left) if left else say("home.ready"))
        with st.container(gap=None, key=f"steps-{record.id}"):
            for step in steps:
                _line(record.id, step)
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            if st.button(say("home.open"), key=f"open-{record.id}", icon=":material/arrow_forward:"):
                take_up(record.id)
                page = "agenda" if draft else "project"
                st.switch_page(PAGES / f"{page}.py", query_params={"project": record.id})
            _more(record)


def _line(project_id: str, step: Step) -> None:
    state = "done" if step.done else "open"
    mark = ":green[:material/check_circle:]" if step.done else ":material/radio_button_unchecked:"
    label = say(f"home.check.{step.name}.{state}", count=step.count, total=step.total)
    st.page_link(
        PAGES / f"{step.page}.py",
        label=f"{mark} {label}",
        query_params={"project": project_id, "part": step.part},
    )


def _when(meeting: Meeting) -> str:
    spoken = language()
    if meeting.date is None:
        return say("home.no_date")
    days = (meeting.date - today()).days
    when = write_date(meeting.date, spoken)
    if meeting.start is not None:
        when += f" {write_time(meeting.start, spoken)}"
    if days < 0:
        return f"{safe(when)}<span>{say('home.past')}</span>"
    away = say("home.days", count=days)
    if days <= 1:
        away = say("home.tomorrow" if days else "home.today")
    return f"{safe(when)}<span>{away}</span>"


def _more(record: ProjectRecord) -> None:
    with st.popover(say("home.more"), type="tertiary", key=f"more-{record.id}"):
        st.caption(say("home.remove_note"))
        st.button(
            say("home.remove"),
            key=f"remove-{record.id}",
            icon=":material/delete:",
            on_click=_remove,
            args=(record,),
        )


@guarded
def _remove(record: ProjectRecord) -> None:
    services().projects.remove(owner(), record.id)
    remember("removed_project", record)
    remember("project", None)
