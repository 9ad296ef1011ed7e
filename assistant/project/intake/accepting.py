"""Putting accepted fields into a project. Nothing the person has written is ever overwritten."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from assistant.language.locale import Language
from assistant.project.intake.documents import comparable
from assistant.project.intake.proposal import WORDING, Conflict, Path, ProposedField, Value
from assistant.project.models import (
    ContestedIssue,
    Department,
    Kpi,
    Meeting,
    Position,
    Project,
    ReservationValue,
    Sourced,
    Stakeholder,
    Term,
)
from assistant.project.parts import MAX_ITEMS, MAX_TEXT, Part

_LINE = 300
_UNSAID_MINUTES = Meeting().minutes
_LISTS_OF_LINES = frozenset({"decisions", "success_criteria", "unknowns"})


def accept(project: Project, fields: Iterable[ProposedField], *, replace: Collection[Path] = ()) -> Project:
    """The project with ``fields`` put in; pure.

    A place that holds something else stays as it is (see :func:`clashes`) unless ``replace`` names it: the
    person chose the file's value there. Departments, people and issues that a field needs are added.
    Entries that are there already are not added twice; a list of 60 entries takes no more.
    """
    copy = project.model_copy(deep=True)
    for field in fields:
        _Putting(copy, field, field.path in replace).put()
    return Project.model_validate(copy.model_dump())


def clashes(project: Project, fields: Iterable[ProposedField]) -> tuple[Conflict, ...]:
    """Fields whose place in the project holds something else, so that :func:`accept` leaves them out."""
    by_path: dict[Path, list[ProposedField]] = {}
    for field in fields:
        current = value_at(project, field.path)
        if current is not None and not same_value(current, field.value):
            by_path.setdefault(field.path, []).append(field)
    return tuple(Conflict(path, tuple(found), value_at(project, path)) for path, found in by_path.items())


def holds(project: Project, field: ProposedField) -> bool:
    """Whether the project says this already, at a single place or as an entry of a list."""
    current = value_at(project, field.path)
    if current is not None:
        return same_value(current, field.value)
    return any(same_value(each, field.value) for each in _entries(project, field.path))


def same_value(left: Value, right: Value) -> bool:
    """Whether two values say the same; text up to white space and case."""
    if isinstance(left, str) and isinstance(right, str):
        return comparable(left).casefold() == comparable(right).casefold()
    if isinstance(left, Kpi) and isinstance(right, Kpi):
        return (left.baseline, left.target, left.unit) == (right.baseline, right.target, right.unit)
    return left == right


def value_at(project: Project, path: Path) -> Value | None:
    """What the project says at a single place; ``None`` where nothing is said, and for lists."""
    top, rest = path[0], path[1:]
    if top in {"departments", "stakeholders", "issues"}:
        return _in_named(_named(project, top, rest[0]), rest)
    if top == "terms":
        return next((term for term in project.terms if term.term == rest[0]), None)
    if top == "private" and rest[0] == "reservation_values":
        values = project.private.reservation_values
        return next((each for each in values if each.issue == rest[1]), None)
    holder: Part = {"meeting": project.meeting, "private": project.private}.get(top, project)
    return _said(getattr(holder, rest[0] if rest else top))


def _in_named(holder: Part | None, rest: Path) -> Value | None:
    """A detail of a department, a person or an issue; its name when the path ends there."""
    if holder is None:
        return None
    if len(rest) == 1:
        return rest[0]
    inner = getattr(holder, rest[1])
    if rest[1] == "kpis":
        return next((kpi for kpi in inner if kpi.name == rest[2]), None)
    if rest[1] == "positions":
        return next((position for position in inner if position.department == rest[2]), None)
    return _said(inner)


def _said(value: object) -> Value | None:
    """A single value that says something; the default length of a meeting was not said by anybody."""
    if isinstance(value, bool):
        return value or None
    if isinstance(value, int):
        return value if value != _UNSAID_MINUTES else None
    if isinstance(value, str | dt.date | dt.time):
        return value or None
    return None


def _named(project: Project, top: str, name: str) -> Part | None:
    people: Iterable[Department | Stakeholder | ContestedIssue] = getattr(project, top)
    return next((each for each in people if each.name == name), None)


def _entries(project: Project, path: Path) -> list[Value]:
    """The entries of the list at ``path``."""
    top, rest = path[0], path[1:]
    if top in {"facts", "constraints"}:
        return [each.text for each in getattr(project, top)]
    if top in _LISTS_OF_LINES:
        return list(getattr(project, top))
    holder: object = {"meeting": project.meeting, "private": project.private}.get(top)
    if holder is None and len(rest) > 1:
        holder, rest = _named(project, top, rest[0]), rest[1:]
    entries = getattr(holder, rest[0], None) if holder is not None and rest else None
    return [each for each in entries if isinstance(each, str)] if isinstance(entries, list) else []


@dataclass(frozen=True)
class _Putting:
    """One field on its way into a project that may be changed."""

    project: Project
    field: ProposedField
    replaces: bool

    def put(self) -> None:
        """Put the field in, unless something else stands there."""
        current = value_at(self.project, self.field.path)
        if holds(self.project, self.field) or (current is not None and not self.replaces):
            return
        places: dict[str, Callable[[], None]] = {
            "departments": self._department,
            "stakeholders": self._stakeholder,
            "issues": self._issue,
            "terms": self._term,
            "meeting": self._meeting,
            "private": self._private,
        }
        places.get(self.field.section, self._plain)()

    def _plain(self) -> None:
        name, value = self.field.path[0], self.field.value
        if name in {"facts", "constraints"}:
            sourced = Sourced(text=str(value)[:MAX_TEXT], source=self._source()[:_LINE])
            _append(getattr(self.project, name), sourced)
        elif name in _LISTS_OF_LINES:
            _append(getattr(self.project, name), str(value)[:_LINE])
        else:
            setattr(
                self.project, name, str(value)[: MAX_TEXT if name in {"purpose", "shared_goal"} else _LINE]
            )

    def _source(self) -> str:
        language: Language = self.project.language
        return WORDING.say("source", language, file=self.field.file, place=self.field.place.both())

    def _department(self) -> None:
        name = self.field.path[1][:_LINE]
        department = self.project.department(name)
        if department is None and len(self.project.departments) < MAX_ITEMS:
            department = Department(name=name)
            self.project.departments.append(department)
        if department is not None:
            self._detail(department)

    def _stakeholder(self) -> None:
        name = self.field.path[1][:_LINE]
        person = self.project.stakeholder(name)
        if person is None and len(self.project.stakeholders) < MAX_ITEMS:
            person = Stakeholder(name=name, department="")
            self.project.stakeholders.append(person)
        if person is not None:
            self._detail(person)

    def _issue(self) -> None:
        name = self.field.path[1][:_LINE]
        issue = next((each for each in self.project.issues if each.name == name), None)
        if issue is None and len(self.project.issues) < MAX_ITEMS:
            issue = ContestedIssue(name=name)
            self.project.issues.append(issue)
        if issue is not None:
            self._detail(issue)

    def _detail(self, holder: Department | Stakeholder | ContestedIssue) -> None:
        """What the path says below a name."""
        if len(self.field.path) < 3:
            return
        name, value = self.field.path[2], self.field.value
        inner = getattr(holder, name)
        if isinstance(inner, list) and isinstance(value, Kpi | Position):
            key = "name" if isinstance(value, Kpi) else "department"
            inner[:] = [each for each in inner if getattr(each, key) != getattr(value, key)]
            _append(inner, value)
        elif isinstance(inner, list):
            _append(inner, str(value)[:_LINE])
        else:
            setattr(holder, name, value[:_LINE] if isinstance(value, str) else value)

    def _term(self) -> None:
        if isinstance(self.field.value, Term):
            kept = [each for each in self.project.terms if each.term != self.field.value.term]
            self.project.terms[:] = kept
            _append(self.project.terms, self.field.value)

    def _meeting(self) -> None:
        name, value = self.field.path[1], self.field.value
        if name == "attendees":
            _append(self.project.meeting.attendees, str(value)[:_LINE])
        else:
            setattr(self.project.meeting, name, value[:_LINE] if isinstance(value, str) else value)

    def _private(self) -> None:
        private, name, value = self.project.private, self.field.path[1], self.field.value
        if isinstance(value, ReservationValue):
            private.reservation_values[:] = [e for e in private.reservation_values if e.issue != value.issue]
            _append(private.reservation_values, value)
        elif name == "batna":
            private.batna = str(value)[:MAX_TEXT]
        else:
            _append(getattr(private, name), str(value)[: MAX_TEXT if name == "notes" else _LINE])


def _append(entries: list[Any], value: object) -> None:
    if len(entries) < MAX_ITEMS:
        entries.append(value)
