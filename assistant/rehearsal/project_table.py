"""The table of a project: its contested issues and private priorities, as hidden values of the parties."""

from collections.abc import Mapping, Sequence
from itertools import product
from random import Random

import numpy as np

from assistant.negotiation.compile import compile_problem
from assistant.negotiation.errors import TradeOffError
from assistant.negotiation.frontier import pareto_frontier
from assistant.negotiation.guess import guess_preferences
from assistant.negotiation.problem import Limit, Micro, Problem, to_points
from assistant.project.models import ContestedIssue, Project
from assistant.project.preferences import IssuePreference, Preference, Rule
from assistant.rehearsal.errors import RehearsalError
from assistant.rehearsal.models import Table, TableIssue
from assistant.rehearsal.table import problem_of

MOST_ISSUES = 8
_MOST_LISTED = 100_000
_MOST_FORBIDDEN = 2_000
_RESERVATION = 0.4
"""Of the best possible, where a department's walk-away is not known."""


def project_table(
    project: Project,
    counterparts: Sequence[str],
    issues: Sequence[str] | None,
    *,
    seed: int,
    reservation: float | None,
    walk_away: Mapping[str, str] | None,
) -> Table:
    """The table of the owner's department and the counterparts.

    Guessed weights are drawn from their ranges by the seed; a counterpart of whom nothing is known wants the
    opposite of the owner. Where no package suits everybody, the counterparts' reservation values come down.

    Args:
        counterparts: keys of the personas, which are names of departments or of practice counterparts.

    Raises:
        RehearsalError, TradeOffError: nothing to negotiate, contradictions, or no zone of agreement.
    """
    chosen = _issues(project, issues)
    random = Random(seed)
    own = _own(project, chosen, reservation, walk_away)
    known = {each.department: each for each in guess_preferences(project)} | {
        each.department: each for each in project.private.trade_offs.preferences if each.issues
    }
    theirs = [
        _drawn(_on(chosen, known[name]), random)
        if name in known and _on(chosen, known[name]).issues
        else _opposed(name, own, random)
        for name in counterparts
    ]
    problem = _compiled(project, chosen, [own, *theirs])
    return _with_zone(_table(problem, chosen, [own, *theirs]))


def tradable_issues(project: Project) -> tuple[str, ...]:
    """Names of the issues that can be negotiated: those with two or more options."""
    return tuple(issue.name for issue in project.issues if len(issue.options) > 1)


def _issues(project: Project, names: Sequence[str] | None) -> list[ContestedIssue]:
    known = tradable_issues(project)
    if not known:
        raise RehearsalError("no_issues")
    for name in names or ():
        if name not in known:
            raise RehearsalError("unknown_issue", name=name, known="、".join(known))
    wanted = set(names or known[:MOST_ISSUES])
    if len(wanted) > MOST_ISSUES:
        raise RehearsalError("too_many_issues", count=len(wanted), limit=MOST_ISSUES)
    return [issue for issue in project.issues if issue.name in wanted]


def _on(issues: Sequence[ContestedIssue], preference: Preference) -> Preference:
    """The part of a preference that is about these issues."""
    names = {issue.name for issue in issues}
    views = [view for view in preference.issues if view.issue in names and view.values and view.weight > 0]
    return preference.model_copy(update={"issues": views})


def _own(
    project: Project,
    issues: Sequence[ContestedIssue],
    reservation: float | None,
    walk_away: Mapping[str, str] | None,
) -> Preference:
    stated = [*project.private.trade_offs.preferences, *guess_preferences(project)]
    for preference in stated:
        own = _on(issues, preference)
        if own.department == project.own_department and own.issues:
            changes: dict[str, object] = {}
            if walk_away:
                changes = {"walk_away": dict(walk_away), "reservation": None}
            elif reservation is not None:
                changes = {"walk_away": {}, "reservation": float(min(100.0, max(0.0, reservation)))}
            return own.model_copy(update=changes)
    raise RehearsalError("no_priorities")


