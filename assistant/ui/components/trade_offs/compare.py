"""Up to four packages side by side."""

from collections.abc import Mapping, Sequence

import streamlit as st

from assistant.negotiation.problem import to_points
from assistant.trade_offs.analysis import Analysis
from assistant.ui.boundary import guarded
from assistant.ui.components.trade_offs.spots import Spot
from assistant.ui.safe import plain, safe
from assistant.ui.state import remember, remembered
from assistant.ui.words import say

MOST = 4


def compare(analysis: Analysis, spots: Sequence[Spot]) -> None:
    """The choice of packages, and a card for each."""
    known = {spot.key: spot for spot in spots}
    chosen = _chosen(known)
    if chosen:
        cards = "".join(_card(known[key], analysis) for key in chosen)
        st.html(f'<div class="cg-packages">{cards}</div>')


def bars(points: Mapping[str, float], walk_away: Mapping[str, float]) -> str:
    """What a package is worth to each department, as bars with a line at the walk-away."""
    return "".join(
        f"<div><dt>{safe(name)}</dt><dd>{safe(say('trade_offs.points', points=f'{worth:.0f}'))}</dd>"
        f'<span class="cg-worth" aria-hidden="true"><i style="width:{worth:.1f}%"></i>'
        f'<b style="left:{walk_away[name]:.1f}%"></b></span></div>'
        for name, worth in points.items()
    )


def walk_aways(analysis: Analysis) -> dict[str, float]:
    """Each department's walk-away in points."""
    problem = analysis.problem
    return {party: to_points(held) for party, held in zip(problem.parties, problem.reservation, strict=True)}


def _chosen(known: Mapping[str, Spot]) -> list[str]:
    """Which packages stand beside each other; today's and the offers to begin with."""
    held = [key for key in remembered("compared", []) if key in known]
    shown = (held or list(known))[:MOST]
    key = "compare/" + "/".join(known)
    picked = st.multiselect(
        say("trade_offs.compare.label"),
        list(known),
        default=shown,
        max_selections=MOST,
        format_func=lambda name: plain(known[name].names[0]),
        key=key,
        on_change=_picked,
        args=(key,),
        label_visibility="collapsed",
        placeholder=say("trade_offs.compare.label"),
    )
    return list(picked)


@guarded
def _picked(key: str) -> None:
    remember("compared", list(st.session_state[key]))


def _card(spot: Spot, analysis: Analysis) -> str:
    choices = "".join(
        f"<div><dt>{safe(issue)}</dt><dd>{safe(option)}</dd></div>" for issue, option in spot.package.items()
    )
    below = [name for name, limit in walk_aways(analysis).items() if spot.points[name] < limit - 1e-9]
    warning = (
        f'<p class="cg-below">{safe(say("trade_offs.compare.below", department=_listed(below)))}</p>'
        if below
        else ""
    )
    total = say("trade_offs.compare.total", points=f"{sum(spot.points.values()):.0f}")
    also = f'<p class="cg-quiet">{safe(_listed(spot.names[1:]))}</p>' if spot.names[1:] else ""
    return (
        f"<article><h4>{safe(spot.names[0])}</h4>{also}<dl class='cg-choices'>{choices}</dl>"
        f"<dl class='cg-worths'>{bars(spot.points, walk_aways(analysis))}</dl>"
        f'<p class="cg-quiet">{safe(total)}</p>{warning}</article>'
    )


def _listed(names: Sequence[str]) -> str:
    return say("common.listing").join(names)
