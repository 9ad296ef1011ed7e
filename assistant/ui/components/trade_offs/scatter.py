"""Where the packages lie between two departments, as numbers for the map."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.negotiation.frontier import efficient
from assistant.negotiation.problem import SCALE, Problem
from assistant.trade_offs.analysis import Analysis

MOST_DOTS = 3_000
MOST_SPOKEN = 250

Coordinates = NDArray[np.float64]


@dataclass(frozen=True)
class Scatter:
    """The packages seen by two departments; all coordinates are points (0..100).

    Attributes:
        packages: option indices of the packages drawn, shape (n, issues).
        dots: their values to the two departments, shape (n, 2).
        edge: corners of the frontier between the two, the first department's value falling, shape (m, 2).
        total: how many packages there are before constraints.
        sampled: whether ``packages`` is a sample.
    """

    packages: NDArray[np.intp]
    dots: Coordinates
    edge: Coordinates
    total: int
    sampled: bool

    @property
    def spoken(self) -> bool:
        """Whether the dots are few enough that each can say what it is."""
        return len(self.dots) <= MOST_SPOKEN


def scatter(analysis: Analysis, x: int, y: int) -> Scatter:
    """The packages between departments number ``x`` and ``y``; beyond ``MOST_DOTS`` a fixed sample."""
    problem = analysis.problem
    sampled = problem.package_count > MOST_DOTS
    packages = _sample(problem) if sampled else problem.all_packages()
    between = analysis.frontier.values[:, [x, y]]
    edge = between[efficient(between)]
    return Scatter(
        packages=packages,
        dots=problem.evaluate(packages)[:, [x, y]] / SCALE,
        edge=edge[np.argsort(-edge[:, 0], kind="stable")] / SCALE,
        total=problem.package_count,
        sampled=sampled,
    )


def _sample(problem: Problem) -> NDArray[np.intp]:
    """Packages drawn evenly, the same every time."""
    chance = np.random.default_rng(0)
    drawn = [chance.integers(len(options), size=MOST_DOTS) for options in problem.options]
    packages = np.stack(drawn, axis=1).astype(np.intp)
    return packages[problem.feasible(packages)]
