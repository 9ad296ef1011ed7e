"""The large-case solver against plain enumeration on cases small enough to list."""

from dataclasses import replace

import numpy as np
import pytest

from assistant.adapters.cp_sat import cp_sat_frontier, large_solver
from assistant.negotiation.errors import TradeOffError
from assistant.negotiation.frontier import pareto_frontier
from assistant.negotiation.problem import Limit, Problem
from tests.negotiation.problems import random_problem


def _bound(seed: int, parties: int) -> Problem:
    problem = random_problem(seed, parties, 4, 3)
    amounts = np.array([1.0, 2.0, 3.5])
    limits = (Limit({0: amounts, 1: amounts, 2: amounts}, capacity=6),)
    return replace(problem, forbidden=({0: 0, 3: 1}, {1: 2, 2: 2}), limits=limits)


@pytest.mark.parametrize("seed", range(8))
def test_two_parties_get_the_whole_constrained_frontier(seed: int) -> None:
    problem = _bound(seed, 2)
    found = cp_sat_frontier(problem)
    assert found.exact
    assert found.values.tolist() == pareto_frontier(problem).values.tolist()


@pytest.mark.parametrize("seed", range(4))
def test_more_parties_get_efficient_packages_with_the_fairest_among_them(seed: int) -> None:
    problem = _bound(seed, 3)
    found, whole = cp_sat_frontier(problem), pareto_frontier(problem)
    assert not found.exact
    assert {tuple(row) for row in found.values.tolist()} <= {tuple(row) for row in whole.values.tolist()}
    assert found.values.sum(axis=1).max() == whole.values.sum(axis=1).max()
    fairest = (whole.values - problem.reservation).min(axis=1).max()
    assert (found.values - problem.reservation).min(axis=1).max() == fairest


def test_constraints_nothing_can_keep_end_in_a_sentence() -> None:
    problem = random_problem(0, 2, 2, 2)
    never = Limit({0: np.array([5.0, 6.0])}, capacity=1)
    with pytest.raises(TradeOffError):
        cp_sat_frontier(replace(problem, limits=(never,)))


def test_the_extra_is_found_where_it_is_installed() -> None:
    assert large_solver() is cp_sat_frontier
