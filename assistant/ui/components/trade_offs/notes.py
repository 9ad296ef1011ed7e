"""Changes to the private priorities of a project, as changes of its tree."""

from collections.abc import Callable, Mapping
from typing import Any

from assistant.negotiation.guess import guess_preferences
from assistant.project.models import ContestedIssue, Project
from assistant.project.preferences import IssuePreference, Preference
from assistant.trade_offs.choosing import package_issue_names
from assistant.ui.editing import Change, Desk, Path

Tree = dict[str, Any]
EVEN = 50.0
MOST_DEPARTMENTS = 6


def traded_issues(project: Project) -> list[ContestedIssue]:
    """The issues that can be traded: those with a name and two options or more.

    The issue that decides between drafted packages is none of them.
    """
    apart = package_issue_names()
    named = {
        issue.name: issue
        for issue in project.issues
        if issue.name and issue.name not in apart and len(issue.options) > 1
    }
    return list(named.values())


def preference_of(project: Project, department: str) -> Preference:
    """What a department would like; an empty preference when nothing is stored."""
    held = project.private.trade_offs.preferences
    return next((each for each in held if each.department == department), Preference(department=department))


def view_of(preference: Preference, issue: ContestedIssue) -> IssuePreference:
    """How a department sees an issue, with one value an option; unstored ones count half."""
    found = next((each for each in preference.issues if each.issue == issue.name), None)
    if found is None:
        return IssuePreference(issue=issue.name, weight=0, values=[EVEN] * len(issue.options))
    values = [*found.values, *[EVEN] * len(issue.options)][: len(issue.options)]
    return found.model_copy(update={"values": values})


def weights_of(project: Project, department: str) -> dict[str, float]:
    """Importance of each traded issue to a department, in the project's order."""
    preference = preference_of(project, department)
    return {issue.name: view_of(preference, issue).weight for issue in traded_issues(project)}


def path_to(department: str, *rest: str | int) -> Path:
    """The name of a field of a department's preference."""
    return ("trade_offs", department, *rest)


def in_preference(department: str, change: Callable[[Tree, Any], None]) -> Change:
    """A change of a department's preference, which comes to be when it is not there yet."""

    def run(tree: Tree, value: Any) -> None:
        change(_preference(tree, department), value)

    return run


def in_view(
    project: Project, department: str, issue: ContestedIssue, change: Callable[[Tree, Any], None]
) -> Change:
    """A change of how a department sees one issue."""
    blank = view_of(preference_of(project, department), issue).model_dump()

    def run(tree: Tree, value: Any) -> None:
        views = _preference(tree, department)["issues"]
        view = next((each for each in views if each["issue"] == issue.name), None)
        if view is None:
            view = dict(blank)
            views.append(view)
        view["values"] = [*view["values"], *blank["values"][len(view["values"]) :]][: len(issue.options)]
        change(view, value)

    return run


def set_weight(view: Tree, weight: float) -> None:
    """Give an issue its weight; an uncertain range grows to hold it."""
    view["weight"] = float(weight)
    for bound, pick in (("weight_low", min), ("weight_high", max)):
        if view[bound] is not None:
            view[bound] = pick(view[bound], view["weight"])


def set_weights(desk: Desk, department: str, weights: Mapping[str, float]) -> None:
    """Store the weights of several issues at once."""
    issues = [issue for issue in traded_issues(desk.project) if issue.name in weights]

    def change(tree: Tree) -> None:
        for issue in issues:
            in_view(desk.project, department, issue, set_weight)(tree, round(weights[issue.name], 2))

    desk.restructure(change)


def fill_values(desk: Desk) -> None:
    """Give options added later half the points, and drop points of options that are gone."""
    options = {issue.name: len(issue.options) for issue in traded_issues(desk.project)}

    def change(tree: Tree) -> None:
        for preference in tree["private"]["trade_offs"]["preferences"]:
            for view in preference["issues"]:
                count = options.get(view["issue"], len(view["values"]))
                if view["values"]:
                    view["values"] = [*view["values"], *[EVEN] * count][:count]

    desk.restructure(change)


def compare_departments(desk: Desk, names: list[str]) -> None:
    """Compare these departments: known ones keep their priorities, new ones start from a guess."""
    guessed = {each.department: each for each in guess_preferences(desk.project)}

    def change(tree: Tree) -> None:
        held = {each["department"]: each for each in tree["private"]["trade_offs"]["preferences"]}
        tree["private"]["trade_offs"]["preferences"] = [
            held.get(name) or guessed.get(name, _blank(desk.project, name)).model_dump() for name in names
        ]

    desk.restructure(change)


def start(desk: Desk) -> None:
    """The first priorities: guessed from the positions, the departments without one left open."""
    project = desk.project
    names = [department.name for department in project.departments if department.name]
    names.sort(key=lambda name: name != project.own_department)
    compare_departments(desk, names[:MOST_DEPARTMENTS])


def _blank(project: Project, department: str) -> Preference:
    views = [
        IssuePreference(issue=issue.name, weight=EVEN, values=[EVEN] * len(issue.options))
        for issue in traded_issues(project)
    ]
    return Preference(department=department, issues=views, guessed=department != project.own_department)


def _preference(tree: Tree, department: str) -> Tree:
    preferences = tree["private"]["trade_offs"]["preferences"]
    found: Tree | None = next((each for each in preferences if each["department"] == department), None)
    if found is None:
        found = Preference(department=department).model_dump()
        preferences.append(found)
    return found
