"""Everything the trade-off page shows, computed in one go."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.language.locale import LocalText
from assistant.negotiation.compile import compile_problem, package_of
from assistant.negotiation.errors import TradeOffError, local
from assistant.negotiation.frontier import Frontier, pareto_frontier
from assistant.negotiation.improve import Potential, integrative_potential, post_settlement
from assistant.negotiation.meso import meso_sets
from assistant.negotiation.named import Named, named_packages
from assistant.negotiation.problem import ENUMERATION_LIMIT, Problem, to_points
from assistant.project.models import Project
from assistant.project.preferences import IssuePreference, Preference

FrontierSolver = Callable[[Problem], Frontier]
_TIES = 4


@dataclass(frozen=True)
class Sensitivity:
    """An uncertain priority that changes what is recommended.

    ``low`` and ``high`` are the recommended packages when the weight is at the ends of its range;
    ``None`` where no package is above every walk-away then.
    """

    department: str
    issue: str
    low: dict[str, str] | None
    high: dict[str, str] | None


@dataclass(frozen=True)
class Analysis:
    """The computed trade-offs of a project.

    Attributes:
        own: index of the owner's department among the problem's parties.
        named: rows of the named packages in ``frontier``.
        offers: rows of two to four packages of equal value to the owner, or the Nash package alone.
        today: option indices of the offer on the table, if it is complete.
        better: row of the package that is better for all than today's offer, if there is one.
    """

    problem: Problem
    own: int
    frontier: Frontier
    named: dict[Named, int]
    offers: list[int]
    today: NDArray[np.intp] | None
    better: int | None
    potential: Potential | None
    assumptions: tuple[LocalText, ...]

    def package(self, row: int) -> dict[str, str]:
        """A frontier package in words: issue → option."""
        return self.problem.name(self.frontier.packages[row].tolist())

    def points(self, row: int) -> dict[str, float]:
        """What a frontier package is worth to each department, 0..100."""
        return {
            party: to_points(value)
            for party, value in zip(self.problem.parties, self.frontier.values[row], strict=True)
        }


def analyse(project: Project, large: FrontierSolver | None = None) -> Analysis:
    """Compute the trade-offs of ``project``.

    Args:
        large: solver for constrained problems too large to enumerate.

    Raises:
        TradeOffError: nothing can be computed, or no package is above every walk-away.
    """
    compiled = compile_problem(project)
    problem = compiled.problem
    frontier = _frontier(problem, large)
    named = named_packages(frontier, problem.reservation)
    if not named:
        raise _no_deal(problem, frontier)
    own = problem.parties.index(project.own_department) if project.own_department in problem.parties else 0
    offers = meso_sets(frontier, problem.reservation, own, aim=named[Named.NASH]) or [named[Named.NASH]]
    today = _today(project, problem)
    notes = compiled.assumptions if frontier.exact else (*compiled.assumptions, local("notes.not_exact"))
    return Analysis(
        problem=problem,
        own=own,
        frontier=frontier,
        named=named,
        offers=offers,
        today=today,
        better=None if today is None else post_settlement(frontier, problem, today),
        potential=None if problem.is_constrained else integrative_potential(frontier, problem),
        assumptions=notes,
    )


def _frontier(problem: Problem, large: FrontierSolver | None) -> Frontier:
    if problem.is_constrained and problem.package_count > ENUMERATION_LIMIT:
        if large is None:
            raise TradeOffError("needs_solver", count=f"{problem.package_count:,}")
        return large(problem)
    frontier = pareto_frontier(problem, ties=_TIES)
    if not len(frontier):
        raise TradeOffError("infeasible")
    return frontier


def _no_deal(problem: Problem, frontier: Frontier) -> TradeOffError:
    best = frontier.values.max(axis=0)
    for index, party in enumerate(problem.parties):
        if problem.reservation[index] > best[index]:
            return TradeOffError(
                "above_everything",
                department=party,
                reservation=f"{to_points(problem.reservation[index]):.0f}",
                best=f"{to_points(best[index]):.0f}",
            )
    return TradeOffError("no_zone")


def _today(project: Project, problem: Problem) -> NDArray[np.intp] | None:
    traded = [issue for issue in project.issues if issue.name in problem.issues]
    chosen = package_of(project.private.trade_offs.today, traded)
    if len(chosen) < len(problem.issues):
        return None
    return np.array([chosen[index] for index in range(len(problem.issues))], dtype=np.intp)


def sensitivities(project: Project, analysis: Analysis) -> list[Sensitivity]:
    """Which uncertain priorities change the Nash package, those of other departments first.

    Each uncertain weight is moved to the ends of its range with everything else as stated.
    """
    recommended = analysis.package(analysis.named[Named.NASH])
    found = []
    for preference in project.private.trade_offs.preferences:
        for view in preference.issues:
            if view.issue not in analysis.problem.issues:
                continue
            if view.weight_low is None and view.weight_high is None:
                continue
            low = _recommended(project, preference, view, view.weight_low)
            high = _recommended(project, preference, view, view.weight_high)
            if low != recommended or high != recommended:
                found.append(Sensitivity(preference.department, view.issue, low, high))
    own = analysis.problem.parties[analysis.own]
    return sorted(found, key=lambda each: each.department == own)


def _recommended(
    project: Project, preference: Preference, view: IssuePreference, weight: float | None
) -> dict[str, str] | None:
    changed = project.model_copy(deep=True)
    if weight is not None:
        for each in changed.private.trade_offs.preferences:
            if each.department == preference.department:
                each.issues = [
                    v.model_copy(update={"weight": weight}) if v.issue == view.issue else v
                    for v in each.issues
                ]
    try:
        problem = compile_problem(changed).problem
    except TradeOffError:
        return None
    frontier = pareto_frontier(problem)
    named = named_packages(frontier, problem.reservation)
    return problem.name(frontier.packages[named[Named.NASH]].tolist()) if named else None
