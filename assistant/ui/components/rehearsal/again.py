"""Trying again: from the beginning, or from a turn on, with the words of then to change."""

import streamlit as st

from assistant.rehearsal.models import Session
from assistant.rehearsal.play import start
from assistant.rehearsal.records import RehearsalRecord, Unsent
from assistant.rehearsal.voice import template_voice
from assistant.ui.boundary import guarded
from assistant.ui.components.rehearsal.at_hand import coaching, go_to, set_coaching
from assistant.ui.state import owner, services
from assistant.ui.words import say


def again_buttons(record: RehearsalRecord) -> None:
    """Start again with the same set-up, or with another."""
    with st.container(horizontal=True, key="again"):
        st.button(
            say("rehearsal.again.same"),
            key="again_same",
            type="primary",
            icon=":material/replay:",
            on_click=_again,
            args=(record,),
        )
        st.button(
            say("rehearsal.again.other"),
            key="again_other",
            icon=":material/tune:",
            on_click=guarded(go_to),
            args=("",),
        )


def branch_button(record: RehearsalRecord, turn: int, place: str) -> None:
    """Replay from turn ``turn`` (from 1)."""
    st.button(
        say("rehearsal.again.from_turn", turn=turn),
        key=f"branch-{place}-{turn}",
        icon=":material/alt_route:",
        type="tertiary",
        on_click=_branch,
        args=(record, turn),
    )


@guarded
def _again(record: RehearsalRecord) -> None:
    _open(record, start(record.session.setup, template_voice), None)


@guarded
def _branch(record: RehearsalRecord, turn: int) -> None:
    kept = turn - 1
    _open(record, record.session.branch(kept), kept, record.session.turns[kept].text)


def _open(record: RehearsalRecord, session: Session, kept: int | None, text: str = "") -> None:
    """A rehearsal of its own, of which a branch names where it comes from."""
    store, parent = services().rehearsals, None if kept is None else record.id
    new = store.add(owner(), record.project_id, session, parent=parent, parent_turn=kept)
    if text:
        store.keep_unsent(owner(), new.id, Unsent(text=text))
    set_coaching(new.id, coaching(record.id))
    go_to(new.id)
