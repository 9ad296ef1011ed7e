"""A negotiation as arrays.

Points are kept as whole micro-points (``SCALE`` to the point), so that comparisons are exact and two
packages with equal values are equal.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

SCALE = 1_000_000
ENUMERATION_LIMIT = 500_000

Micro = NDArray[np.int64]


@dataclass(frozen=True)
class Limit:
    """A capacity that the amounts of the chosen options (issue index → amount of each) may not exceed."""

    amounts: dict[int, NDArray[np.float64]]
    capacity: float


@dataclass(frozen=True)
class Problem:
    """Parties, issues with options, and what each option is worth to each party.

    Attributes:
        values: one array per issue, shape (options, parties), in micro-points already weighted, so that
            a party's value of a package is the plain sum of its options' rows.
        reservation: shape (parties,), micro-points: each party's value of no deal.
        forbidden: partial packages (issue index → option index) that may not be part of a package.
        limits: capacities over several issues.
    """

    parties: tuple[str, ...]
    issues: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    values: tuple[Micro, ...]
    reservation: Micro
    forbidden: tuple[dict[int, int], ...] = ()
    limits: tuple[Limit, ...] = ()

    @property
    def is_constrained(self) -> bool:
        """Whether some packages are ruled out."""
        return bool(self.forbidden or self.limits)

    @property
    def package_count(self) -> int:
        """How many packages there are before constraints."""
        return prod(len(options) for options in self.options)

    def evaluate(self, packages: NDArray[np.intp]) -> Micro:
        """Values of packages, shape (n, issues) of option indices, as (n, parties) micro-points."""
        total = np.zeros((len(packages), len(self.parties)), dtype=np.int64)
        for index, values in enumerate(self.values):
            total += values[packages[:, index]]
        return total

    def feasible(self, packages: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Which packages keep every constraint, shape (n,)."""
        keep = np.ones(len(packages), dtype=bool)
        for partial in self.forbidden:
            hit = np.ones(len(packages), dtype=bool)
            for issue, option in partial.items():
                hit &= packages[:, issue] == option
            keep &= ~hit
        for limit in self.limits:
            used = sum(amounts[packages[:, issue]] for issue, amounts in limit.amounts.items())
            keep &= used <= limit.capacity + 1e-9
        return keep

    def all_packages(self) -> NDArray[np.intp]:
        """Every feasible package, shape (n, issues), in lexicographic order.

        Raises:
            ValueError: there are more than ``ENUMERATION_LIMIT`` packages before constraints.
        """
        if self.package_count > ENUMERATION_LIMIT:
            raise ValueError(f"{self.package_count} packages are too many to enumerate")
        shape = tuple(len(options) for options in self.options)
        packages = np.stack(np.unravel_index(np.arange(self.package_count), shape), axis=1)
        return packages[self.feasible(packages)] if self.is_constrained else packages

    def name(self, package: Sequence[int]) -> dict[str, str]:
        """A package in words: issue → option."""
        return {
            issue: self.options[index][choice]
            for index, (issue, choice) in enumerate(zip(self.issues, package, strict=True))
        }


def to_micro(points: float) -> int:
    """Points as whole micro-points."""
    return round(points * SCALE)


def to_points(micro: int | np.int64) -> float:
    """Micro-points as points."""
    return float(micro) / SCALE
