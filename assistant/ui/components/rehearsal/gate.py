"""The talk is over: how it ended, and one question before anything hidden is shown."""

import streamlit as st

from assistant.rehearsal.coach import ask_what_matters
from assistant.rehearsal.records import RehearsalRecord
from assistant.rehearsal.view import RehearsalView
from assistant.ui.boundary import guarded
from assistant.ui.components.rehearsal.at_hand import reveal
from assistant.ui.components.rehearsal.coach import guess_field
from assistant.ui.words import say


def gate(record: RehearsalRecord, view: RehearsalView) -> None:
    """Draw it."""
    with st.container(border=True, key="gate"):
        st.markdown(f"**{say(f'rehearsal.ended.{view.status.value}')}**")
        asks = bool(ask_what_matters(record.session))
        if asks:
            st.caption(say("rehearsal.guess.before"))
            guess_field(record)
        elif view.guess:
            st.caption(say("rehearsal.guess.kept"))
        st.button(
            say("rehearsal.to_debrief"),
            key="to_debrief",
            type="primary",
            icon=":material/fact_check:",
            on_click=guarded(reveal),
            args=(record.id,),
        )
