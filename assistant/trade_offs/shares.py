"""Who gets and who gives what in a package, by each department's own values."""

from collections.abc import Mapping

from assistant.project.models import ContestedIssue, Project
from assistant.project.preferences import IssuePreference, Preference
from assistant.trade_offs.models import Move, Share


def shares_of(project: Project, package: Mapping[str, str], today: Mapping[str, str] | None) -> list[Share]:
    """One share a department with stated priorities, in their order.

    With an offer on the table, an option the department likes better than today's is something it gets,
    one it likes less something it gives. Without one, an option at or above half of its range on that issue
    is a get, one below a give. An issue it is indifferent to is neither.
    """
    return [
        _share(preference, project, package, today) for preference in project.private.trade_offs.preferences
    ]


def _share(
    preference: Preference, project: Project, package: Mapping[str, str], today: Mapping[str, str] | None
) -> Share:
    views = {view.issue: view for view in preference.issues}
    share = Share(department=preference.department)
    for issue in project.issues:
        view, option = views.get(issue.name), package.get(issue.name)
        if view is None or option is None:
            continue
        now = today[issue.name] if today else ""
        side = _side(view, issue, option, now)
        if side:
            (share.gets if side > 0 else share.gives).append(Move(issue=issue.name, option=option, now=now))
    return share


def _side(view: IssuePreference, issue: ContestedIssue, option: str, now: str) -> int:
    """1: a get, -1: a give, 0: neither."""
    values = dict(zip(issue.options, view.values, strict=False))
    if option not in values or view.weight <= 0 or max(values.values()) == min(values.values()):
        return 0
    if now:
        difference = values[option] - values.get(now, values[option])
        return (difference > 0) - (difference < 0)
    middle = (max(values.values()) + min(values.values())) / 2
    return 1 if values[option] >= middle else -1
