"""The map with its legend and its table."""

from collections.abc import Sequence

import streamlit as st

from assistant.trade_offs.analysis import Analysis
from assistant.ui.components.agenda.document import table
from assistant.ui.components.trade_offs.map import View, map_html
from assistant.ui.components.trade_offs.scatter import scatter
from assistant.ui.components.trade_offs.shapes import legend_mark
from assistant.ui.components.trade_offs.spots import Spot, frontier_spots, options_in_words
from assistant.ui.safe import plain, safe
from assistant.ui.words import say

MOST_ROWS = 60


def results(analysis: Analysis, named: Sequence[Spot]) -> None:
    """Draw the block."""
    x, y = _axes(analysis)
    view = View(analysis, scatter(analysis, x, y), x, y)
    others = frontier_spots(analysis, named)
    st.markdown(map_html(view, named, others), unsafe_allow_html=True)
    st.markdown(_legend(named), unsafe_allow_html=True)
    st.caption(_counted(view, len(others) + len(named)))
    with st.expander(say("trade_offs.table.title"), icon=":material/table:"):
        shown = [*named, *others][:MOST_ROWS]
        st.html(_table(analysis, shown))
        left = len(named) + len(others) - len(shown)
        if left > 0:
            st.caption(say("trade_offs.table.more", count=left))


def _axes(analysis: Analysis) -> tuple[int, int]:
    """The two departments seen; chosen where there are more, the own one to the right at first."""
    parties = list(analysis.problem.parties)
    others = [index for index in range(len(parties)) if index != analysis.own]
    if len(parties) == 2:
        return analysis.own, others[0]
    chosen: list[str] = []
    for column, name, start in zip(st.columns(2), ("right", "up"), (analysis.own, others[0]), strict=True):
        options = [party for party in parties if party not in chosen]
        wanted = parties[start] if parties[start] in options else options[0]
        with column:
            pick = st.selectbox(
                say(f"trade_offs.map.choose_{name}"),
                options,
                index=options.index(wanted),
                format_func=plain,
                key=f"axis-{name}/" + "/".join(options),
            )
        chosen.append(pick or wanted)
    return parties.index(chosen[0]), parties.index(chosen[1])


def _legend(named: Sequence[Spot]) -> str:
    """What the shapes mean, each with its package in words."""
    entries = "".join(
        f"<li>{legend_mark(spot.kind, spot.mark)}<span><b>{_inert(spot.title)}</b> "
        f"{_inert(options_in_words(spot.package))}</span></li>"
        for spot in named
    )
    lines = "".join(
        f'<li class="cg-line-key"><i class="cg-key-{name}"></i>'
        f"<span>{_inert(say(f'trade_offs.map.key_{name}'))}</span></li>"
        for name in ("edge", "limit")
    )
    return f'<ul class="cg-map-legend">{entries}{lines}</ul>'


def _counted(view: View, efficient: int) -> str:
    told = say("trade_offs.map.counted", total=f"{view.scatter.total:,}", efficient=f"{efficient:,}")
    if view.scatter.sampled:
        told += say("trade_offs.map.sampled", count=f"{len(view.scatter.dots):,}")
    if len(view.analysis.problem.parties) > 2:
        told += say("trade_offs.map.third")
    return told


def _table(analysis: Analysis, spots: Sequence[Spot]) -> str:
    names = [say("trade_offs.table.name"), *analysis.problem.issues, *analysis.problem.parties]
    rows = [
        [
            safe(spot.title) or safe(say("trade_offs.map.efficient")),
            *(safe(option) for option in spot.package.values()),
            *(safe(say("trade_offs.points", points=f"{points:.0f}")) for points in spot.points.values()),
        ]
        for spot in spots
    ]
    return f'<div class="cg-twin">{table(names, rows)}</div>'


def _inert(text: str) -> str:
    return safe(" ".join(text.split())).replace("$", "&#36;")
