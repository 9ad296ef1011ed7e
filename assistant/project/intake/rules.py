"""The offline rules: departments, people, dates, amounts, KPIs, asks, offers, worries that are spelt out."""

import datetime as dt
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from assistant.project.intake.department_names import DepartmentNames
from assistant.project.intake.documents import Document
from assistant.project.intake.people_names import ADDRESS
from assistant.project.intake.proposal import Origin, Path, ProposedField, Value
from assistant.project.intake.rules_departments import find_names
from assistant.project.intake.rules_meeting import meeting_fields
from assistant.project.intake.rules_people import Person, find_people
from assistant.project.intake.rules_speaking import speaking
from assistant.project.intake.rules_statements import statements
from assistant.project.intake.sentences import Sentence, sentences
from assistant.project.intake.stretches import Shape, Stretch, stretches
from assistant.project.models import Project

_T = TypeVar("_T")


@dataclass(frozen=True)
class Ruled:
    """What the rules found.

    Attributes:
        fields: every quote is verbatim in its document.
        sentences: all sentences, those left aside marked.
        departments: the names kept, and their spellings.
    """

    fields: tuple[ProposedField, ...]
    sentences: tuple[Sentence, ...]
    departments: DepartmentNames


def apply_rules(
    documents: Sequence[Document],
    *,
    project: Project,
    today: dt.date,
    check: Callable[[], None] = lambda: None,
) -> Ruled:
    """Everything the rules find in the documents.

    Args:
        project: its departments' spellings win over those of the files.
        today: stands in for the day of writing where a file does not tell it.
        check: called all along; may raise to stop.
    """
    read = [(document, sentences(document, today=today)) for document in _watched(documents, check)]
    pieces = [piece for document, found in read for piece in stretches(document, found)]
    named = list(find_names(_watched(pieces, check)))
    known = [department.name for department in project.departments]
    names = DepartmentNames([name for _, name in named], known)
    people = find_people(pieces, names, check)
    every = [sentence for _, found in read for sentence in found]
    meeting, arranging = meeting_fields(every)
    fields = [
        *_departments(named, names),
        *_people(people),
        *(field for _, found in read for field in _said(found, names, people, arranging)),
        *meeting,
    ]
    return Ruled(tuple(fields), tuple(every), names)


def _watched(items: Iterable[_T], check: Callable[[], None]) -> Iterator[_T]:
    """The items, with a look at ``check`` before each hundredth."""
    for number, item in enumerate(items):
        if number % 100 == 0:
            check()
        yield item


def _said(
    found: Sequence[Sentence],
    names: DepartmentNames,
    people: Sequence[Person],
    arranging: Container[Sentence],
) -> Iterator[ProposedField]:
    """The statements of one document."""
    homes = {each.said_by: _home(each.said_by, names, people) for each in found if each.said_by}
    return statements(speaking(found, names, homes), arranging)


def _home(said_by: str, names: DepartmentNames, people: Iterable[Person]) -> str:
    """The department of somebody who speaks, from the spelling itself or from what is said elsewhere."""
    mentions = names.mentions(said_by)
    if mentions:
        return mentions[-1].name
    kept = names.kept(said_by.split(" ")[0])
    if kept in names.names:
        return kept
    return next((p.department for p in people if p.department and p.name in said_by), "")


def _departments(named: Sequence[tuple[Stretch, str]], names: DepartmentNames) -> Iterator[ProposedField]:
    """One field a department, from the first piece that names it."""
    seen: set[str] = set()
    for piece, spelling in named:
        name = names.kept(spelling)
        if name not in seen:
            seen.add(name)
            yield _field(piece, ("departments", name), name, 0.9)


def _people(people: Sequence[Person]) -> Iterator[ProposedField]:
    """Name, role, department and address of each person, each from the first piece that tells it."""
    seen: set[tuple[Path, Value]] = set()
    for person in sorted(people, key=lambda each: -each.sure):
        details: list[tuple[Path, Value]] = [(("stakeholders", person.name), person.name)]
        details += [
            (("stakeholders", person.name, detail), value)
            for detail, value in (
                ("role", person.role),
                ("department", person.department),
                ("email", person.email),
            )
            if value
        ]
        for path, value in details:
            if (path, value) not in seen:
                seen.add((path, value))
                yield _field(person.piece, path, value, person.sure)


def _field(piece: Stretch, path: Path, value: Value, sure: float) -> ProposedField:
    """A field from a piece; of a header only the name or the address is quoted."""
    quote = piece.text
    if piece.shape is Shape.HEADER:
        quote = str(value) if path[-1] == "email" else ADDRESS.sub("", quote).strip(" \"'<>") or quote
    return ProposedField(path, value, quote, piece.document.name, piece.place, sure, Origin.RULE)
