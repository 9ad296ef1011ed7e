"""Left what goes in, right what comes out: redrawn by itself after every change."""

import streamlit as st

from assistant.language.errors import CommonGroundError
from assistant.negotiation.errors import TradeOffError
from assistant.project.records import ProjectRecord
from assistant.trade_offs.analysis import Analysis, analyse
from assistant.ui.boundary import boundary
from assistant.ui.components.project_header import save_line
from assistant.ui.components.trade_offs.compare import compare
from assistant.ui.components.trade_offs.departments import departments
from assistant.ui.components.trade_offs.facts import assumptions, potential, questions
from assistant.ui.components.trade_offs.other_side import other_side
from assistant.ui.components.trade_offs.results import results
from assistant.ui.components.trade_offs.rules import rules
from assistant.ui.components.trade_offs.spots import named_spots
from assistant.ui.components.trade_offs.today import todays_offer
from assistant.ui.editing import Desk
from assistant.ui.safe import safe
from assistant.ui.state import PAGES, language, owner, services
from assistant.ui.words import say

_PLACES = {
    "no_issues": "issues",
    "too_many_issues": "issues",
    "no_number": "issues",
    "unknown_choice": "issues",
    "one_department": "departments",
}


@st.fragment
def workbench(project_id: str) -> None:
    """Draw the live part from what is stored now."""
    with boundary():
        record = services().projects.get(owner(), project_id)
        if record is not None:
            _bench(Desk(record))


def _bench(desk: Desk) -> None:
    save_line(desk.record, f":material/lock: {say('trade_offs.intro')}")
    left, right = st.columns([5, 7], gap="medium")
    with left:
        departments(desk)
        todays_offer(desk)
        rules(desk)
    with right:
        analysis = _analysed(desk.record)
        if analysis is None:
            return
        spots = named_spots(analysis)
        results(analysis, spots)
        potential(analysis)
    questions(desk.project, analysis)
    compare(analysis, spots)
    other_side(desk.project, analysis, spots)
    assumptions(analysis)


def _analysed(record: ProjectRecord) -> Analysis | None:
    """What follows from the priorities, or one calm sentence why nothing does."""
    from assistant.adapters.cp_sat import large_solver

    try:
        return analyse(record.project, large_solver())
    except TradeOffError as error:
        _calm(error)
        place = _PLACES.get(error.reason)
        if place:
            st.page_link(
                PAGES / "project.py",
                label=say(f"project.part.{place}"),
                icon=":material/arrow_forward:",
                query_params={"project": record.id, "part": place},
            )
        return None


def _calm(error: CommonGroundError) -> None:
    spoken = language()
    st.html(
        f'<div class="cg-calm" role="status"><strong>{safe(error.sentence.say(spoken))}</strong>'
        f"<span>{safe(error.next_step.say(spoken))}</span></div>"
    )
