"""The project page: a part at a time, and the project's file."""

from collections.abc import Callable

import streamlit as st

from assistant.ui.components.project.basics import basics
from assistant.ui.components.project.departments import departments
from assistant.ui.components.project.facts import facts
from assistant.ui.components.project.file import project_file
from assistant.ui.components.project.issues import issues
from assistant.ui.components.project.joint_kpi import joint_kpi
from assistant.ui.components.project.meeting import meeting
from assistant.ui.components.project.people import people
from assistant.ui.components.project.private import private
from assistant.ui.components.project_header import page_title, save_line
from assistant.ui.editing import Desk
from assistant.ui.state import PAGES, open_part, part_at_hand, project_at_hand
from assistant.ui.words import say

PARTS: dict[str, Callable[[Desk], None]] = {
    "basics": basics,
    "departments": departments,
    "people": people,
    "issues": issues,
    "facts": facts,
    "joint": joint_kpi,
    "meeting": meeting,
    "private": private,
}


def project_page() -> None:
    """Draw the page."""
    record = project_at_hand()
    if record is None:
        page_title(say("project.title"))
        st.info(say("project.none"), icon=":material/info:")
        st.page_link(PAGES / "home.py", label=say("project.to_home"), icon=":material/home:")
        return
    page_title(say("project.title"), record.project.title or say("project.untitled"))
    save_line(record, say("project.intro"))
    chosen = _part()
    PARTS[chosen](Desk(record))
    st.divider()
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        project_file(record)
        st.page_link(
            PAGES / "agenda.py",
            label=say("project.to_agenda"),
            icon=":material/arrow_forward:",
            icon_position="right",
            query_params={"project": record.id},
        )


def _part() -> str:
    names = list(PARTS)
    chosen = st.segmented_control(
        say("project.part.label"),
        names,
        default=part_at_hand(names),
        required=True,
        format_func=lambda name: (
            (":material/lock: " if name == "private" else "") + say(f"project.part.{name}")
        ),
        key="project_part",
        label_visibility="collapsed",
        wrap=True,
    )
    open_part(names, chosen or names[0])
    return chosen or names[0]
