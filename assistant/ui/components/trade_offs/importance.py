"""How much each issue matters to a department: by sliders, by ranking, or by 100 points."""

import streamlit as st

from assistant.negotiation.elicitation import weights_from_points, weights_from_ranking
from assistant.project.models import ContestedIssue
from assistant.ui.boundary import guarded
from assistant.ui.components.trade_offs.notes import (
    in_view,
    path_to,
    preference_of,
    set_weight,
    set_weights,
    traded_issues,
    view_of,
    weights_of,
)
from assistant.ui.components.trade_offs.options import options_of
from assistant.ui.editing import Desk
from assistant.ui.safe import plain
from assistant.ui.words import say

FULL = 100.0


def by_sliders(desk: Desk, department: str) -> None:
    """A slider an issue, with the points of its options to open."""
    weights = weights_of(desk.project, department)
    top = max(FULL, *weights.values())
    for place, issue in enumerate(traded_issues(desk.project)):
        with st.container(key=f"weighed-{place}", gap="small"):
            path = path_to(department, issue.name, "weight")
            st.slider(
                plain(issue.name),
                0.0,
                top,
                weights[issue.name],
                step=1.0,
                format="%.0f",
                key=desk.key(path),
                on_change=desk.commit(path, float, in_view(desk.project, department, issue, set_weight)),
            )
            options_of(desk, department, issue, weights)


def by_ranking(desk: Desk, department: str) -> None:
    """The issues in order of importance, moved up and down."""
    st.caption(say("trade_offs.rank.about"))
    weights = weights_of(desk.project, department)
    ranked = sorted(weights, key=lambda name: -weights[name])
    total = sum(weights.values()) or 1
    for place, name in enumerate(ranked):
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"ranked-{place}", wrap=False, gap="small"
        ):
            share = say("trade_offs.share", percent=f"{100 * weights[name] / total:.0f}")
            st.markdown(f"{place + 1}. {plain(name)}　:gray[{share}]", width="stretch")
            _move(desk, department, ranked, place, -1)
            _move(desk, department, ranked, place, 1)


def by_points(desk: Desk, department: str) -> None:
    """One hundred points given out."""
    weights = weights_of(desk.project, department)
    issues = {issue.name: issue for issue in traded_issues(desk.project)}
    for name, weight in weights.items():
        path = path_to(department, name, "points")
        st.number_input(
            plain(name),
            0.0,
            1_000.0,
            round(weight, 1),
            step=5.0,
            format="%.4g",
            key=desk.key(path),
            on_change=desk.commit(path, float, in_view(desk.project, department, issues[name], set_weight)),
        )
    total = sum(weights.values())
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(say("trade_offs.hundred.total", total=f"{total:.4g}"), width="stretch")
        st.button(
            say("trade_offs.hundred.fill"),
            key=desk.key(path_to(department, "fill")),
            icon=":material/balance:",
            type="tertiary",
            disabled=total <= 0 or abs(total - FULL) < 0.05,
            on_click=_fill,
            args=(desk, department),
        )


def uncertain(desk: Desk, department: str) -> list[ContestedIssue]:
    """Issues whose importance is only known as a range."""
    preference = preference_of(desk.project, department)
    return [
        issue
        for issue in traded_issues(desk.project)
        if view_of(preference, issue).weight_low is not None
        or view_of(preference, issue).weight_high is not None
    ]


def _move(desk: Desk, department: str, ranked: list[str], place: int, by: int) -> None:
    label = say("trade_offs.rank.up" if by < 0 else "trade_offs.rank.down", issue=plain(ranked[place]))
    st.button(
        "",
        key=desk.key(path_to(department, "rank", place, by)),
        icon=":material/arrow_upward:" if by < 0 else ":material/arrow_downward:",
        help=label,
        disabled=not 0 <= place + by < len(ranked),
        on_click=_rank,
        args=(desk, department, ranked, place, by),
    )


@guarded
def _rank(desk: Desk, department: str, ranked: list[str], place: int, by: int) -> None:
    order = list(ranked)
    order[place], order[place + by] = order[place + by], order[place]
    weights = weights_from_ranking(order)
    set_weights(desk, department, {name: FULL * weight for name, weight in weights.items()})


@guarded
def _fill(desk: Desk, department: str) -> None:
    """Bring the points given out to one hundred."""
    weights = weights_from_points(weights_of(desk.project, department))
    set_weights(desk, department, {name: FULL * weight for name, weight in weights.items()})