def _drawn(preference: Preference, random: Random) -> Preference:
    """Weights drawn from their ranges where they are only guessed."""
    views = [
        view.model_copy(
            update={
                "weight": random.uniform(
                    view.weight if view.weight_low is None else view.weight_low,
                    view.weight if view.weight_high is None else view.weight_high,
                )
                or view.weight
            }
        )
        for view in preference.issues
    ]
    return preference.model_copy(update={"issues": views})


def _opposed(name: str, own: Preference, random: Random) -> Preference:
    """Somebody who wants the opposite, with other priorities."""
    views = [
        IssuePreference(
            issue=view.issue, weight=random.uniform(10, 60), values=[100 - points for points in view.values]
        )
        for view in own.issues
    ]
    return Preference(department=name, issues=views, guessed=True)


def _compiled(project: Project, issues: list[ContestedIssue], preferences: list[Preference]) -> Problem:
    names = {issue.name for issue in issues}
    rules = [rule for rule in project.private.trade_offs.rules if _about(rule) <= names]
    notes = project.private.trade_offs.model_copy(update={"preferences": preferences, "rules": rules})
    private = project.private.model_copy(update={"trade_offs": notes})
    return compile_problem(project.model_copy(update={"issues": issues, "private": private})).problem


def _about(rule: Rule) -> set[str]:
    return {*rule.issues, *(choice.issue for choice in rule.choices)}


def _table(problem: Problem, issues: Sequence[ContestedIssue], preferences: Sequence[Preference]) -> Table:
    units = {issue.name: issue.unit for issue in issues}
    best = np.array([values.max(axis=0) for values in problem.values]).sum(axis=0)
    reservation = {}
    for column, preference in enumerate(preferences):
        stated = preference.reservation is not None or preference.walk_away
        share = best[column] * _RESERVATION
        reservation[preference.department] = to_points(int(problem.reservation[column] if stated else share))
    forbidden = [*problem.forbidden, *(each for limit in problem.limits for each in _exceeding(limit))]
    if len(forbidden) > _MOST_FORBIDDEN or (forbidden and problem.package_count > _MOST_LISTED):
        raise RehearsalError("too_many_packages")
    return Table(
        parties=problem.parties,
        issues=tuple(
            TableIssue(
                name=name,
                unit=units[name],
                options=problem.options[index],
                points={
                    party: tuple(to_points(each) for each in problem.values[index][:, column])
                    for column, party in enumerate(problem.parties)
                },
            )
            for index, name in enumerate(problem.issues)
        ),
        reservation=reservation,
        forbidden=tuple(forbidden),
    )


def _exceeding(limit: Limit) -> list[dict[int, int]]:
    """The combinations whose amounts are more than the capacity."""
    amounts = [[(issue, row) for row in range(len(column))] for issue, column in limit.amounts.items()]
    if np.prod([len(rows) for rows in amounts]) > _MOST_LISTED:
        raise RehearsalError("too_many_packages")
    return [
        dict(rows)
        for rows in product(*amounts)
        if sum(limit.amounts[issue][row] for issue, row in rows) > limit.capacity + 1e-9
    ]


def _with_zone(table: Table) -> Table:
    """The table with the counterparts' reservation values low enough for a deal to exist."""
    own, *others = table.parties
    frontier = pareto_frontier(problem_of(table))
    if not len(frontier):
        raise TradeOffError("infeasible")
    best = to_points(frontier.values[:, 0].max())
    if table.reservation[own] > best:
        raise RehearsalError(
            "above_everything", reservation=f"{table.reservation[own]:.0f}", best=f"{best:.0f}"
        )
    for tenths in range(10, -1, -1):
        lowered = {**table.reservation, **{key: table.reservation[key] * tenths / 10 for key in others}}
        candidate = table.model_copy(update={"reservation": lowered})
        if _has_zone(frontier.values, problem_of(candidate).reservation, strict=tenths > 0):
            return candidate
    raise RehearsalError("no_zone")


def _has_zone(values: Micro, reservation: Micro, *, strict: bool) -> bool:
    """Whether some package gives everybody the reservation value, and if strict, somebody more."""
    fits = (values >= reservation).all(axis=1)
    return bool((fits & (values > reservation).any(axis=1)).any() if strict else fits.any())
