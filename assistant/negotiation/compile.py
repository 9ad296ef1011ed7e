"""From a project's contested issues and private priorities to a :class:`Problem`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from assistant.language.locale import LocalText
from assistant.negotiation.errors import TradeOffError, local
from assistant.negotiation.problem import Limit, Micro, Problem, to_micro
from assistant.project.models import ContestedIssue, Project
from assistant.project.preferences import IssuePreference, Preference, Rule

MOST_DEPARTMENTS = 6
MOST_ISSUES = 40
_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True)
class Compiled:
    """A problem and what had to be assumed to state it."""

    problem: Problem
    assumptions: tuple[LocalText, ...]


def compile_problem(project: Project) -> Compiled:
    """State the project's trade-offs as a problem.

    Raises:
        TradeOffError: something is missing or contradicts itself; the sentence says what to change.
    """
    preferences = project.private.trade_offs.preferences
    if len(preferences) < 2:
        raise TradeOffError("one_department")
    if len(preferences) > MOST_DEPARTMENTS:
        raise TradeOffError("too_many_departments", count=len(preferences))
    issues, passed_over = _traded(project)
    if not issues:
        raise TradeOffError("no_issues")
    if len(issues) > MOST_ISSUES:
        raise TradeOffError("too_many_issues", count=len(issues), limit=MOST_ISSUES)
    assumptions = [local("notes.one_option", issue=i.name) for i in project.issues if len(i.options) == 1]
    assumptions += [local("notes.nobody", issue=name) for name in passed_over]
    values = _values(issues, preferences, assumptions)
    problem = Problem(
        parties=tuple(preference.department for preference in preferences),
        issues=tuple(issue.name for issue in issues),
        options=tuple(tuple(issue.options) for issue in issues),
        values=values,
        reservation=_reservations(issues, preferences, values, assumptions),
        forbidden=tuple(p for rule in project.private.trade_offs.rules for p in _forbidden(rule, issues)),
        limits=tuple(
            _limit(rule, issues) for rule in project.private.trade_offs.rules if rule.kind == "capacity"
        ),
    )
    return Compiled(problem, tuple(assumptions))


def _traded(project: Project) -> tuple[list[ContestedIssue], list[str]]:
    """Issues with a choice, and names of those left out because no department and no rule speaks of them.

    An option of such an issue would stand in a package by chance. Where nobody speaks of any issue, all stay.
    """
    notes = project.private.trade_offs
    spoken = {view.issue for preference in notes.preferences for view in preference.issues if view.values}
    spoken |= {name for rule in notes.rules for name in (*rule.issues, *(c.issue for c in rule.choices))}
    issues = [issue for issue in project.issues if len(issue.options) > 1]
    kept = [issue for issue in issues if issue.name in spoken]
    left_out = [issue.name for issue in issues if issue.name not in spoken]
    return (kept, left_out) if kept else (issues, [])


def amount_of(option: str) -> float | None:
    """The first number in an option's text, such as 4 in 「4 人週」."""
    found = _NUMBER.search(option)
    return float(found.group().replace(",", "")) if found else None


def _values(
    issues: Sequence[ContestedIssue], preferences: Sequence[Preference], assumptions: list[LocalText]
) -> tuple[Micro, ...]:
    columns = [_column(issues, preference, assumptions) for preference in preferences]
    return tuple(
        np.array(
            [[column[index][row] for column in columns] for row in range(len(issue.options))], dtype=np.int64
        )
        for index, issue in enumerate(issues)
    )


def _column(
    issues: Sequence[ContestedIssue], preference: Preference, assumptions: list[LocalText]
) -> list[list[int]]:
    """One department's weighted micro-points: per issue, per option."""
    stated = {each.issue: each for each in preference.issues}
    total = sum(stated[issue.name].weight for issue in issues if issue.name in stated)
    if total <= 0:
        raise TradeOffError("zero_weights", department=preference.department)
    column = []
    for issue in issues:
        view = stated.get(issue.name)
        if view is None or not view.values:
            assumptions.append(local("notes.indifferent", department=preference.department, issue=issue.name))
            column.append([0] * len(issue.options))
        else:
            column.append(_weighted(issue, view, view.weight / total, preference.department))
    if all(len(set(points)) == 1 for points in column):
        raise TradeOffError("all_equal", department=preference.department)
    return column


def _weighted(issue: ContestedIssue, view: IssuePreference, share: float, department: str) -> list[int]:
    if len(view.values) != len(issue.options):
        raise TradeOffError(
            "wrong_values",
            department=department,
            issue=issue.name,
            count=len(view.values),
            options=len(issue.options),
        )
    return [to_micro(points * share) for points in view.values]


def _reservations(
    issues: Sequence[ContestedIssue],
    preferences: Sequence[Preference],
    values: Sequence[Micro],
    assumptions: list[LocalText],
) -> Micro:
    reservations = []
    for party, preference in enumerate(preferences):
        if preference.walk_away:
            chosen = package_of(preference.walk_away, issues)
            reservations.append(sum(int(values[issue][option, party]) for issue, option in chosen.items()))
        elif preference.reservation is None:
            assumptions.append(local("notes.no_reservation", department=preference.department))
            reservations.append(0)
        else:
            reservations.append(to_micro(preference.reservation))
    return np.array(reservations, dtype=np.int64)


def package_of(choices: Mapping[str, str], issues: Sequence[ContestedIssue]) -> dict[int, int]:
    """Choices by name as issue index → option index; issues that are not traded are passed over.

    Raises:
        TradeOffError: an option its issue does not have.
    """
    return {
        index: _option(issue, choices[issue.name])
        for index, issue in enumerate(issues)
        if issue.name in choices
    }


def _option(issue: ContestedIssue, option: str) -> int:
    if option not in issue.options:
        raise TradeOffError("unknown_choice", issue=issue.name, option=option)
    return issue.options.index(option)


def _forbidden(rule: Rule, issues: Sequence[ContestedIssue]) -> list[dict[int, int]]:
    """Partial packages the rule excludes; none for a capacity, which is a :class:`Limit`."""
    if rule.kind == "capacity" or not rule.choices:
        return []
    if rule.kind == "forbidden":
        return [_indices(rule, issues)]
    first, allowed = rule.choices[0], rule.choices[1:]
    start = package_of({first.issue: first.option}, issues)
    permitted: dict[int, set[int]] = {}
    for choice in allowed:
        for issue, option in package_of({choice.issue: choice.option}, issues).items():
            permitted.setdefault(issue, set()).add(option)
    others = [
        [(issue, option) for option in range(len(issues[issue].options)) if option not in options]
        for issue, options in permitted.items()
    ]
    return [{**start, **dict(combination)} for combination in product(*others)]


def _indices(rule: Rule, issues: Sequence[ContestedIssue]) -> dict[int, int]:
    return package_of({choice.issue: choice.option for choice in rule.choices}, issues)


def _limit(rule: Rule, issues: Sequence[ContestedIssue]) -> Limit:
    amounts = {}
    for index, issue in enumerate(issues):
        if issue.name in rule.issues:
            found = [amount_of(option) for option in issue.options]
            for option, amount in zip(issue.options, found, strict=True):
                if amount is None:
                    raise TradeOffError("no_number", issue=issue.name, option=option)
            amounts[index] = np.array(found, dtype=float)
    return Limit(amounts, rule.capacity or 0.0)
