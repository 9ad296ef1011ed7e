"""The offers of both sides turn by turn, drawn on each side's own scale; the table beside says the same."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.rehearsal.debrief.models import CurvePoint, Debrief
from assistant.ui.components.agenda.document import table
from assistant.ui.safe import safe
from assistant.ui.words import say

_WIDTH, _HEIGHT = 420, 250
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 14, 16, 34
_TICKS = (0, 25, 50, 75, 100)
_MARK = 5.5


@dataclass(frozen=True)
class _Panel:
    """One scale: what an offer is worth to one party.

    Attributes:
        title: whose scale it is.
        worth: an offer's points on it.
        floor: the party's walk-away in points.
        best: the most there was for the party, ``None`` where it is not known.
    """

    title: str
    worth: Callable[[CurvePoint], float]
    floor: float
    best: float | None = None


def curves_html(debrief: Debrief) -> str:
    """A panel for each party's scale; empty without offers."""
    result = debrief.result
    if result is None or not debrief.curve:
        return ""
    panels = [_Panel(say("rehearsal.curve.own"), lambda point: point.own, result.walk_away, result.best_own)]
    for name in debrief.counterparts:
        title = say("rehearsal.curve.theirs", name=name)
        panels.append(_Panel(title, _worth_to(name), result.their_walk_away.get(name, 0.0)))
    drawn = "".join(_drawn(panel, debrief) for panel in panels)
    return f'<div class="cg-curves">{drawn}</div>{_legend(debrief)}'


def curve_table(debrief: Debrief) -> str:
    """Every offer with its points for everybody."""
    heads = [say("rehearsal.curve.turn"), say("rehearsal.curve.by"), say("rehearsal.curve.own")]
    heads += [say("rehearsal.curve.theirs", name=name) for name in debrief.counterparts]
    rows = [
        [
            str(point.turn),
            safe(point.by or say("rehearsal.you")),
            f"{point.own:.0f}",
            *(f"{point.theirs[name]:.0f}" for name in debrief.counterparts),
        ]
        for point in debrief.curve
    ]
    return table(heads, rows)


def _worth_to(name: str) -> Callable[[CurvePoint], float]:
    return lambda point: point.theirs[name]


def _drawn(panel: _Panel, debrief: Debrief) -> str:
    last = max(2, debrief.turns)
    across = _scale(1, last, _LEFT + 8, _WIDTH - _RIGHT - 8)
    up = _scale(0, 100, _HEIGHT - _BOTTOM, _TOP)
    body = _grid(across, up, last) + _limit("floor", panel.floor, up)
    if panel.best is not None:
        body += _limit("best", panel.best, up)
    for place, name in enumerate(["", *debrief.counterparts]):
        points = [point for point in debrief.curve if point.by == name]
        body += _line(points, panel, across, up, place, name)
    label = say("rehearsal.curve.label", scale=panel.title, count=len(debrief.curve))
    return (
        f'<figure><figcaption>{safe(panel.title)}</figcaption><svg viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'role="group" aria-label="{_text(label)}">{body}</svg></figure>'
    )


def _scale(low: float, high: float, start: float, end: float) -> Callable[[float], float]:
    return lambda value: round(start + (value - low) / (high - low) * (end - start), 1)


def _grid(across: Callable[[float], float], up: Callable[[float], float], last: int) -> str:
    lines = "".join(f"M{_LEFT} {up(tick)}H{_WIDTH - _RIGHT}" for tick in _TICKS)
    step = 1 if last <= 12 else 2 if last <= 20 else 5
    numbers = "".join(
        f'<text x="{_LEFT - 7}" y="{up(tick) + 4}" text-anchor="end">{tick}</text>' for tick in _TICKS
    ) + "".join(
        f'<text x="{across(turn)}" y="{up(0) + 18}" text-anchor="middle">{turn}</text>'
        for turn in range(1, last + 1, step)
    )
    axis = _text(say("rehearsal.curve.turn"))
    return (
        f'<path class="cg-grid" d="{lines}"/><g aria-hidden="true">{numbers}'
        f'<text x="{_WIDTH - _RIGHT}" y="{_HEIGHT - 2}" text-anchor="end">{axis}</text></g>'
    )


def _limit(kind: str, points: float, up: Callable[[float], float]) -> str:
    """A broken line at a walk-away or at the best."""
    y = up(points)
    name = _text(say(f"rehearsal.curve.{kind}", points=f"{points:.0f}"))
    return (
        f'<path class="cg-{kind}" d="M{_LEFT} {y}H{_WIDTH - _RIGHT}"/>'
        f'<text class="cg-{kind}-name" x="{_LEFT + 4}" y="{y - 4}">{name}</text>'
    )


def _line(
    points: Sequence[CurvePoint],
    panel: _Panel,
    across: Callable[[float], float],
    up: Callable[[float], float],
    place: int,
    name: str,
) -> str:
    """One side's offers, joined; each says what it is on focus."""
    if not points:
        return ""
    corners = " ".join(f"{across(point.turn)},{up(panel.worth(point))}" for point in points)
    marks = ""
    for point in points:
        told = say(
            "rehearsal.curve.told",
            turn=point.turn,
            by=name or say("rehearsal.you"),
            points=f"{panel.worth(point):.0f}",
        )
        marks += (
            f'<g tabindex="0" role="img" aria-label="{_text(told)}"><title>{_text(told)}</title>'
            f"{_mark(place, across(point.turn), up(panel.worth(point)))}</g>"
        )
    return f'<g class="cg-side-{place}"><polyline points="{corners}"/>{marks}</g>'


def _mark(place: int, x: float, y: float) -> str:
    """A circle for the person; a square, a diamond and a triangle for the others."""
    far = _MARK + 1.5
    if place == 0:
        return f'<circle cx="{x}" cy="{y}" r="{_MARK}"/>'
    if place == 1:
        return f'<rect x="{x - _MARK:.1f}" y="{y - _MARK:.1f}" width="{2 * _MARK}" height="{2 * _MARK}"/>'
    if place == 2:
        return f'<path d="M{x} {y - far:.1f}l{far} {far}l-{far} {far}l-{far} -{far}Z"/>'
    return f'<path d="M{x} {y - far:.1f}l{far} {2 * far - 1}h-{2 * far}Z"/>'


def _legend(debrief: Debrief) -> str:
    sides = "".join(
        f'<li><svg class="cg-side-{place}" viewBox="0 0 20 20" aria-hidden="true">'
        f"{_mark(place, 10, 10)}</svg>"
        f"{safe(name or say('rehearsal.you'))}</li>"
        for place, name in enumerate(["", *debrief.counterparts])
    )
    return f'<ul class="cg-curve-legend">{sides}</ul>'


def _text(text: str) -> str:
    return safe(" ".join(text.split())).replace("$", "&#36;")
