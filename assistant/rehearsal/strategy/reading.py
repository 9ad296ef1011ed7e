"""What a counterpart believes somebody wants, from the offers they made.

A frequency model: an issue on which somebody keeps to an option matters to them, and the options offered
most are the ones they like; see Tunalı, Aydoğan & Sanchez-Anguita (2017) on its use in automated
negotiation. Options lie in an order, so that one beside an offered option is believed nearly as good.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from assistant.negotiation.problem import Problem

Beliefs = list[NDArray[np.float64]]
_PRIOR = 0.35


def believed(
    problem: Problem, own: int, offers: Sequence[dict[int, int]], mentioned: frozenset[int] = frozenset()
) -> Beliefs:
    """How good each option is believed to be: per issue an array over its options.

    Args:
        own: column of the party that believes; before anything is offered the other is taken to want the
            opposite.
        offers: the other's offers in order, complete or not.
        mentioned: issues the other has said something about of its own accord: they count more.
    """
    weights = _weights(len(problem.issues), offers, mentioned)
    return [
        weights[issue] * _liked(values[:, own], [offer[issue] for offer in offers if issue in offer])
        for issue, values in enumerate(problem.values)
    ]


def _weights(count: int, offers: Sequence[dict[int, int]], mentioned: frozenset[int]) -> list[float]:
    """1 an issue, and more for each time an offer kept to what the one before it said."""
    weights = [1.5 if issue in mentioned else 1.0 for issue in range(count)]
    for before, after in pairwise(offers):
        if before == after:
            continue
        for issue in range(count):
            if issue in before and before[issue] == after.get(issue):
                weights[issue] += 0.3
    return weights


def _liked(own: NDArray[np.int64], offered: Sequence[int]) -> NDArray[np.float64]:
    """0..1 for each option of an issue."""
    span = max(1, int(own.max() - own.min()))
    opposed = (own.max() - own) / span
    if not offered:
        return np.asarray(opposed * _PRIOR)
    count = len(own)
    seen = np.bincount(offered, minlength=count)[:count] / len(offered)
    seen[offered[0]] = 1.0
    distance = np.abs(np.subtract.outer(np.arange(count), np.arange(count))) / count
    near = (np.maximum(seen, 0)[None, :] > 0) * ((0.5 + seen[None, :] / 2) * (1 - distance))
    return np.asarray(0.9 * near.max(axis=1) + 0.1 * opposed)
