"""Left what goes in, right what comes out: redrawn by itself after every change."""

import streamlit as st

from assistant.language.errors import CommonGroundError
from assistant.negotiation.errors import TradeOffError
from assistant.project.records import ProjectRecord
from assistant.trade_offs.analysis import Analysis, analyse
from assistant.ui.boundary import boundary, guarded
from assistant.ui.components.project_header import save_line
from assistant.ui.components.trade_offs.compare import compare
from assistant.ui.components.trade_offs.departments import departments
from assistant.ui.components.trade_offs.draft_button import draft_button
from assistant.ui.components.trade_offs.facts import assumptions, potential, questions
from assistant.ui.components.trade_offs.notes import fill_values
from assistant.ui.components.trade_offs.other_side import other_side
from assistant.ui.components.trade_offs.proposals import brief_sheet, proposals_sheet
from assistant.ui.components.trade_offs.proposing import latest
from assistant.ui.components.trade_offs.results import results
from assistant.ui.components.trade_offs.rules import rules
from assistant.ui.components.trade_offs.spots import Spot, named_spots
from assistant.ui.components.trade_offs.today import todays_offer
from assistant.ui.editing import Desk
from assistant.ui.safe import safe
from assistant.ui.state import PAGES, language, open_part, owner, part_at_hand, services
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
    record = desk.record
    save_line(record, f":material/lock: {say('trade_offs.intro')}")
    left, right = st.columns([5, 7], gap="medium")
    with left:
        departments(desk)
        todays_offer(desk)
        rules(desk)
    with right:
        analysis = _analysed(record)
        spots = named_spots(analysis) if analysis else []
        if analysis:
            draft_button(record)
            results(analysis, spots)
            potential(analysis)
    if analysis:
        questions(record.project, analysis)
    _parts(record, analysis, spots)
    if analysis:
        assumptions(analysis)


def _parts(record: ProjectRecord, analysis: Analysis | None, spots: list[Spot]) -> None:
    """What to do with the packages: compare them, sit in the other chair, read what was drafted."""
    draft = latest(record.id)
    names = [*(["compare", "other"] if analysis else []), *(["proposals", "brief"] if draft else [])]
    if not names:
        return
    part = _part(names)
    if analysis and part == "compare":
        compare(analysis, spots)
    elif analysis and part == "other":
        other_side(record.project, analysis, spots)
    elif draft and part == "proposals":
        proposals_sheet(record, draft)
    elif draft:
        brief_sheet(draft)


def _part(names: list[str]) -> str:
    """The part that is open; one just drafted opens by itself."""
    key = "trade_offs_part/" + "/".join(names)
    wanted = st.session_state.pop("trade_offs_open", None)
    if wanted in names:
        st.session_state[key] = wanted
    elif key not in st.session_state:
        st.session_state[key] = part_at_hand(names)
    st.html('<div id="papers"></div>')
    chosen = st.segmented_control(
        say("trade_offs.part.label"),
        names,
        required=True,
        format_func=lambda name: (
            (":material/lock: " if name == "brief" else "") + say(f"trade_offs.part.{name}")
        ),
        key=key,
        label_visibility="collapsed",
        wrap=True,
    )
    open_part(names, chosen or names[0])
    return str(chosen or names[0])


def _analysed(record: ProjectRecord) -> Analysis | None:
    """What follows from the priorities, or one calm sentence why nothing does."""
    from assistant.adapters.cp_sat import large_solver

    try:
        return analyse(record.project, large_solver())
    except TradeOffError as error:
        _calm(error)
        if error.reason == "wrong_values":
            st.button(
                say("trade_offs.fill_values"),
                key="fill_values",
                icon=":material/playlist_add:",
                on_click=guarded(fill_values),
                args=(Desk(record),),
            )
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
