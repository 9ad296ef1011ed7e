"""The trade-off map: drawn as SVG, readable without colour, by keyboard and by a screen reader.

Shapes and marks say what a package is; the tip under the map says it in words on hover and on focus.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.negotiation.problem import to_points
from assistant.trade_offs.analysis import Analysis
from assistant.ui.components.trade_offs.placing import Place, apart
from assistant.ui.components.trade_offs.scatter import Scatter
from assistant.ui.components.trade_offs.shapes import shape
from assistant.ui.components.trade_offs.spots import Spot, in_words, points_in_words
from assistant.ui.safe import safe
from assistant.ui.words import say

_WIDTH, _HEIGHT = 560, 500
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 18, 40, 58
_MOST_STOPS = 40
_TICKS = (0, 20, 40, 60, 80, 100)


@dataclass(frozen=True)
class View:
    """What the map shows: two departments by their number among the problem's parties."""

    analysis: Analysis
    scatter: Scatter
    x: int
    y: int

    @property
    def names(self) -> tuple[str, str]:
        """The two departments."""
        parties = self.analysis.problem.parties
        return parties[self.x], parties[self.y]

    def at(self, points: dict[str, float]) -> Place:
        """Where a package lies in the drawing."""
        x, y = self.names
        return across(points[x]), up(points[y])


def across(points: float) -> float:
    """Points of the department to the right, as a place in the drawing."""
    return round(_LEFT + points / 100 * (_WIDTH - _LEFT - _RIGHT), 1)


def up(points: float) -> float:
    """Points of the department upwards, as a place in the drawing."""
    return round(_HEIGHT - _BOTTOM - points / 100 * (_HEIGHT - _TOP - _BOTTOM), 1)


def map_html(view: View, named: Sequence[Spot], others: Sequence[Spot]) -> str:
    """The drawing with its tips, in one line: a blank line would end the block."""
    x, y = view.names
    label = say("trade_offs.map.label", x=x, y=y, count=len(view.scatter.dots), efficient=len(others))
    spots = [*others, *reversed(named)]
    stops = len(others) <= _MOST_STOPS
    body = _zone(view) + _grid() + _cloud(view) + _edge(view) + _walk_aways(view) + _axes(view)
    told = [_told(spot) for spot in spots]
    places = _places(view, spots)
    body += "".join(_leader(view.at(spot.points), places[index]) for index, spot in enumerate(spots))
    body += "".join(
        _dot(spot, index, told[index], places[index], stop=stops or spot.kind != "frontier")
        for index, spot in enumerate(spots)
    )
    hint = _text(say("trade_offs.map.hint"))
    tips = "".join(_tip(each, index) for index, each in enumerate(told))
    return (
        f'<div class="cg-map"><style>{_rules(len(spots))}</style>'
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="group" aria-label="{_text(label)}">{body}</svg>'
        f'<div class="cg-tips" aria-hidden="true"><p class="cg-tip-none">{hint}</p>{tips}</div></div>'
    )


def _zone(view: View) -> str:
    """Where both departments are above their walk-aways."""
    x, y = _reservations(view)
    return (
        f'<rect class="cg-zone" x="{across(x)}" y="{up(100)}" width="{across(100) - across(x):.1f}" '
        f'height="{up(y) - up(100):.1f}"/>'
    )


def _grid() -> str:
    lines = "".join(
        f"M{across(tick)} {up(0)}V{up(100)}M{across(0)} {up(tick)}H{across(100)}" for tick in _TICKS
    )
    numbers = "".join(
        f'<text class="cg-tick" x="{across(tick)}" y="{up(0) + 20}" text-anchor="middle">{tick}</text>'
        f'<text class="cg-tick" x="{across(0) - 8}" y="{up(tick) + 5}" text-anchor="end">{tick}</text>'
        for tick in _TICKS
    )
    return f'<path class="cg-grid" d="{lines}"/><g aria-hidden="true">{numbers}</g>'


