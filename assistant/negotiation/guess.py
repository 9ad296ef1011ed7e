"""A first guess of every department's priorities, from the options they prefer.

It is marked as guessed: a start for the person to correct, never shown as what a department said.
"""

from assistant.negotiation.elicitation import weights_from_ranking
from assistant.project.models import ContestedIssue, Project
from assistant.project.preferences import IssuePreference, Preference


def guess_preferences(project: Project) -> list[Preference]:
    """One preference per department that prefers an option of an issue.

    The preferred option counts 100 and the others fall evenly with their distance from it; issues a
    department argues about come first in its ranking, in the project's order. An issue on which it
    takes no position counts 0. At most six departments, the owner's first.
    """
    issues = [issue for issue in project.issues if len(issue.options) > 1]
    names = [
        d.name for d in project.departments if any(_wanted(issue, d.name) is not None for issue in issues)
    ]
    names.sort(key=lambda name: name != project.own_department)
    return [_guess(name, issues) for name in names[:6]]


def _guess(department: str, issues: list[ContestedIssue]) -> Preference:
    argued = [issue.name for issue in issues if _wanted(issue, department) is not None]
    weights = weights_from_ranking(argued)
    views = []
    for issue in issues:
        wanted = _wanted(issue, department)
        if wanted is None:
            continue
        weight = round(100 * weights[issue.name], 1)
        views.append(
            IssuePreference(
                issue=issue.name,
                weight=weight,
                weight_low=round(weight / 2, 1),
                weight_high=round(weight * 2, 1),
                values=_falling(wanted, len(issue.options)),
            )
        )
    return Preference(department=department, issues=views, guessed=True)


def _falling(wanted: int, count: int) -> list[float]:
    furthest = max(wanted, count - 1 - wanted, 1)
    return [round(100 * (1 - abs(index - wanted) / furthest), 1) for index in range(count)]


def _wanted(issue: ContestedIssue, department: str) -> int | None:
    """The option the department's position prefers, if it names one the issue has."""
    for position in issue.positions:
        if position.department == department and position.prefers in issue.options:
            return issue.options.index(position.prefers)
    return None
