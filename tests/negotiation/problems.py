"""Random and hand-made problems for the solver's tests."""

from itertools import product

import numpy as np
from numpy.typing import NDArray

from assistant.negotiation.problem import SCALE, Micro, Problem, to_micro


def random_problem(seed: int, parties: int, issues: int, options: int, *, whole: bool = False) -> Problem:
    """Random weights and values. ``whole``: round points, so that ties occur as they do with people."""
    rng = np.random.default_rng(seed)
    weights = rng.dirichlet(np.ones(issues), size=parties)
    values = []
    for issue in range(issues):
        points = rng.random((options, parties)) * 100 * weights[:, issue]
        values.append((np.round(points) if whole else points) * SCALE)
    return problem_of([np.rint(each).astype(np.int64) for each in values], reservation=20.0)


def problem_of(values: list[Micro], reservation: float) -> Problem:
    parties = values[0].shape[1]
    return Problem(
        parties=tuple(f"party {index}" for index in range(parties)),
        issues=tuple(f"issue {index}" for index in range(len(values))),
        options=tuple(tuple(f"option {row}" for row in range(len(each))) for each in values),
        values=tuple(values),
        reservation=np.full(parties, to_micro(reservation)),
    )


def enumerate_efficient(problem: Problem) -> set[tuple[int, ...]]:
    """Values on the frontier, by comparing every package with every other."""
    choices = product(*(range(len(options)) for options in problem.options))
    values = problem.evaluate(np.array(list(choices), dtype=np.intp))
    return {tuple(row) for row in values.tolist() if not _dominated(np.array(row), values)}


def _dominated(row: NDArray[np.int64], values: Micro) -> bool:
    return bool(((values >= row).all(axis=1) & (values > row).any(axis=1)).any())
