"""Several offers at once, equal to us and different to them.

Multiple equivalent simultaneous offers: Leonardelli, Gu, McRuer, Medvec & Galinsky (2019).
"""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from assistant.negotiation.frontier import Frontier
from assistant.negotiation.problem import Micro

SPREAD = 0.05
FEWEST, MOST = 2, 4
_BAND = 18


def meso_sets(frontier: Frontier, reservation: Micro, own: int, *, aim: int) -> list[int]:
    """Rows of two to four packages worth nearly the same to party ``own``, near its value of row ``aim``.

    The spread of own values is at most ``SPREAD`` of the highest, every two differ in at least two
    issues, all are efficient and above every reservation value. More packages are better, then values
    closer to the aim's. Empty when there are no two such packages.
    """
    rational = np.flatnonzero((frontier.values >= reservation).all(axis=1))
    goal = int(frontier.values[aim, own])
    nearest = rational[np.argsort(np.abs(frontier.values[rational, own] - goal), kind="stable")][:_BAND]
    worth = frontier.values[nearest, own].tolist()
    packages = frontier.packages[nearest]
    apart = ((packages[:, None, :] != packages[None, :, :]).sum(axis=2) >= 2).tolist()
    for size in range(MOST, FEWEST - 1, -1):
        sets = [rows for rows in combinations(range(len(nearest)), size) if _fits(rows, worth, apart)]
        if sets:
            best = min(sets, key=lambda rows: sum(abs(worth[row] - goal) for row in rows))
            return sorted(int(nearest[row]) for row in best)
    return []


def _fits(rows: Sequence[int], worth: list[int], apart: list[list[bool]]) -> bool:
    own = [worth[row] for row in rows]
    if max(own) - min(own) > SPREAD * max(own):
        return False
    return all(apart[left][right] for left, right in combinations(rows, 2))
