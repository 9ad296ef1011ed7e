"""How a package looks from another department's chair, and what it will probably say."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from assistant.project.models import ContestedIssue, Project
from assistant.trade_offs.analysis import Analysis
from assistant.ui.components.agenda.document import table
from assistant.ui.components.trade_offs.compare import walk_aways
from assistant.ui.components.trade_offs.notes import preference_of, traded_issues, view_of
from assistant.ui.components.trade_offs.spots import Spot
from assistant.ui.safe import plain, safe
from assistant.ui.words import say

_CLOSE = 5.0


@dataclass(frozen=True)
class Stake:
    """One issue of a package as a department sees it.

    ``got`` is the option's value on the issue's own 0..100 scale, ``share`` the issue's part of all
    importance, ``missed`` what the department would still gain there, in points of its total.
    """

    issue: ContestedIssue
    option: str
    got: float
    share: float
    change: float | None

    @property
    def missed(self) -> float:
        """Points of the total still missing here."""
        return self.share * (100 - self.got)


def other_side(project: Project, analysis: Analysis, spots: Sequence[Spot]) -> None:
    """Choose a department and a package, and read both sides of it."""
    others = [party for i, party in enumerate(analysis.problem.parties) if i != analysis.own]
    offered = [spot for spot in spots if spot.kind != "today"]
    if not others or not offered:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="otherside"):
        department = _choose(say("trade_offs.other.who"), others, "other")
        titles = {spot.key: spot for spot in offered}
        key = st.selectbox(
            say("trade_offs.other.package"),
            list(titles),
            format_func=lambda name: plain(titles[name].names[0]),
            key="other-package/" + "/".join(titles),
        )
    spot = titles[key or offered[0].key]
    today = next((each for each in spots if each.kind == "today"), None)
    seen = stakes(project, department, spot, today)
    answer = likely_answer(department, spot, today, seen, walk_aways(analysis)[department], offered)
    st.html(f'<blockquote class="cg-answer">{safe(answer)}</blockquote>')
    st.html(_table(seen, today is not None))
    if preference_of(project, department).guessed:
        st.caption(f":material/help: {say('trade_offs.other.guessed', department=plain(department))}")


def stakes(project: Project, department: str, spot: Spot, today: Spot | None) -> list[Stake]:
    """A package issue by issue, what matters most first."""
    preference = preference_of(project, department)
    traded = [issue for issue in traded_issues(project) if issue.name in spot.package]
    views = {issue.name: view_of(preference, issue) for issue in traded}
    total = sum(view.weight for view in views.values()) or 1.0
    found = []
    for issue in traded:
        worth = dict(zip(issue.options, views[issue.name].values, strict=True))
        option = spot.package[issue.name]
        change = None if today is None else worth[option] - worth[today.package[issue.name]]
        found.append(Stake(issue, option, worth[option], views[issue.name].weight / total, change))
    return sorted(found, key=lambda stake: -stake.share)


def likely_answer(
    department: str,
    spot: Spot,
    today: Spot | None,
    seen: Sequence[Stake],
    walk_away: float,
    offered: Sequence[Spot],
) -> str:
    """What the department will probably say, from its own points."""
    worth = spot.points[department]
    wish = max(seen, key=lambda stake: stake.missed)
    if worth < walk_away - 1e-9:
        return say("trade_offs.other.refuse", issue=wish.issue.name)
    if today is not None and worth < today.points[department] - 1e-9:
        return say("trade_offs.other.worse", issue=_lost_most(seen).issue.name)
    better = max(offered, key=lambda each: each.points[department])
    if better.kind == "offer" and better.points[department] > worth + _CLOSE:
        return say("trade_offs.other.prefers", name=better.names[0])
    if worth < walk_away + _CLOSE:
        return say("trade_offs.other.barely", issue=wish.issue.name)
    return say(
        "trade_offs.other.accept" if wish.missed > 1 else "trade_offs.other.glad", issue=wish.issue.name
    )


def _lost_most(seen: Sequence[Stake]) -> Stake:
    return min(seen, key=lambda stake: stake.share * (stake.change or 0.0))


def _choose(label: str, options: list[str], name: str) -> str:
    chosen = st.selectbox(label, options, format_func=plain, key=f"{name}/" + "/".join(options))
    return chosen or options[0]


def _table(seen: Sequence[Stake], compared: bool) -> str:
    names = [say(f"trade_offs.other.column.{name}") for name in ("issue", "option", "worth", "share")]
    names += [say("trade_offs.other.column.change")] if compared else []
    return table(names, [_row(stake, compared) for stake in seen])


def _row(stake: Stake, compared: bool) -> list[str]:
    bar = f'<span class="cg-worth cg-small" aria-hidden="true"><i style="width:{stake.got:.0f}%"></i></span>'
    row = [
        safe(stake.issue.name),
        safe(stake.option),
        f"{bar} {stake.got:.0f}",
        f"{100 * stake.share:.0f} %",
    ]
    if compared:
        change = stake.change or 0.0
        key = "same" if abs(change) < 0.5 else "gets" if change > 0 else "gives"
        row.append(safe(say(f"trade_offs.other.{key}")))
    return row
