"""What could be better: a settlement after the settlement, and the price of splitting everything."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.negotiation.frontier import Frontier
from assistant.negotiation.problem import Problem, to_points


def post_settlement(frontier: Frontier, problem: Problem, agreed: NDArray[np.intp]) -> int | None:
    """Row of the efficient package nearest to ``agreed`` that is worse for nobody and better for somebody.

    Nearest: fewest issues changed, then the larger smallest improvement, then the larger sum. ``None``
    when ``agreed`` is efficient. Source: Raiffa, "Post-Settlement Settlements" (1985).
    """
    values = problem.evaluate(agreed[None, :])[0]
    gains = frontier.values - values
    better = np.flatnonzero((gains >= 0).all(axis=1) & (gains > 0).any(axis=1))
    if not len(better):
        return None
    changed = (frontier.packages[better] != agreed).sum(axis=1)
    order = np.lexsort((-gains[better].sum(axis=1), -gains[better].min(axis=1), changed))
    return int(better[order[0]])


@dataclass(frozen=True)
class Potential:
    """What trading across issues is worth beside splitting each one.

    Attributes:
        split: option index per issue when each issue is halved by itself.
        split_joint: points of all parties together for that package.
        best_joint: points of all parties together at the joint best.
    """

    split: NDArray[np.intp]
    split_joint: float
    best_joint: float

    @property
    def lost(self) -> float:
        """Points left on the table by splitting everything in half."""
        return self.best_joint - self.split_joint


def integrative_potential(frontier: Frontier, problem: Problem) -> Potential:
    """Compare splitting every issue in half with the best joint value.

    Halving an issue means the option at which the parties' shares of what they could get there are
    closest to one another; of equals, the one with the larger sum.
    """
    split = np.array([_halve(values) for values in problem.values], dtype=np.intp)
    joint = int(problem.evaluate(split[None, :]).sum())
    return Potential(split, to_points(joint), to_points(int(frontier.values.sum(axis=1).max())))


def _halve(values: NDArray[np.int64]) -> int:
    span = np.maximum(values.max(axis=0) - values.min(axis=0), 1)
    shares = (values - values.min(axis=0)) / span
    apart = np.round(shares.max(axis=1) - shares.min(axis=1), 9)
    return int(np.lexsort((-shares.sum(axis=1), apart))[0])
