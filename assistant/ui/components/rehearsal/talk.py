"""The talk: the chat and the composer on the left, the table and the coach on the right."""

import datetime as dt

import streamlit as st

from assistant.rehearsal.records import RehearsalRecord
from assistant.rehearsal.view import RehearsalView, public_view
from assistant.ui.boundary import guarded
from assistant.ui.components.rehearsal.at_hand import coaching, go_to
from assistant.ui.components.rehearsal.builder import builder
from assistant.ui.components.rehearsal.chat import chat_html, table_html
from assistant.ui.components.rehearsal.clock import minutes_left
from assistant.ui.components.rehearsal.coach import coach_panel
from assistant.ui.components.rehearsal.composer import composer, drawn_anew
from assistant.ui.components.rehearsal.gate import gate
from assistant.ui.components.rehearsal.leaving import leaving
from assistant.ui.components.rehearsal.playing import SLOT
from assistant.ui.components.rehearsal.reading import reading
from assistant.ui.components.rehearsal.sending import ask_if_needed
from assistant.ui.components.running import running
from assistant.ui.job import Job
from assistant.ui.safe import safe
from assistant.ui.state import remembered
from assistant.ui.words import say

_LOOK_AT_THE_CLOCK = 20


def talk(record: RehearsalRecord) -> None:
    """Draw the talk, going on or over."""
    drawn_anew()
    ask_if_needed(record)
    job: Job | None = remembered(SLOT)
    own = job if job is not None and job.project_id == record.id else None
    busy = own is not None and not own.finished
    view = public_view(record.session)
    _head(record, view)
    chat_side, table_side = st.columns([1.7, 1], gap="medium")
    with chat_side:
        st.html(chat_html(view))
        if own is not None:
            running(own, cancelled=say("rehearsal.cancelled"), done="", slot=SLOT)
        if record.is_over:
            gate(record, view)
        elif record.unsent.understood is not None and not busy:
            reading(record, view)
        else:
            composer(record, busy)
    with table_side:
        if coaching(record.id) == "beside" or not record.is_over:
            coach_panel(record, view, busy=busy)
        if view.table is not None:
            st.html(table_html(view))
            if not record.is_over:
                builder(record, view, busy=busy or record.unsent.understood is not None)


def _head(record: RehearsalRecord, view: RehearsalView) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="talkhead"):
        st.button(
            say("rehearsal.back"),
            key="rehearsal_back",
            icon=":material/arrow_back:",
            type="tertiary",
            on_click=_back,
        )
        st.html(f'<p class="cg-who-is-here">{_people(view)}</p>', width="stretch")
        if not record.is_over:
            with st.container(horizontal=True, vertical_alignment="center", width="content", key="talkends"):
                if view.minutes:
                    _clock(record, view)
                else:
                    st.html(_left(view, ""), width="content")
                leaving(record)


def _people(view: RehearsalView) -> str:
    people = []
    for each in view.counterparts:
        about = next((part for part in (each.role, each.department) if part and part != each.name), "")
        people.append(f"<b>{safe(each.name)}</b>" + (f" <span>{safe(about)}</span>" if about else ""))
    kind = say(f"rehearsal.scenario.{view.scenario.value}")
    level = say(f"rehearsal.level.{view.level.value}")
    return " ".join(people) + f" <em>{safe(kind)}{say('rehearsal.dot')}{safe(level)}</em>"


@st.fragment(run_every=_LOOK_AT_THE_CLOCK)
def _clock(record: RehearsalRecord, view: RehearsalView) -> None:
    left = minutes_left(view, record.created_at, dt.datetime.now(dt.UTC))
    said = say("rehearsal.minutes.left", count=left) if left else say("rehearsal.minutes.up")
    with st.container(width="content", key="clock"):
        st.html(_left(view, said), width="content")


def _left(view: RehearsalView, minutes: str) -> str:
    rounds = say("rehearsal.rounds_left", left=view.rounds_left, all=view.rounds)
    return f'<p class="cg-left" role="timer">{safe(rounds)}<br>{safe(minutes)}</p>'


@guarded
def _back() -> None:
    go_to("")
