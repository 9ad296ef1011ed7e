"""What a rehearsal showed, on one page; for the person alone."""

import streamlit as st

from assistant.rehearsal.debrief import Debrief, debrief
from assistant.rehearsal.records import RehearsalRecord
from assistant.ui.boundary import guarded
from assistant.ui.components.rehearsal.again import again_buttons
from assistant.ui.components.rehearsal.at_hand import go_to
from assistant.ui.components.rehearsal.curves import curve_table, curves_html
from assistant.ui.components.rehearsal.findings import advice, better_html, found_html, hidden_html
from assistant.ui.components.rehearsal.judged import judged
from assistant.ui.components.rehearsal.outcome import figures_html, scale_html
from assistant.ui.components.rehearsal.papers import papers
from assistant.ui.components.rehearsal.reusing import reusing
from assistant.ui.components.rehearsal.transcript import transcript
from assistant.ui.components.rehearsal.trend import trend
from assistant.ui.safe import safe
from assistant.ui.words import say


def debriefing(record: RehearsalRecord) -> None:
    """Draw the page."""
    shown = debrief(record.session)
    with st.container(horizontal=True, vertical_alignment="center", key="debriefhead"):
        st.button(
            say("rehearsal.back"),
            key="rehearsal_back",
            icon=":material/arrow_back:",
            type="tertiary",
            on_click=guarded(go_to),
            args=("",),
        )
        papers(shown)
    with st.container(key="sheet-private"):
        st.html(_head(shown) + figures_html(shown))
        _drawing(scale_html(shown))
        advice(shown)
        _curve(shown)
        if shown.result is not None:
            st.html(better_html(shown.result))
        judged(record, shown)
        st.html(found_html(shown) + hidden_html(record.session, shown))
    reusing(record, shown)
    trend(record)
    transcript(record)
    again_buttons(record)


def _head(shown: Debrief) -> str:
    who = say("common.listing").join(shown.counterparts)
    told = [
        say(f"rehearsal.scenario.{shown.scenario.value}"),
        say(f"rehearsal.level.{shown.level.value}"),
        say("rehearsal.list.turns", count=shown.turns),
    ]
    goal = f"<p>{safe(say('rehearsal.goal.was', goal=shown.goal))}</p>" if shown.goal else ""
    return (
        f'<header class="cg-outcome"><p class="cg-quiet">{safe(say("rehearsal.private"))}</p>'
        f"<h2>{safe(say(f'rehearsal.ended.{shown.status.value}'))}</h2>"
        f"<p>{safe(who)}{say('rehearsal.dot')}{safe(say('rehearsal.dot').join(told))}</p>{goal}</header>"
    )


def _curve(shown: Debrief) -> None:
    drawn = curves_html(shown)
    if not drawn:
        return
    st.html(f'<div class="cg-doc"><h3>{say("rehearsal.curve.title")}</h3></div>')
    _drawing(drawn)
    with st.expander(say("rehearsal.curve.as_table"), icon=":material/table:"):
        st.html(curve_table(shown))


def _drawing(drawn: str) -> None:
    """A drawing; ``st.html`` would leave out what is drawn."""
    if drawn:
        st.markdown(drawn, unsafe_allow_html=True)
