"""The package a counterpart offers: at or above its aspiration, and what the other should like best.

Choosing one option an issue under a floor on the own sum is a multiple-choice knapsack. It is solved by
going through the issues with the own value on a grid, which takes about a millisecond for eight issues of
five options; own values are rounded down on the grid, so that a package found is never below the floor. Where
rules exclude packages, all allowed ones are listed once and searched.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.negotiation.problem import ENUMERATION_LIMIT, Problem
from assistant.rehearsal.strategy.aspiration import Package
from assistant.rehearsal.strategy.reading import Beliefs

_GRID = 1_500
_UNITS = 1_000_000
"""Beliefs as whole numbers, so that equal packages are equal; the own value decides between them."""


def best_for_other(problem: Problem, own: int, floor: int, beliefs: Beliefs) -> Package | None:
    """The package best by ``beliefs`` among those worth at least ``floor`` micro-points to party ``own``.

    Of equals, the one worth more to ``own``. ``None`` when no package reaches the floor.
    """
    top = max(1e-9, sum(float(belief.max()) for belief in beliefs))
    liked = [np.rint(belief / top * _UNITS).astype(np.int64) for belief in beliefs]
    values = [column[:, own] for column in problem.values]
    if problem.forbidden and problem.package_count <= ENUMERATION_LIMIT:
        return _listed(problem, values, floor, liked)
    return _on_grid(values, floor, liked)


def _on_grid(
    values: Sequence[NDArray[np.int64]], floor: int, liked: Sequence[NDArray[np.int64]]
) -> Package | None:
    """Dynamic programming over the surplus that may be given away: best total minus floor."""
    slack = int(sum(int(column.max()) for column in values)) - floor
    if slack < 0:
        return None
    step = max(1, -(-slack // _GRID))
    room = slack // step
    score = np.zeros(room + 1, dtype=np.int64)
    chosen = []
    for column, likes in zip(values, liked, strict=True):
        costs = -(-(column.max() - column) // step)
        keys = likes * 4 * _GRID - np.minimum(costs, _GRID)
        candidates = np.full((len(column), room + 1), np.iinfo(np.int64).min // 2)
        for option, (cost, key) in enumerate(zip(costs.tolist(), keys.tolist(), strict=True)):
            if cost <= room:
                candidates[option, cost:] = score[: room + 1 - cost] + key
        best = candidates.argmax(axis=0)
        chosen.append((best, costs))
        score = candidates[best, np.arange(room + 1)]
    left, package = int(score.argmax()), []
    for best, costs in reversed(chosen):
        option = int(best[left])
        package.append(option)
        left -= int(costs[option])
    return tuple(reversed(package))


@lru_cache(maxsize=8)
def _candidates(problem_key: "_Same") -> NDArray[np.intp]:
    return problem_key.problem.all_packages()


class _Same:
    """A problem by identity: the cached problem of a table is the same object at every turn."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem

    def __hash__(self) -> int:
        return id(self.problem)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.problem is self.problem


def _listed(
    problem: Problem, values: Sequence[NDArray[np.int64]], floor: int, liked: Sequence[NDArray[np.int64]]
) -> Package | None:
    packages = _candidates(_Same(problem))
    worth, score = _summed(values, packages), _summed(liked, packages)
    fits = np.flatnonzero(worth >= floor)
    if not len(fits):
        return None
    row = fits[np.lexsort((-worth[fits], -score[fits]))[0]]
    return tuple(int(choice) for choice in packages[row])


def _summed(columns: Sequence[NDArray[np.int64]], packages: NDArray[np.intp]) -> NDArray[np.int64]:
    total = np.zeros(len(packages), np.int64)
    for issue, column in enumerate(columns):
        total += column[packages[:, issue]]
    return total
