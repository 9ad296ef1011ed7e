"""The coach: another voice than the counterparts', one remark a turn, silenced at a touch."""

import streamlit as st

from assistant.rehearsal.coach import ask_what_matters
from assistant.rehearsal.models import Remark
from assistant.rehearsal.records import RehearsalChangedElsewhere, RehearsalRecord
from assistant.rehearsal.view import RehearsalView
from assistant.ui.boundary import guarded
from assistant.ui.components.rehearsal.at_hand import coaching, set_coaching
from assistant.ui.components.rehearsal.composer import keep_text, typed, write
from assistant.ui.components.rehearsal.rubric import principle_link
from assistant.ui.safe import plain, safe
from assistant.ui.state import owner, services
from assistant.ui.words import say


def coach_panel(record: RehearsalRecord, view: RehearsalView, *, busy: bool) -> None:
    """The remark on the last turn; nothing but the switch when the coach is silent."""
    beside = coaching(record.id) == "beside"
    with st.container(border=True, key="coach"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(f"<h3>{say('rehearsal.coach.title')}</h3>", width="stretch")
            st.toggle(
                say("rehearsal.coach.on"),
                beside,
                key=f"coach/{record.id}",
                on_change=_move,
                args=(record.id,),
                width="content",
            )
        if not beside:
            return
        last = view.turns[-1].remark if view.turns else None
        if last is None:
            about = "waiting" if not view.turns else "nothing"
            st.caption(say(f"rehearsal.coach.{about}"))
        else:
            _remark(record, last, len(view.turns), busy=busy)
        if not record.is_over and any(turn.remark and turn.remark.question for turn in view.turns):
            guess_field(record)
            _keep_button(record)


def _remark(record: RehearsalRecord, last: Remark, turn: int, *, busy: bool) -> None:
    st.html(
        f'<div class="cg-remark"><blockquote>{safe(last.quote)}</blockquote><p>{safe(last.point)}</p></div>'
    )
    principle_link(last.principle, f"remark-{turn}")
    if last.rewrite:
        st.html(
            f'<div class="cg-rewrite"><p>{say("rehearsal.coach.instead")}</p>'
            f"<blockquote>{safe(last.rewrite)}</blockquote></div>"
        )
        if not record.is_over:
            st.button(
                say("rehearsal.coach.use"),
                key=f"use-{turn}",
                icon=":material/edit_note:",
                disabled=busy or record.unsent.understood is not None,
                on_click=_use,
                args=(record, last.rewrite),
            )


def guess_field(record: RehearsalRecord) -> None:
    """What the person thinks matters to the other side; asked before anything hidden is shown."""
    question = ask_what_matters(record.session)
    if not question:
        return
    st.text_area(
        plain(question),
        key=_guess_key(record),
        height=80,
        placeholder=say("rehearsal.guess.hint"),
        max_chars=600,
        on_change=keep_guess,
        args=(record,),
    )


def _keep_button(record: RehearsalRecord) -> None:
    """Leaving the field keeps the guess too; the button says so."""
    if ask_what_matters(record.session):
        st.button(say("rehearsal.guess.keep"), key="keep_guess", icon=":material/lightbulb:")


def _guess_key(record: RehearsalRecord) -> str:
    return f"guess/{record.id}"


@guarded
def keep_guess(record: RehearsalRecord) -> None:
    """Store the guess as it stands in the field, if any."""
    text = str(st.session_state.get(_guess_key(record)) or "").strip()
    if not text:
        return
    words = typed(record)
    session = record.session.model_copy(update={"guess": text})
    try:
        services().rehearsals.save(owner(), record.id, session, revision=record.revision)
    except RehearsalChangedElsewhere:
        # What another tab said stays; the guess is added to it.
        current = services().rehearsals.get(owner(), record.id)
        if current is None:
            return
        session = current.session.model_copy(update={"guess": text})
        services().rehearsals.save(owner(), record.id, session, revision=current.revision)
    if not record.is_over and words:
        keep_text(record, words)


@guarded
def _move(rehearsal_id: str) -> None:
    set_coaching(rehearsal_id, "beside" if st.session_state[f"coach/{rehearsal_id}"] else "end")


@guarded
def _use(record: RehearsalRecord, rewrite: str) -> None:
    write(record, rewrite)
