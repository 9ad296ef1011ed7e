"""A small project with something to trade: marketing wants engineers, IT wants data."""

from assistant.project.models import ContestedIssue, Department, Position, Project
from assistant.project.preferences import IssuePreference, Preference


def trading_project() -> Project:
    """Marketing cares for people and date, IT for data and scope; both gain by trading across issues."""
    project = Project(
        title="自動化排程",
        own_department="行銷部",
        departments=[Department(name="行銷部"), Department(name="資訊部")],
        issues=[
            _issue("工程人力", ["2 人週", "4 人週", "8 人週"], "8 人週", "2 人週"),
            _issue("資料分析", ["每季", "每月", "每週"], "每季", "每週"),
            _issue("上線日", ["5 月", "6 月", "7 月"], "5 月", "7 月"),
        ],
    )
    project.private.trade_offs.preferences = [
        _preference("行銷部", [60, 10, 30], [[0, 50, 100], [100, 50, 0], [100, 50, 0]], reservation=30),
        _preference("資訊部", [25, 55, 20], [[100, 60, 0], [0, 50, 100], [0, 50, 100]], reservation=30),
    ]
    return project


def _issue(name: str, options: list[str], own: str, theirs: str) -> ContestedIssue:
    positions = [
        Position(department="行銷部", wants=own, prefers=own),
        Position(department="資訊部", wants=theirs, prefers=theirs),
    ]
    return ContestedIssue(name=name, options=options, positions=positions)


def _preference(
    department: str, weights: list[float], values: list[list[float]], reservation: float
) -> Preference:
    names = ["工程人力", "資料分析", "上線日"]
    views = [
        IssuePreference(issue=name, weight=weight, values=points)
        for name, weight, points in zip(names, weights, values, strict=True)
    ]
    return Preference(department=department, issues=views, reservation=reservation)
