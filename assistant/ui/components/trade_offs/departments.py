"""The left side: one department's priorities at a time."""

from collections.abc import Callable

import streamlit as st

from assistant.ui.boundary import guarded
from assistant.ui.components.trade_offs.importance import by_points, by_ranking, by_sliders
from assistant.ui.components.trade_offs.notes import (
    MOST_DEPARTMENTS,
    compare_departments,
    in_preference,
    path_to,
    preference_of,
)
from assistant.ui.components.trade_offs.swaps import by_swaps
from assistant.ui.components.trade_offs.walk_away import walk_away
from assistant.ui.editing import Desk
from assistant.ui.safe import plain
from assistant.ui.state import remember, remembered
from assistant.ui.words import say

WAYS: dict[str, Callable[[Desk, str], None]] = {
    "sliders": by_sliders,
    "ranking": by_ranking,
    "points": by_points,
    "swaps": by_swaps,
}


def departments(desk: Desk) -> None:
    """The chosen department's card."""
    names = [each.department for each in desk.project.private.trade_offs.preferences]
    with st.container(horizontal=True, vertical_alignment="center", key="whose"):
        chosen = _whose(names)
        _compared(desk, names)
    if chosen:
        _card(desk, chosen)


def _whose(names: list[str]) -> str:
    """Which department's priorities are open."""
    if not names:
        return ""
    held = str(remembered("trade_offs_whose", ""))
    shown = held if held in names else names[0]
    chosen = st.segmented_control(
        say("trade_offs.whose"),
        names,
        default=shown,
        required=True,
        format_func=plain,
        key="whose/" + "/".join(names),
        label_visibility="collapsed",
        wrap=True,
    )
    remember("trade_offs_whose", chosen or shown)
    return chosen or shown


def _compared(desk: Desk, names: list[str]) -> None:
    """Which departments are compared."""
    known = [department.name for department in desk.project.departments if department.name]
    key = desk.key(("trade_offs", "compared"))
    with st.popover(say("trade_offs.compared.title"), icon=":material/group:", type="tertiary"):
        st.multiselect(
            say("trade_offs.compared.label"),
            list(dict.fromkeys([*names, *known])),
            default=names,
            max_selections=MOST_DEPARTMENTS,
            key=key,
            on_change=_compare,
            args=(desk, key),
        )
        st.caption(say("trade_offs.compared.note"))


@guarded
def _compare(desk: Desk, key: str) -> None:
    compare_departments(desk, list(st.session_state[key]))


def _card(desk: Desk, department: str) -> None:
    with st.container(border=True, key="department-card"):
        path = path_to(department, "guessed")
        st.checkbox(
            say("trade_offs.guessed"),
            preference_of(desk.project, department).guessed,
            key=desk.key(path),
            help=say("trade_offs.guessed_help"),
            on_change=desk.commit(path, bool, in_preference(department, _set_guessed)),
        )
        st.markdown(f"**{say('trade_offs.important', department=plain(department))}**")
        way = st.segmented_control(
            say("trade_offs.way.label"),
            list(WAYS),
            default="sliders",
            required=True,
            format_func=lambda name: say(f"trade_offs.way.{name}"),
            key="way",
            label_visibility="collapsed",
            wrap=True,
        )
        WAYS[way or "sliders"](desk, department)
        st.divider()
        walk_away(desk, department)


def _set_guessed(preference: dict[str, object], guessed: bool) -> None:
    preference["guessed"] = guessed
