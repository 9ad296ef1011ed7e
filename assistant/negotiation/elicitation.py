"""From what a person can say about priorities to consistent weights.

Three ways in: a ranking, 100 points, even swaps. All give weights that sum to 1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

import numpy as np

CONTRADICTION = 1.25


def weights_from_ranking(ranked: Sequence[str]) -> dict[str, float]:
    """Rank-order-centroid weights, most important first: ``w_k = (1/n) * sum(1/i for i in k..n)``.

    The centroid of all weights that agree with the ranking; Barron & Barrett (1996).

    Raises:
        ValueError: an issue stands in the ranking twice.
    """
    if len(set(ranked)) != len(ranked):
        raise ValueError("an issue is ranked twice")
    count = len(ranked)
    return {
        issue: sum(1 / place for place in range(rank, count + 1)) / count
        for rank, issue in enumerate(ranked, 1)
    }


def weights_from_points(points: Mapping[str, float]) -> dict[str, float]:
    """Points given to issues, as weights; they need not sum to 100.

    Raises:
        ValueError: a negative or not finite number, or all of them zero.
    """
    given = np.array(list(points.values()), dtype=float)
    if not np.isfinite(given).all() or (given < 0).any():
        raise ValueError("points must be numbers from 0 up")
    if given.sum() <= 0:
        raise ValueError("all points are zero")
    return dict(zip(points, (given / given.sum()).tolist(), strict=True))


@dataclass(frozen=True)
class EvenSwap:
    """Two steps a person calls equally good: ``given`` of one issue for ``gained`` of another.

    ``*_points`` is how far the step goes on that issue's own 0..100 scale, always positive. Even swaps:
    Hammond, Keeney & Raiffa (1998).
    """

    given: str
    given_points: float
    gained: str
    gained_points: float


@dataclass(frozen=True)
class SwapResult:
    """Weights from even swaps, and how well the answers agree.

    Attributes:
        weights: sum to 1; issues no answer touches are missing.
        contradictions: positions of answers that differ from the consistent weights by a factor of
            more than ``CONTRADICTION``, the worst first.
        unlinked: issues that no chain of answers connects to the first issue named.
    """

    weights: dict[str, float]
    contradictions: list[int]
    unlinked: list[str]


def weights_from_swaps(swaps: Sequence[EvenSwap]) -> SwapResult:
    """Weights that fit the answers best, by least squares on the logarithms of their ratios.

    Each answer says ``w[given] * given_points = w[gained] * gained_points``.

    Raises:
        ValueError: a step of no size, or an issue swapped against itself.
    """
    for swap in swaps:
        if swap.given == swap.gained or min(swap.given_points, swap.gained_points) <= 0:
            raise ValueError("a swap needs two issues and a step on each")
    issues = list(dict.fromkeys(name for swap in swaps for name in (swap.given, swap.gained)))
    if not issues:
        return SwapResult({}, [], [])
    linked = _linked(issues[0], swaps)
    column = {issue: index for index, issue in enumerate(i for i in issues if i in linked)}
    used = [swap for swap in swaps if swap.given in linked]
    logs = _fit(used, column)
    weights = {issue: exp(logs[index]) for issue, index in column.items()}
    total = sum(weights.values())
    off = {index: _off(swap, weights) for index, swap in enumerate(swaps) if swap.given in linked}
    return SwapResult(
        weights={issue: weight / total for issue, weight in weights.items()},
        contradictions=sorted(
            (index for index, value in off.items() if value > log(CONTRADICTION)),
            key=lambda i: (-round(off[i], 9), i),
        ),
        unlinked=[issue for issue in issues if issue not in linked],
    )


def _fit(swaps: Sequence[EvenSwap], column: Mapping[str, int]) -> list[float]:
    """Logarithms of the weights; the first issue's is zero."""
    matrix = np.zeros((len(swaps) + 1, len(column)))
    right = np.zeros(len(swaps) + 1)
    for row, swap in enumerate(swaps):
        matrix[row, column[swap.given]], matrix[row, column[swap.gained]] = 1, -1
        right[row] = log(swap.gained_points / swap.given_points)
    matrix[-1, 0] = 1
    solution: list[float] = np.linalg.lstsq(matrix, right, rcond=None)[0].tolist()
    return solution


def _off(swap: EvenSwap, weights: Mapping[str, float]) -> float:
    left, right = weights[swap.given] * swap.given_points, weights[swap.gained] * swap.gained_points
    return abs(log(left / right))


def _linked(first: str, swaps: Sequence[EvenSwap]) -> set[str]:
    linked, before = {first}, 0
    while len(linked) != before:
        before = len(linked)
        for swap in swaps:
            if swap.given in linked or swap.gained in linked:
                linked |= {swap.given, swap.gained}
    return linked
