"""What each option of an issue is worth to a department, and how sure that is."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from assistant.project.models import ContestedIssue
from assistant.project.preferences import IssuePreference
from assistant.ui.components.trade_offs.notes import in_view, path_to, preference_of, view_of
from assistant.ui.editing import Desk
from assistant.ui.safe import plain
from assistant.ui.words import say

_WIDE = 0.3


def options_of(desk: Desk, department: str, issue: ContestedIssue, weights: Mapping[str, float]) -> None:
    """A closed block that says how much the issue counts; its sliders are drawn when it is open."""
    view = view_of(preference_of(desk.project, department), issue)
    total = sum(weights.values())
    label = say("trade_offs.options.title", percent=f"{100 * view.weight / total if total else 0:.0f}")
    if _is_uncertain(view):
        label += say("trade_offs.options.range", low=f"{_low(view):.0f}", high=f"{_high(view):.0f}")
    block = st.expander(
        label, key=desk.key(path_to(department, issue.name, "open")), on_change="rerun", type="compact"
    )
    if not block.open:
        return
    with block:
        for place, option in enumerate(issue.options):
            path = path_to(department, issue.name, "value", place)
            st.slider(
                plain(option),
                0.0,
                100.0,
                view.values[place],
                step=1.0,
                format="%.0f",
                key=desk.key(path),
                on_change=desk.commit(path, float, in_view(desk.project, department, issue, _value(place))),
            )
        _certainty(desk, department, issue, view, max(100.0, *weights.values()))


def _certainty(desk: Desk, department: str, issue: ContestedIssue, view: IssuePreference, top: float) -> None:
    """Whether the importance is only known as a range, and the range."""
    path = path_to(department, issue.name, "unsure")
    st.checkbox(
        say("trade_offs.options.unsure"),
        _is_uncertain(view),
        key=desk.key(path),
        help=say("trade_offs.options.unsure_help"),
        on_change=desk.commit(path, bool, in_view(desk.project, department, issue, _set_unsure)),
    )
    if not _is_uncertain(view):
        return
    path = path_to(department, issue.name, "range")
    st.slider(
        say("trade_offs.options.between"),
        0.0,
        max(top, _high(view)),
        (_low(view), _high(view)),
        step=1.0,
        format="%.0f",
        key=desk.key(path),
        on_change=desk.commit(path, tuple, in_view(desk.project, department, issue, _set_range)),
    )


def _value(place: int) -> Any:
    def change(view: dict[str, Any], value: float) -> None:
        view["values"][place] = value

    return change


def _set_unsure(view: dict[str, Any], unsure: bool) -> None:
    weight = view["weight"]
    view["weight_low"] = round(weight * (1 - _WIDE), 1) if unsure else None
    view["weight_high"] = min(1_000.0, round(max(weight, 1) * (1 + _WIDE), 1)) if unsure else None


def _set_range(view: dict[str, Any], bounds: tuple[float, float]) -> None:
    """The range as given; the weight moves into it."""
    low, high = bounds
    view["weight_low"], view["weight_high"] = low, high
    view["weight"] = min(max(view["weight"], low), high)


def _is_uncertain(view: IssuePreference) -> bool:
    return view.weight_low is not None or view.weight_high is not None


def _low(view: IssuePreference) -> float:
    return view.weight if view.weight_low is None else view.weight_low


def _high(view: IssuePreference) -> float:
    return view.weight if view.weight_high is None else view.weight_high
