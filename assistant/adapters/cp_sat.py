"""Efficient packages of constrained problems too large to enumerate, by OR-tools' CP-SAT.

An extra (``common-ground[solver]``). One worker, a fixed seed and deterministic time: the same problem
gives the same packages everywhere.
"""

import importlib.util
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from assistant.negotiation.errors import TradeOffError
from assistant.negotiation.frontier import Frontier, efficient
from assistant.negotiation.problem import SCALE, Problem
from assistant.trade_offs.analysis import FrontierSolver

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

MOST_POINTS = 120
_EFFORT_PER_SOLVE = 1.0


def large_solver() -> FrontierSolver | None:
    """The solver, or ``None`` where the extra is not installed."""
    return cp_sat_frontier if importlib.util.find_spec("ortools") else None


def cp_sat_frontier(problem: Problem) -> Frontier:
    """Efficient packages of ``problem``, ordered by the first party's value, falling.

    For two parties the frontier is walked from end to end and is exact unless it has more than
    ``MOST_POINTS`` packages. For more parties it holds the best for each weighting of one, two or all
    parties and the largest smallest gain, and ``exact`` is false.

    Raises:
        TradeOffError: no package keeps every constraint.
    """
    search = _Search(problem)
    two = len(problem.parties) == 2
    found, exact = search.walk() if two else (search.sample(), False)
    if not found:
        raise TradeOffError("infeasible")
    packages = np.array(found, dtype=np.intp)
    values = problem.evaluate(packages)
    keep = efficient(values)
    order = keep[np.argsort(-values[keep, 0], kind="stable")]
    return Frontier(packages[order], values[order], exact)


class _Search:
    """One problem as a CP-SAT model, solved for one objective after the other."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem

    def walk(self) -> tuple[list[list[int]], bool]:
        """Two parties: from the first's best to the second's, each step raising the second's value."""
        found: list[list[int]] = []
        floor = np.zeros(2, dtype=np.int64)
        while len(found) < MOST_POINTS:
            package = self._best([2_000, 1], floor)
            if package is None:
                return found, True
            found.append(package)
            floor = np.array([0, self.problem.evaluate(np.array([package]))[0, 1] + 1])
        return found, False

    def sample(self) -> list[list[int]]:
        """More parties: the best for every one, every two and all of them, and the fairest."""
        parties = range(len(self.problem.parties))
        groups = [group for size in (1, 2) for group in combinations(parties, size)] + [tuple(parties)]
        nothing = np.zeros(len(parties), dtype=np.int64)
        packages = [
            self._best([1_000 if party in group else 1 for party in parties], nothing) for group in groups
        ]
        packages.append(self._fairest())
        return [package for package in packages if package is not None]

    def _best(
        self, weights: list[int], floor: "np.ndarray[tuple[int], np.dtype[np.int64]]"
    ) -> list[int] | None:
        model, choices, values = self._model()
        for value, least in zip(values, floor.tolist(), strict=True):
            model.add(value >= least)
        model.maximize(sum(weight * value for weight, value in zip(weights, values, strict=True)))
        return self._solve(model, choices)

    def _fairest(self) -> list[int] | None:
        model, choices, values = self._model()
        smallest = model.new_int_var(-100 * SCALE, 100 * SCALE, "smallest gain")
        for value, reservation in zip(values, self.problem.reservation.tolist(), strict=True):
            model.add(smallest <= value - reservation)
        model.maximize(1_000 * smallest + sum(values))
        return self._solve(model, choices)

    def _model(
        self,
    ) -> "tuple[cp_model.CpModel, list[list[cp_model.IntVar]], list[cp_model.LinearExpr]]":
        from ortools.sat.python import cp_model

        model = cp_model.CpModel()
        choices = [
            [model.new_bool_var(f"{issue}/{option}") for option in range(len(options))]
            for issue, options in enumerate(self.problem.options)
        ]
        for chosen in choices:
            model.add_exactly_one(chosen)
        for partial in self.problem.forbidden:
            model.add_bool_or([~choices[issue][option] for issue, option in partial.items()])
        for limit in self.problem.limits:
            used = [
                round(float(amount) * 1_000) * choices[issue][option]
                for issue, amounts in limit.amounts.items()
                for option, amount in enumerate(amounts)
            ]
            model.add(sum(used) <= round(limit.capacity * 1_000))
        flat = [choice for chosen in choices for choice in chosen]
        points = np.concatenate(self.problem.values)
        values = [
            cp_model.LinearExpr.weighted_sum(flat, points[:, party].tolist())
            for party in range(len(self.problem.parties))
        ]
        return model, choices, values

    def _solve(self, model: "cp_model.CpModel", choices: "list[list[cp_model.IntVar]]") -> list[int] | None:
        from ortools.sat.python import cp_model

        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 0
        solver.parameters.max_deterministic_time = _EFFORT_PER_SOLVE
        status = solver.solve(model)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        return [next(i for i, choice in enumerate(chosen) if solver.value(choice)) for chosen in choices]
