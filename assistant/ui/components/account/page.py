"""The cooperation account's page: a private memory of what was given, promised and received."""

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from assistant.project.records import ProjectRecord
from assistant.ui.boundary import guarded
from assistant.ui.components.account.balances import balance_bars
from assistant.ui.components.account.book import (
    Line,
    all_balances,
    all_lines,
    can_undo,
    open_lines,
    undo_last,
)
from assistant.ui.components.account.form import new_entry
from assistant.ui.components.account.meetings import from_meetings
from assistant.ui.components.account.promises import open_promises, settled
from assistant.ui.components.account.timeline import timeline_html
from assistant.ui.components.project_header import page_title
from assistant.ui.state import PAGES, language, owner, services, today
from assistant.ui.words import say

STYLES = PAGES.parent / "styles" / "trade_offs.css"


def account_page() -> None:
    """Draw the page."""
    st.html(STYLES)
    page_title(say("account.title"), say("account.subtitle"))
    records = list(services().projects.list(owner()))
    if not records:
        st.info(say("project.none"), icon=":material/info:")
        st.page_link(PAGES / "home.py", label=say("project.to_home"), icon=":material/home:")
        return
    _promise_line()
    lines = all_lines()
    still = open_lines(lines, today())
    left, right = st.columns([6, 5], gap="medium")
    with left:
        _left(records, lines, still)
    with right:
        _right(lines, still)


def _left(records: list[ProjectRecord], lines: Sequence[Line], still: Sequence[Line]) -> None:
    """What is open and what is settled; where there is nothing, an example and the form."""
    if not lines:
        st.html(
            f'<div class="cg-calm cg-example"><strong>{say("account.example.title")}</strong>'
            f"<span>{say('account.example.text')}</span></div>"
        )
        from_meetings(records)
        new_entry(records)
        return
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="openline"
    ):
        st.subheader(say("account.open", count=len(still)), anchor=False, width="content")
        with st.popover(say("account.new"), icon=":material/add:", type="primary"):
            new_entry(records)
    from_meetings(records)
    open_promises(still, today())
    settled(lines)


def _right(lines: Sequence[Line], still: Sequence[Line]) -> None:
    """Balances and due days."""
    found = all_balances(lines)
    if found:
        st.subheader(say("account.balances"), anchor=False)
        balance_bars(found)
    drawn = timeline_html(still, today())
    if drawn:
        st.subheader(say("account.timeline.title"), anchor=False)
        st.markdown(drawn, unsafe_allow_html=True)
        _calendar(still)


def _promise_line() -> None:
    """Whose book this is and what it is for, and the way back."""
    with st.container(horizontal=True, vertical_alignment="center", key="saveline"):
        st.caption(f":material/lock: {say('account.promise')}", width="stretch")
        st.button(
            say("common.undo"),
            key="undo_account",
            icon=":material/undo:",
            type="tertiary",
            disabled=not can_undo(),
            on_click=_undo,
        )


def _calendar(still: Sequence[Line]) -> None:
    """The open promises as a calendar file for the person alone."""
    from assistant.adapters.exports.names import file_name

    st.download_button(
        say("account.calendar"),
        lambda: _ics(still),
        file_name=file_name(say("account.title"), ".ics"),
        mime="text/calendar",
        key="download_promises",
        on_click="ignore",
        icon=":material/event:",
        help=say("account.calendar_help"),
    )


def _ics(still: Sequence[Line]) -> bytes:
    from assistant.adapters.exports.calendar_promises import promises_ics

    entries = [line.entry.model_copy(update={"id": line.key}) for line in still]
    now = dt.datetime.now(dt.UTC)
    return promises_ics(entries, uid="account@common-ground", now=now, language=language())


@guarded
def _undo() -> None:
    st.toast(say("account.undone" if undo_last() else "common.nothing_to_undo"), icon=":material/undo:")
