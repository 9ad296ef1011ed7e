"""Marks that would cover one another move aside; a thin line leads back to where they belong."""

from collections.abc import Sequence
from math import cos, hypot, pi, sin

Place = tuple[float, float]

APART = 27.0
_RINGS = (30.0, 46.0, 62.0)
_DIRECTIONS = 16


def apart(wanted: Sequence[Place], low: Place, high: Place) -> list[Place]:
    """Places at least ``APART`` from one another, each near the one wanted and inside the box.

    The first ones stay where they are; where no free place is near, a mark stays too.
    """
    taken: list[Place] = []
    for place in wanted:
        taken.append(next((each for each in _near(place, low, high) if _free(each, taken)), place))
    return taken


def _near(place: Place, low: Place, high: Place) -> list[Place]:
    """The place itself, then rings around it, upper right first."""
    around = [place]
    for radius in _RINGS:
        for step in range(_DIRECTIONS):
            angle = -pi / 4 + (step + 1) // 2 * (-1) ** step * 2 * pi / _DIRECTIONS
            x, y = place[0] + radius * cos(angle), place[1] + radius * sin(angle)
            if low[0] <= x <= high[0] and low[1] <= y <= high[1]:
                around.append((round(x, 1), round(y, 1)))
    return around


def _free(place: Place, taken: Sequence[Place]) -> bool:
    return all(hypot(place[0] - x, place[1] - y) >= APART for x, y in taken)
