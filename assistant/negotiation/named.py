"""The packages that have a name: Nash, Kalai, highest joint, equal gains.

All are chosen from the efficient packages above every reservation value; ties go to the larger smallest
gain, then to the larger sum, then to the first in the frontier's order.
"""

from collections.abc import Callable
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from assistant.negotiation.frontier import Frontier
from assistant.negotiation.problem import SCALE, Micro

Gains = NDArray[np.float64]


class Named(StrEnum):
    """Solution concepts.

    ``NASH``: largest product of gains (Nash 1950). ``KALAI``: largest smallest gain, the egalitarian
    solution (Kalai 1977). ``JOINT``: largest sum of values. ``EQUAL``: gains closest to one another.
    """

    NASH = "nash"
    KALAI = "kalai"
    JOINT = "joint"
    EQUAL = "equal"


def named_packages(frontier: Frontier, reservation: Micro) -> dict[Named, int]:
    """Row of each named package in ``frontier``; empty when nothing is above all reservation values."""
    rational = np.flatnonzero((frontier.values >= reservation).all(axis=1))
    if not len(rational):
        return {}
    gains = (frontier.values[rational] - reservation) / SCALE
    return {name: int(rational[_best(score(gains), gains)]) for name, score in _SCORES.items()}


def _best(score: Gains, gains: Gains) -> int:
    """Index of the highest score; scores within float noise of it are ties."""
    top = score >= score.max() - 1e-9 * max(1.0, abs(float(score.max())))
    order = np.lexsort((-gains.sum(axis=1), -gains.min(axis=1), ~top))
    return int(order[0])


def _nash(gains: Gains) -> Gains:
    scaled = gains / max(1.0, float(gains.max()))
    return np.asarray(scaled.prod(axis=1))


_SCORES: dict[Named, Callable[[Gains], Gains]] = {
    Named.NASH: _nash,
    Named.KALAI: lambda gains: np.asarray(gains.min(axis=1)),
    Named.JOINT: lambda gains: np.asarray(gains.sum(axis=1)),
    Named.EQUAL: lambda gains: np.asarray(gains.min(axis=1) - gains.max(axis=1)),
}
