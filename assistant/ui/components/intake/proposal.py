"""The proposal: what was found, a part at a time, for the person to accept, edit or reject."""

import streamlit as st

from assistant.project.records import ProjectRecord
from assistant.ui.boundary import boundary, show_trouble
from assistant.ui.components.intake.cards import cards
from assistant.ui.components.intake.clash import clash_card
from assistant.ui.components.intake.deciding import Clash, open_questions, pending
from assistant.ui.components.intake.leftovers import decided, question_list, remarks
from assistant.ui.components.intake.sections import CLASHES, QUESTIONS, Section, part_of, sections
from assistant.ui.components.intake.stored import Found
from assistant.ui.components.intake.tray import TOLD, Tray, tray_of, undo
from assistant.ui.state import PAGES, open_part, owner, part_at_hand, services
from assistant.ui.words import say

SHOWN = "found"


@st.fragment
def proposal(project_id: str) -> None:
    """Draw the proposal from what is stored now; redrawn by itself after every decision."""
    with boundary():
        show_trouble()
        told = st.session_state.pop(TOLD, "")
        if told:
            st.toast(told, icon=":material/check:")
        record = services().projects.get(owner(), project_id)
        tray = tray_of(project_id)
        if record is not None and tray is not None:
            _draw(record, tray)


def _draw(record: ProjectRecord, tray: Tray) -> None:
    waiting, clashes = pending(tray.intake, record.project)
    questions = open_questions(waiting, clashes, record.project)
    listed = sections(tray.intake, waiting, len(clashes), len(questions))
    _headline(tray, len(waiting) + len(clashes))
    remarks(tray.intake)
    if not tray.intake.found:
        st.info(say("intake.nothing_found"), icon=":material/info:")
    chosen = _choose(listed) if listed else ""
    if chosen == CLASHES:
        _clashes(tray, clashes)
    elif chosen == QUESTIONS:
        question_list(record, questions)
    elif chosen:
        _section(record, tray, chosen, [each for each in waiting if part_of(each.path) == chosen])
    decided(tray)


def _headline(tray: Tray, left: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="intake-headline"):
        st.markdown(
            f"**{say('intake.left', count=left) if left else say('intake.all_done')}**", width="stretch"
        )
        st.button(
            say("common.undo"),
            key="undo_intake",
            icon=":material/undo:",
            type="tertiary",
            disabled=tray.revision <= 1,
            on_click=undo,
            args=(tray.project_id,),
        )


def _choose(listed: list[Section]) -> str:
    names = [each.name for each in listed]
    waiting = {each.name: each.waiting for each in listed}
    chosen = st.segmented_control(
        say("intake.part.label"),
        names,
        default=part_at_hand(names, SHOWN),
        required=True,
        format_func=lambda name: _part_label(name, waiting[name]),
        key=f"intake_part/{'-'.join(names)}",
        label_visibility="collapsed",
        wrap=True,
    )
    open_part(names, chosen or names[0], SHOWN)
    return chosen or names[0]


def _part_label(name: str, count: int) -> str:
    if name == CLASHES:
        label = f":material/call_split: {say('intake.part.clashes')}"
    elif name == QUESTIONS:
        label = f":material/help: {say('intake.part.questions')}"
    else:
        label = (":material/lock: " if name == "private" else "") + say(f"project.part.{name}")
    return f"{label}　{count}" if count else f"{label} :material/check:"


def _clashes(tray: Tray, clashes: list[Clash]) -> None:
    st.caption(say("intake.clash.about"))
    for clash in clashes:
        clash_card(tray, clash)


def _section(record: ProjectRecord, tray: Tray, name: str, found: list[Found]) -> None:
    private = name == "private"
    with st.container(key="private-part" if private else f"intake-section-{name}"):
        if private:
            st.markdown(f":material/lock: **{say('intake.private')}**")
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            if len(found) > 1:
                st.button(
                    say("intake.accept_all", count=len(found)),
                    key=f"take-all-{name}",
                    icon=":material/done_all:",
                    on_click=tray.accept([each.id for each in found]),
                )
            elif not found:
                st.caption(say("intake.part_done"), width="content")
            st.page_link(
                PAGES / "project.py",
                label=say("intake.see_in_project"),
                icon=":material/arrow_forward:",
                icon_position="right",
                query_params={"project": record.id, "part": name},
            )
        cards(tray, found)
