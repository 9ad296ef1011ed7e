"""A16 and A19 for a whole package: the visits before the meeting, and nothing private in what is sent."""

from collections.abc import Iterator

from assistant.agenda.checks.privacy import leaks
from assistant.agenda.checks.rule import Seen, finding
from assistant.agenda.checks.texts import Passage
from assistant.agenda.models import AgendaPackage, PrivateBrief
from assistant.language.findings import Finding, Severity
from assistant.project.models import Project

PACKAGE_CHECKS = {
    "A16-no-visits": Severity.WARNING,
    "A16-objector": Severity.WARNING,
    "A16-decider": Severity.WARNING,
    "A16-talking-points": Severity.WARNING,
}
"""Checks of the private papers. Their findings may quote private words: never show them beside the agenda."""


def visit_findings(package: AgendaPackage, project: Project | None) -> list[Finding]:
    """What the pre-meeting plan lacks. ``where`` is ``brief.visits``; evidence may be private."""
    seen = [
        *_no_visits(package, project),
        *_objectors(package.brief, project),
        *_deciders(package, project),
        *_talking_points(package.brief),
    ]
    return [finding(check, PACKAGE_CHECKS[check], each) for check, each in seen]


def shared_leaks(package: AgendaPackage, project: Project) -> list[Finding]:
    """Leaks in the texts sent along with the agenda: the invitation and the written update."""
    texts = {"invitation": package.invitation, "written_update": package.written_update}
    sent = [Passage(where, text) for where, text in texts.items() if text.strip()]
    return [finding("A19-leak", Severity.ERROR, seen) for seen in leaks(sent, project, "invitation")]


def _visited(brief: PrivateBrief, name: str) -> bool:
    seen = [visit.stakeholder for visit in brief.visits if visit.stakeholder]
    return any(name in each or each in name for each in seen)


def _no_visits(package: AgendaPackage, project: Project | None) -> Iterator[tuple[str, Seen]]:
    if not package.brief.visits:
        yield "A16-no-visits", Seen("brief.visits", package.agenda.title)


def _objectors(brief: PrivateBrief, project: Project | None) -> Iterator[tuple[str, Seen]]:
    for objector in project.private.objectors if project and brief.visits else ():
        if not _visited(brief, objector.stakeholder):
            yield "A16-objector", Seen("brief.visits", objector.stakeholder, {"name": objector.stakeholder})


def _deciders(package: AgendaPackage, project: Project | None) -> Iterator[tuple[str, Seen]]:
    own = project.own_department if project else ""
    if not package.brief.visits or not own:
        return
    for person in package.agenda.attendees:
        if person.can_decide and person.department != own and not _visited(package.brief, person.name):
            values = {"name": person.name, "department": person.department}
            yield "A16-decider", Seen("brief.visits", person.name, values)


def _talking_points(brief: PrivateBrief) -> Iterator[tuple[str, Seen]]:
    for visit in brief.visits:
        if not any(point.strip() for point in visit.talking_points):
            yield "A16-talking-points", Seen("brief.visits", visit.stakeholder, {"name": visit.stakeholder})
