"""Who is in the room: departments, attendees, and who leads, owns and approves what."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from assistant.agenda.composer.matters import Matter, matters_of
from assistant.language.locale import Language
from assistant.language.voice import Voice
from assistant.project.models import Department, Project, Stakeholder

MOST_ATTENDEES = 7


@dataclass(frozen=True)
class Room:
    """The project as the composer sees it: nothing private is reachable except through ``project``.

    Attributes:
        departments: those at the table, the preparing department last: hosts listen first.
        attendees: the people named for the meeting, or proposed when nobody is named.
        matters: what has to be decided, contested issues first.
        host: name of the person who leads; empty when nobody is known.
    """

    project: Project
    voice: Voice
    today: dt.date
    departments: tuple[Department, ...]
    attendees: tuple[Stakeholder, ...]
    matters: tuple[Matter, ...]
    host: str

    @classmethod
    def of(cls, project: Project, language: Language, today: dt.date) -> "Room":
        """Read the room off a project."""
        voice = Voice(language, Path(__file__).parent)
        attendees = _attendees(project)
        return cls(
            project=project,
            voice=voice,
            today=today,
            departments=_departments(project),
            attendees=attendees,
            matters=matters_of(project, voice),
            host=_host(project, attendees),
        )

    @property
    def names(self) -> list[str]:
        """Names of the departments, in speaking order."""
        return [department.name for department in self.departments]

    def people_of(self, department: str) -> list[Stakeholder]:
        """Attendees of one department, those who can decide first."""
        found = [person for person in self.attendees if person.department == department]
        return sorted(found, key=lambda person: not person.can_decide)

    def attends(self, name: str) -> bool:
        """Whether somebody called ``name`` is in the room."""
        return any(person.name == name for person in self.attendees)

    def owner_from(self, departments: Iterable[str]) -> str:
        """The first attendee of the first of ``departments`` that sends one; else the host."""
        for department in departments:
            people = self.people_of(department)
            if people:
                return people[0].name
        return self.host


def _departments(project: Project) -> tuple[Department, ...]:
    listed = {department.name: department for department in project.departments if department.name}
    if not listed:
        names = dict.fromkeys(p.department for p in project.stakeholders if p.department)
        listed = {name: Department(name=name) for name in names}
    own = listed.pop(project.own_department, None)
    return (*listed.values(), own) if own else tuple(listed.values())


def _attendees(project: Project) -> tuple[Stakeholder, ...]:
    names = list(dict.fromkeys(name for name in project.meeting.attendees if name))
    if names:
        return tuple(project.stakeholder(name) or Stakeholder(name=name, department="") for name in names)
    people = [person for person in project.stakeholders if person.name]
    if len(people) <= MOST_ATTENDEES:
        return tuple(people)
    approvers = {issue.approver for issue in project.issues}
    chosen = [person for person in people if person.name in approvers]
    for department in dict.fromkeys(person.department for person in people):
        own = sorted((p for p in people if p.department == department), key=lambda p: not p.can_decide)
        chosen += own[:1]
    return tuple(person for person in people if person in chosen)


def _host(project: Project, attendees: tuple[Stakeholder, ...]) -> str:
    """Somebody of the preparing department who approves nothing today, if there is one."""
    approvers = {issue.approver for issue in project.issues}
    ranked = sorted(attendees, key=lambda p: (p.department != project.own_department, p.name in approvers))
    return ranked[0].name if ranked else ""
