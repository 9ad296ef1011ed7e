"""What a department has without a deal: in points, or as a package."""

from typing import Any

import streamlit as st

from assistant.project.models import Project
from assistant.project.preferences import Preference
from assistant.ui.components.trade_offs.notes import (
    in_preference,
    path_to,
    preference_of,
    traded_issues,
    view_of,
)
from assistant.ui.editing import Desk
from assistant.ui.safe import plain
from assistant.ui.words import say

WAYS = ["none", "points", "package"]


def walk_away(desk: Desk, department: str) -> None:
    """The way it is stated, then its value."""
    held = preference_of(desk.project, department)
    path = path_to(department, "walk_away")
    st.segmented_control(
        say("trade_offs.walk_away.label", department=plain(department)),
        WAYS,
        default=_way(held),
        required=True,
        format_func=lambda way: say(f"trade_offs.walk_away.{way}"),
        key=desk.key(path),
        help=say("trade_offs.walk_away.help"),
        on_change=desk.commit(path, str, in_preference(department, _choose(desk.project, held))),
        wrap=True,
    )
    if held.walk_away:
        _package(desk, department, held)
    elif held.reservation is not None:
        path = path_to(department, "reservation")
        st.slider(
            say("trade_offs.walk_away.value"),
            0.0,
            100.0,
            held.reservation,
            step=1.0,
            format="%.0f",
            key=desk.key(path),
            on_change=desk.commit(path, float, in_preference(department, _set_reservation)),
        )


def _package(desk: Desk, department: str, held: Preference) -> None:
    for issue in traded_issues(desk.project):
        path = path_to(department, "walk_away", issue.name)
        options = ["", *issue.options]
        stored = held.walk_away.get(issue.name, "")
        st.selectbox(
            plain(issue.name),
            list(dict.fromkeys([*options, stored])),
            index=list(dict.fromkeys([*options, stored])).index(stored),
            format_func=lambda option: option or say("trade_offs.walk_away.open"),
            key=desk.key(path),
            on_change=desk.commit(path, str, in_preference(department, _set_option(issue.name))),
        )


def _way(held: Preference) -> str:
    if held.walk_away:
        return "package"
    return "none" if held.reservation is None else "points"


def _choose(project: Project, held: Preference) -> Any:
    """Another way of stating it: no points to begin with, or today's offer, or what is worst."""
    start = dict(project.private.trade_offs.today) or {
        issue.name: issue.options[view_of(held, issue).values.index(min(view_of(held, issue).values))]
        for issue in traded_issues(project)
    }

    def change(preference: dict[str, Any], way: str) -> None:
        preference["walk_away"] = start if way == "package" else {}
        preference["reservation"] = (preference["reservation"] or 0.0) if way == "points" else None

    return change


def _set_reservation(preference: dict[str, Any], points: float) -> None:
    preference["reservation"] = points


def _set_option(issue: str) -> Any:
    def change(preference: dict[str, Any], option: str) -> None:
        preference["walk_away"].pop(issue, None)
        if option:
            preference["walk_away"][issue] = option

    return change
