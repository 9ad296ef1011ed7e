"""The packages a person should look at, each with its names: offers, named ones, today's, the better one."""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.negotiation.named import Named
from assistant.negotiation.problem import to_points
from assistant.trade_offs.analysis import Analysis
from assistant.ui.words import say

LETTERS = "ABCD"
_MARKS = {Named.NASH: "N", Named.KALAI: "K", Named.JOINT: "Σ", Named.EQUAL: "="}


@dataclass(frozen=True)
class Spot:
    """One package of the map.

    Attributes:
        key: ``A`` to ``D``, ``today``, ``better``, a solution concept, or ``f<row>`` for any other
            efficient package.
        kind: ``offer``, ``today``, ``better``, ``named`` or ``frontier``: its shape.
        mark: the sign in its shape; empty for ``today`` and ``frontier``.
        names: what it is called, in words; empty for ``frontier``.
        package: issue → option.
        points: department → 0..100, in the problem's order.
    """

    key: str
    kind: str
    mark: str
    names: tuple[str, ...]
    package: dict[str, str]
    points: dict[str, float]

    @property
    def title(self) -> str:
        """Its names in one line."""
        return say("common.listing").join(self.names)


def named_spots(analysis: Analysis) -> list[Spot]:
    """Today's offer, the offers A to D, then what else has a name; one spot a package."""
    found: dict[int, list[tuple[str, str, str, str]]] = {}
    for letter, row in zip(LETTERS, analysis.offers, strict=False):
        name = say("trade_offs.map.offer", letter=letter)
        found.setdefault(row, []).append((letter, "offer", letter, name))
    for concept, row in analysis.named.items():
        called = say(f"trade_offs.named.{concept.value}.name")
        found.setdefault(row, []).append((concept.value, "named", _MARKS[concept], called))
    if analysis.better is not None:
        name = say("trade_offs.map.better")
        found.setdefault(analysis.better, []).append(("better", "better", "↑", name))
    return [*_today(analysis), *(_spot(analysis, row, given) for row, given in found.items())]


def frontier_spots(analysis: Analysis, named: Iterable[Spot]) -> list[Spot]:
    """The efficient packages without a name."""
    taken = [spot.package for spot in named]
    spots = []
    for row in range(len(analysis.frontier)):
        package = analysis.package(row)
        if package not in taken:
            spots.append(Spot(f"f{row}", "frontier", "", (), package, analysis.points(row)))
    return spots


def in_words(package: dict[str, str]) -> str:
    """A package in one line."""
    pairs = [
        say("trade_offs.pair", issue=issue, option=option) if option else issue
        for issue, option in package.items()
    ]
    return say("trade_offs.pairs").join(pairs)


def options_in_words(package: dict[str, str]) -> str:
    """The options of a package in the order of its issues."""
    return say("trade_offs.pairs").join(package.values())


def points_in_words(points: dict[str, float]) -> str:
    """What a package is worth to each department, in one line."""
    listed = [say("trade_offs.points_of", department=name, points=f"{p:.0f}") for name, p in points.items()]
    return say("trade_offs.pairs").join(listed)


def _spot(analysis: Analysis, row: int, given: list[tuple[str, str, str, str]]) -> Spot:
    key, kind, mark, _ = given[0]
    names = tuple(name for *_, name in given)
    return Spot(key, kind, mark, names, analysis.package(row), analysis.points(row))


def _today(analysis: Analysis) -> list[Spot]:
    if analysis.today is None:
        return []
    problem = analysis.problem
    values = problem.evaluate(analysis.today[None, :])[0]
    points = {party: to_points(value) for party, value in zip(problem.parties, values, strict=True)}
    name = say("trade_offs.map.today")
    return [Spot("today", "today", "", (name,), problem.name(analysis.today.tolist()), points)]
