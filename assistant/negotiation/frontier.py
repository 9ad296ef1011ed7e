"""The exact Pareto frontier of additive preferences.

Issues are merged one after the other and dominated partial sums dropped: with additive values no
completion of a dominated partial package can be efficient unless the same completion of its dominator
is at least as good, so nothing is lost. With constraints that argument fails and packages are enumerated.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.negotiation.problem import Micro, Problem

# Comparisons after which merging keeps only the packages with the highest sums, so that it always ends
# within seconds. Counted, not timed: the same problem gives the same answer on every machine.
WORK_LIMIT = 60_000_000
KEPT_BEYOND = 400


@dataclass(frozen=True)
class Frontier:
    """Efficient packages, ordered by the first party's value, falling.

    Attributes:
        packages: shape (n, issues), option indices.
        values: shape (n, parties), micro-points.
        exact: false when the work was cut short: then every package is good, but a better one may exist.
    """

    packages: NDArray[np.intp]
    values: Micro
    exact: bool = True

    def __len__(self) -> int:
        return len(self.packages)

    def above(self, reservation: Micro) -> "Frontier":
        """The part in which every party has at least its reservation value."""
        keep = (self.values >= reservation).all(axis=1)
        return Frontier(self.packages[keep], self.values[keep], self.exact)


def pareto_frontier(problem: Problem, *, ties: int = 1) -> Frontier:
    """The frontier of ``problem``, without regard to reservation values.

    Args:
        ties: how many packages to keep where several have exactly the same values for everybody.

    Raises:
        ValueError: constraints and more packages than can be enumerated; use the CP-SAT solver then.
    """
    if problem.is_constrained:
        packages = problem.all_packages()
        keep = efficient(problem.evaluate(packages), ties)
        return _ordered(packages[keep], problem)
    return _merged(problem, ties)


def _merged(problem: Problem, ties: int) -> Frontier:
    work, exact = 0, True
    packages = np.zeros((1, 0), dtype=np.intp)
    totals = np.zeros((1, len(problem.parties)), dtype=np.int64)
    for values in problem.values:
        count = len(values)
        totals = (totals[:, None, :] + values[None, :, :]).reshape(-1, totals.shape[1])
        choice = np.tile(np.arange(count), len(packages))[:, None]
        packages = np.hstack([np.repeat(packages, count, axis=0), choice])
        keep = efficient(totals, ties)
        work += len(totals) * len(keep)
        if work > WORK_LIMIT and len(keep) > KEPT_BEYOND:
            exact = False
            keep = keep[np.argsort(-totals[keep].sum(axis=1), kind="stable")[:KEPT_BEYOND]]
        packages, totals = packages[keep], totals[keep]
    return _ordered(packages, problem, exact)


def efficient(values: Micro, ties: int = 1) -> NDArray[np.intp]:
    """Indices of rows no other row dominates; of equal rows only the first ``ties``."""
    rows, inverse = np.unique(values, axis=0, return_inverse=True)
    best = np.zeros(len(rows), dtype=bool)
    best[_sweep(rows) if rows.shape[1] == 2 else _peel(rows)] = True
    order = np.argsort(inverse, kind="stable")
    start = np.concatenate([[0], np.cumsum(np.bincount(inverse))[:-1]])
    place = np.empty(len(values), dtype=np.intp)
    place[order] = np.arange(len(values)) - start[inverse[order]]
    return np.flatnonzero(best[inverse] & (place < ties))


def _sweep(rows: Micro) -> NDArray[np.intp]:
    """Two parties: walk down the first value, keeping rows that raise the second."""
    order = np.lexsort((-rows[:, 1], -rows[:, 0]))
    second = rows[order, 1]
    best_before = np.concatenate([[np.iinfo(np.int64).min], np.maximum.accumulate(second)[:-1]])
    return np.asarray(order[second > best_before])


def _peel(rows: Micro) -> NDArray[np.intp]:
    """Any number of parties: the highest sum left is efficient; drop what it dominates; repeat."""
    left = np.argsort(-rows.sum(axis=1), kind="stable")
    kept = []
    while len(left):
        head = left[0]
        kept.append(head)
        left = left[(rows[left] > rows[head]).any(axis=1)]
    return np.array(kept, dtype=np.intp)


def _ordered(packages: NDArray[np.intp], problem: Problem, exact: bool = True) -> Frontier:
    values = problem.evaluate(packages)
    order = np.lexsort([*packages.T[::-1], -values[:, 0]])
    return Frontier(packages[order], values[order], exact)
