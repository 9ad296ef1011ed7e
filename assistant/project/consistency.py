"""Whether a project agrees with itself: names that refer to nothing, dates in the past, doubles."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from assistant.language.figures import write_date
from assistant.language.findings import Finding, Severity
from assistant.language.locale import Language, LocalText
from assistant.project.file_errors import WORDING
from assistant.project.models import Kpi, Project

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


def project_findings(project: Project, today: dt.date) -> list[Finding]:
    """What in the project does not fit together, in the order of its fields; none is an error.

    Args:
        today: the day "in the past" is judged from.
    """
    return [
        *_departments(project),
        *_people(project),
        *_issues(project),
        *_figures(project),
        *_meeting(project, today),
        *_private(project),
    ]


def _departments(project: Project) -> Iterator[Finding]:
    if len(project.departments) < 2:
        yield _finding("P06", "departments", str(len(project.departments)), count=len(project.departments))
    for place, name in _doubles(each.name for each in project.departments):
        yield _finding("P09", f"departments[{place}].name", name, name=name)
    own = project.own_department
    if own and not project.department(own):
        yield _finding("P03", "own_department", own, remedy="P01", department=own)


def _people(project: Project) -> Iterator[Finding]:
    for place, person in enumerate(project.stakeholders):
        where = f"stakeholders[{place}]"
        if not project.department(person.department):
            yield _finding(
                "P01",
                f"{where}.department",
                person.department,
                name=person.name,
                department=person.department,
            )
        if person.email and not _EMAIL.fullmatch(person.email):
            yield _finding("P15", f"{where}.email", person.email, name=person.name)
    for place, name in _doubles(each.name for each in project.stakeholders):
        yield _finding("P10", f"stakeholders[{place}].name", name, remedy="P09", name=name)


def _issues(project: Project) -> Iterator[Finding]:
    for place, issue in enumerate(project.issues):
        where = f"issues[{place}]"
        for number, position in enumerate(issue.positions):
            if not project.department(position.department):
                here, department = f"{where}.positions[{number}].department", position.department
                yield _finding("P02", here, department, remedy="P01", issue=issue.name, department=department)
        if issue.approver and not project.stakeholder(issue.approver):
            approver = issue.approver
            yield _finding(
                "P05", f"{where}.approver", approver, remedy="P04", issue=issue.name, name=approver
            )


def _figures(project: Project) -> Iterator[Finding]:
    for place, department in enumerate(project.departments):
        for number, kpi in enumerate(department.kpis):
            if _goes_wrong_way(kpi):
                way = WORDING.both(f"checks.P17_{kpi.direction}")
                where = f"departments[{place}].kpis[{number}].target"
                yield _finding("P17", where, f"{kpi.baseline:g} → {kpi.target:g}", name=kpi.name, way=way)
    for place, part in enumerate(project.joint_kpi.contributions if project.joint_kpi else []):
        if not project.department(part.department):
            where = f"joint_kpi.contributions[{place}].department"
            yield _finding("P13", where, part.department, remedy="P01", department=part.department)
    for place, term in enumerate(project.terms):
        if term.department and not project.department(term.department):
            where, owner = f"terms[{place}].department", term.department
            yield _finding("P14", where, owner, remedy="P01", term=term.term, department=owner)


def _goes_wrong_way(kpi: Kpi) -> bool:
    if kpi.baseline is None or kpi.target is None or kpi.baseline == kpi.target:
        return False
    return (kpi.target > kpi.baseline) != (kpi.direction == "up")


def _meeting(project: Project, today: dt.date) -> Iterator[Finding]:
    meeting = project.meeting
    for place, name in enumerate(meeting.attendees):
        if not project.stakeholder(name):
            yield _finding("P04", f"meeting.attendees[{place}]", name, name=name)
    for place, name in _doubles(meeting.attendees):
        yield _finding("P18", f"meeting.attendees[{place}]", name, name=name)
    if meeting.attendees or project.stakeholders:
        yield from _deciders(project)
    if meeting.date and meeting.date < today:
        yield _finding("P08", "meeting.date", str(meeting.date), date=_spoken(meeting.date))
    if meeting.date and meeting.check_in and meeting.check_in < meeting.date:
        check_in = _spoken(meeting.check_in)
        yield _finding("P16", "meeting.check_in", str(meeting.check_in), check_in=check_in)


def _deciders(project: Project) -> Iterator[Finding]:
    """Departments for which nobody who can decide attends; without a list, everybody is taken to attend."""
    attendees = set(project.meeting.attendees) or {each.name for each in project.stakeholders}
    deciding = {
        each.department for each in project.stakeholders if each.can_decide and each.name in attendees
    }
    for place, department in enumerate(project.departments):
        if department.name not in deciding:
            yield _finding("P07", f"departments[{place}]", department.name, department=department.name)


def _private(project: Project) -> Iterator[Finding]:
    for place, objector in enumerate(project.private.objectors):
        if not project.stakeholder(objector.stakeholder):
            where, name = f"private.objectors[{place}].stakeholder", objector.stakeholder
            yield _finding("P11", where, name, remedy="P04", name=name)
    issues = {issue.name for issue in project.issues}
    for place, held in enumerate(project.private.reservation_values):
        if held.issue not in issues:
            where = f"private.reservation_values[{place}].issue"
            yield _finding("P12", where, held.issue, Severity.NOTE, number=place + 1)


def _doubles(names: Iterable[str]) -> Iterator[tuple[int, str]]:
    seen: set[str] = set()
    for place, name in enumerate(names):
        if name in seen:
            yield place, name
        seen.add(name)


def _spoken(date: dt.date) -> LocalText:
    return LocalText(zh=write_date(date, Language.ZH_TW), en=write_date(date, Language.EN))


def _finding(
    check: str,
    where: str,
    evidence: str,
    severity: Severity = Severity.WARNING,
    *,
    remedy: str = "",
    **values: object,
) -> Finding:
    return Finding(
        check=check,
        severity=severity,
        where=where,
        evidence=evidence,
        message=WORDING.both(f"checks.{check}", **values),
        remedy=WORDING.both(f"checks.{remedy or check}_remedy"),
    )