def _cloud(view: View) -> str:
    """Every package as a dot; few of them say what they are."""
    dots = view.scatter.dots.tolist()
    if not view.scatter.spoken:
        places = dict.fromkeys((round(across(x)), round(up(y))) for x, y in dots)
        return f'<path class="cg-cloud" d="{"".join(f"M{x} {y}h0" for x, y in places)}"/>'
    problem = view.analysis.problem
    return "".join(
        f'<circle class="cg-package" cx="{across(x)}" cy="{up(y)}" r="3">'
        f"<title>{_text(in_words(problem.name(package)))}</title></circle>"
        for (x, y), package in zip(dots, view.scatter.packages.tolist(), strict=True)
    )


def _edge(view: View) -> str:
    corners = " ".join(f"{across(x)},{up(y)}" for x, y in view.scatter.edge.tolist())
    return f'<polyline class="cg-edge" points="{corners}"/>'


def _walk_aways(view: View) -> str:
    """A broken line for each department's walk-away."""
    x, y = _reservations(view)
    return f'<path class="cg-limit" d="M{across(x)} {up(0)}V{up(100)}M{across(0)} {up(y)}H{across(100)}"/>'


def _axes(view: View) -> str:
    x, y = view.names
    right = say("trade_offs.map.axis_right", department=x)
    above = say("trade_offs.map.axis_up", department=y)
    limit_x, limit_y = _reservations(view)
    walk = _text(say("trade_offs.map.walk_away"))
    return (
        f'<g aria-hidden="true"><text class="cg-axis" x="{across(100)}" y="{_HEIGHT - 12}" text-anchor="end">'
        f'{_text(right)}</text><text class="cg-axis" x="4" y="20">{_text(above)}</text>'
        f'<text class="cg-limit-name" x="{across(limit_x) + 5}" y="{up(0) - 7}">{walk}</text>'
        f'<text class="cg-limit-name" x="{across(0) + 5}" y="{up(limit_y) - 6}">{walk}</text></g>'
    )


def _reservations(view: View) -> tuple[float, float]:
    held = view.analysis.problem.reservation
    return to_points(held[view.x]), to_points(held[view.y])


def _places(view: View, spots: Sequence[Spot]) -> list[Place]:
    """Where each spot is drawn: rings where they lie, marks beside one another."""
    marked = [index for index, spot in enumerate(spots) if spot.kind != "frontier"][::-1]
    free = apart(
        [view.at(spots[index].points) for index in marked], (across(0), up(100)), (across(100), up(0))
    )
    moved = dict(zip(marked, free, strict=True))
    return [moved.get(index) or view.at(spot.points) for index, spot in enumerate(spots)]


def _leader(true: Place, drawn: Place) -> str:
    """From where a package lies to its mark, when that had to move aside."""
    if true == drawn:
        return ""
    return (
        f'<path class="cg-leader" d="M{true[0]} {true[1]}L{drawn[0]} {drawn[1]}"/>'
        f'<circle class="cg-true" cx="{true[0]}" cy="{true[1]}" r="3.5"/>'
    )


def _dot(spot: Spot, index: int, told: "_Told", place: Place, *, stop: bool) -> str:
    """One spot: its shape, and what a screen reader says for it."""
    x, y = place
    aloud = say("trade_offs.map.told", name=told.name, package=told.package, points=told.points)
    focus = 'tabindex="0" ' if stop else ""
    return (
        f'<g class="cg-spot cg-{spot.kind} cg-s{index}" {focus}role="img" aria-label="{aloud}">'
        f"<title>{aloud}</title>{shape(spot.kind, spot.mark, x, y)}</g>"
    )


@dataclass(frozen=True)
class _Told:
    """A spot in words, safe for the drawing."""

    name: str
    package: str
    points: str


def _told(spot: Spot) -> _Told:
    name = spot.title or say("trade_offs.map.efficient")
    return _Told(_text(name), _text(in_words(spot.package)), _text(points_in_words(spot.points)))


def _tip(told: _Told, index: int) -> str:
    return f'<p class="cg-tip cg-t{index}"><b>{told.name}</b> {told.points}<br>{told.package}</p>'


def _rules(count: int) -> str:
    """The tip of the spot under the pointer or in focus."""
    shown = ",".join(f".cg-map:has(.cg-s{i}:is(:hover,:focus)) .cg-t{i}" for i in range(count))
    return f"{shown}{{display:block}}" if shown else ""


def _text(text: str) -> str:
    """Text for a block of HTML inside Markdown: on one line, and nothing in it is read as Markdown."""
    return safe(" ".join(text.split())).replace("$", "&#36;")
