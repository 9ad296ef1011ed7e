"""The solver against plain enumeration, and the properties a named package must have."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.negotiation.frontier import pareto_frontier
from assistant.negotiation.improve import integrative_potential, post_settlement
from assistant.negotiation.meso import SPREAD, meso_sets
from assistant.negotiation.named import Named, named_packages
from assistant.negotiation.problem import Limit, Problem
from tests.negotiation.problems import enumerate_efficient, problem_of, random_problem

problems = st.builds(
    random_problem,
    seed=st.integers(0, 10_000),
    parties=st.integers(2, 4),
    issues=st.integers(1, 4),
    options=st.integers(1, 4),
    whole=st.booleans(),
)


@pytest.mark.parametrize("block", range(20))
def test_frontier_equals_brute_force_on_two_thousand_cases(block: int) -> None:
    for case in range(100):
        seed = block * 100 + case
        problem = random_problem(seed, 2 + seed % 3, 1 + seed % 4, 1 + seed % 5, whole=seed % 2 == 0)
        found = pareto_frontier(problem)
        assert {tuple(row) for row in found.values.tolist()} == enumerate_efficient(problem)
        assert (problem.evaluate(found.packages) == found.values).all()


@settings(deadline=None)
@given(problems)
def test_named_packages_are_efficient_and_best_by_their_own_measure(problem: Problem) -> None:
    frontier = pareto_frontier(problem)
    named = named_packages(frontier, problem.reservation)
    rational = frontier.above(problem.reservation)
    assert bool(named) == bool(len(rational))
    if not named:
        return
    gains = (rational.values - problem.reservation).astype(float)
    chosen = {name: (frontier.values[row] - problem.reservation).astype(float) for name, row in named.items()}
    assert all((gain >= 0).all() for gain in chosen.values())
    assert chosen[Named.JOINT].sum() == gains.sum(axis=1).max()
    assert chosen[Named.KALAI].min() == gains.min(axis=1).max()
    assert np.isclose(chosen[Named.NASH].prod(), gains.prod(axis=1).max(), rtol=1e-6)


@settings(deadline=None)
@given(problems, st.integers(0, 1))
def test_meso_packages_are_equal_to_us_and_different_to_them(problem: Problem, own: int) -> None:
    frontier = pareto_frontier(problem, ties=4)
    named = named_packages(frontier, problem.reservation)
    if not named:
        return
    rows = meso_sets(frontier, problem.reservation, own, aim=named[Named.NASH])
    assert len(rows) in {0, 2, 3, 4}
    if rows:
        values = frontier.values[rows, own]
        assert values.max() - values.min() <= SPREAD * values.max()
        assert (frontier.values[rows] >= problem.reservation).all()
    for left, right in combinations(rows, 2):
        assert (frontier.packages[left] != frontier.packages[right]).sum() >= 2


def test_meso_finds_equal_packages_where_they_plainly_exist() -> None:
    rows = np.array([[0, 10], [10, 0]]) * 1_000_000
    problem = problem_of([rows] * 6, reservation=0)
    frontier = pareto_frontier(problem, ties=4)
    named = named_packages(frontier, problem.reservation)
    assert len(meso_sets(frontier, problem.reservation, 0, aim=named[Named.NASH])) == 4


@settings(deadline=None)
@given(problems, st.data())
def test_post_settlement_harms_nobody_and_is_found_whenever_one_exists(
    problem: Problem, data: st.DataObject
) -> None:
    frontier = pareto_frontier(problem)
    agreed = np.array([data.draw(st.integers(0, len(options) - 1)) for options in problem.options])
    values = problem.evaluate(agreed[None, :])[0]
    row = post_settlement(frontier, problem, agreed)
    if row is None:
        assert tuple(values.tolist()) in enumerate_efficient(problem)
    else:
        assert (frontier.values[row] >= values).all()
        assert (frontier.values[row] > values).any()


def test_splitting_opposite_priorities_in_half_loses_what_logrolling_gains() -> None:
    cheap_to_me = np.array([[0, 80], [10, 40], [20, 0]]) * 1_000_000
    cheap_to_you = np.array([[80, 0], [40, 10], [0, 20]]) * 1_000_000
    problem = problem_of([cheap_to_me, cheap_to_you], reservation=0)
    potential = integrative_potential(pareto_frontier(problem), problem)
    assert potential.split.tolist() == [1, 1]
    assert potential.split_joint == pytest.approx(100)
    assert potential.best_joint == pytest.approx(160)
    assert potential.lost == pytest.approx(60)


def test_forbidden_combinations_leave_the_frontier() -> None:
    free = random_problem(7, 2, 3, 3)
    best = pareto_frontier(free).packages[0]
    bound = Problem(**{**vars(free), "forbidden": (dict(enumerate(best.tolist())),)})
    assert best.tolist() not in pareto_frontier(bound).packages.tolist()


def test_no_package_above_every_reservation_value_gives_no_named_package() -> None:
    problem = problem_of([np.array([[10, 0], [0, 10]]) * 1_000_000], reservation=9)
    assert named_packages(pareto_frontier(problem), problem.reservation) == {}


def test_a_capacity_rules_out_packages_that_need_too_much() -> None:
    free = random_problem(3, 2, 2, 4)
    amounts = np.array([2.0, 4.0, 6.0, 8.0])
    bound = Problem(**{**vars(free), "limits": (Limit({0: amounts, 1: amounts}, capacity=8),)})
    packages = bound.all_packages()
    assert (amounts[packages[:, 0]] + amounts[packages[:, 1]] <= 8).all()
    assert len(packages) == 6
    assert set(map(tuple, pareto_frontier(bound).packages.tolist())) <= set(map(tuple, packages.tolist()))


def test_a_case_too_large_for_exactness_ends_soon_and_says_so() -> None:
    frontier = pareto_frontier(random_problem(1, 6, 20, 6))
    assert not frontier.exact
    assert len(frontier) > 0
