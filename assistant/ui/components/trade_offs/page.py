"""The trade-offs' page: what each department would like, and what follows from it."""

import streamlit as st

from assistant.project.records import ProjectRecord
from assistant.ui.boundary import guarded
from assistant.ui.components.project_header import page_title, save_line
from assistant.ui.components.trade_offs.notes import start, traded_issues
from assistant.ui.components.trade_offs.workbench import workbench
from assistant.ui.editing import Desk
from assistant.ui.state import PAGES, project_at_hand
from assistant.ui.words import say

STYLES = PAGES.parent / "styles" / "trade_offs.css"


def trade_offs_page() -> None:
    """Draw the page."""
    st.html(STYLES)
    record = project_at_hand()
    if record is None:
        page_title(say("trade_offs.title"))
        st.info(say("project.none"), icon=":material/info:")
        st.page_link(PAGES / "home.py", label=say("project.to_home"), icon=":material/home:")
        return
    page_title(say("trade_offs.title"), record.project.title or say("project.untitled"))
    if record.project.private.trade_offs.preferences:
        workbench(record.id)
    else:
        save_line(record, say("trade_offs.intro"))
        _start(record)


def _start(record: ProjectRecord) -> None:
    """Nothing stated yet: how the page works, and a first guess to correct."""
    with st.container(border=True, key="trade-start"):
        steps = "".join(
            f"<li><strong>{say(f'trade_offs.start.{step}.what')}</strong>"
            f"<span>{say(f'trade_offs.start.{step}.how')}</span></li>"
            for step in ("guess", "correct", "offer")
        )
        st.html(f'<ol class="cg-steps">{steps}</ol>')
        departments = sum(bool(each.name) for each in record.project.departments)
        if departments < 2 or not traded_issues(record.project):
            part = "departments" if departments < 2 else "issues"
            st.markdown(f":material/info: {say(f'trade_offs.start.lacks_{part}')}")
            st.page_link(
                PAGES / "project.py",
                label=say(f"project.part.{part}"),
                icon=":material/arrow_forward:",
                query_params={"project": record.id, "part": part},
            )
            return
        st.button(
            say("trade_offs.start.go"),
            key="start_trade_offs",
            type="primary",
            icon=":material/edit_note:",
            on_click=_begin,
            args=(Desk(record),),
        )


@guarded
def _begin(desk: Desk) -> None:
    start(desk)
