"""Ending a rehearsal: leave the table, to which the counterparts react, or end it here."""

import streamlit as st

from assistant.rehearsal.kinds import MoveKind, Status
from assistant.rehearsal.models import Move, Understood
from assistant.rehearsal.records import RehearsalRecord
from assistant.ui.boundary import guarded
from assistant.ui.components.rehearsal.composer import with_typed
from assistant.ui.components.rehearsal.sending import send
from assistant.ui.state import owner, services
from assistant.ui.words import say, say_in


def leaving(record: RehearsalRecord) -> None:
    """A button that opens the two ways."""
    with st.popover(say("rehearsal.leave.label"), icon=":material/logout:", key="leaving"):
        st.caption(say("rehearsal.leave.walk_note"))
        st.button(
            say("rehearsal.leave.walk"),
            key="walk_away",
            icon=":material/directions_walk:",
            on_click=_walk,
            args=(record,),
        )
        st.caption(say("rehearsal.leave.end_note"))
        st.button(
            say("rehearsal.leave.end"),
            key="end_rehearsal",
            icon=":material/stop_circle:",
            on_click=_end,
            args=(record,),
        )


@guarded
def _walk(record: RehearsalRecord) -> None:
    words = say_in(record.session.setup.language, "rehearsal.leave.words")
    understood = Understood(moves=(Move(kind=MoveKind.WALK_AWAY, quote=words),), read_by="person")
    send(record, with_typed(record, words), understood)


@guarded
def _end(record: RehearsalRecord) -> None:
    session = record.session.model_copy(update={"status": Status.USER_LEFT})
    services().rehearsals.save(owner(), record.id, session, revision=record.revision)
