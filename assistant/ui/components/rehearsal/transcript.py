"""The whole talk to read again; any turn can be played differently."""

import streamlit as st

from assistant.rehearsal.records import RehearsalRecord
from assistant.rehearsal.view import RehearsalView, SeenTurn, public_view
from assistant.ui.components.rehearsal.again import branch_button
from assistant.ui.components.rehearsal.at_hand import coaching
from assistant.ui.components.rehearsal.rubric import principle_name
from assistant.ui.safe import lines, safe
from assistant.ui.words import say


def transcript(record: RehearsalRecord) -> None:
    """Turn by turn, with the coach's remarks unless the coach was silenced."""
    view = public_view(record.session)
    if not view.turns:
        return
    with st.expander(say("rehearsal.transcript.title"), icon=":material/forum:", expanded=False):
        st.caption(say("rehearsal.transcript.about"))
        for turn in view.turns:
            with st.container(key=f"told-{turn.number}"):
                st.html(_turn(view, turn, coached=coaching(record.id) != "off"))
                branch_button(record, turn.number, "told")


def _turn(view: RehearsalView, turn: SeenTurn, *, coached: bool) -> str:
    replies = "".join(f"<p><b>{safe(each.name)}</b> {lines(each.text)}</p>" for each in turn.replies)
    remark = ""
    if coached and turn.remark is not None:
        name = principle_name(turn.remark.principle)
        about = say("rehearsal.transcript.coach", point=turn.remark.point, principle=name)
        remark = f'<p class="cg-quiet">{safe(about)}</p>'
    number = say("rehearsal.chat.turn", turn=turn.number)
    return (
        f'<div class="cg-told" lang="{view.language.value}"><p class="cg-quiet">{safe(number)}</p>'
        f"<p><b>{say('rehearsal.you')}</b> {lines(turn.text)}</p>{replies}{remark}</div>"
    )
