"""What intake proposes: fields of a project, each with the sentence and the place it comes from.

A field names where it belongs by a path of names instead of numbers, so that it still fits after the person
has edited the project::

    ("meeting", "date")                        dt.date
    ("departments", "行銷部")                   its name
    ("departments", "行銷部", "asks")           a line; also goal, worries, offers
    ("departments", "行銷部", "kpis", "回購率")   Kpi
    ("stakeholders", "王小明")                  the name; "department", "role", "email" below it
    ("issues", "檔期")                          the name; "options", ("positions", department) below it
    ("facts",), ("constraints",), ("decisions",), ("success_criteria",), ("unknowns",)   a line
    ("terms", "EBITDA")                        Term
    ("private", "batna")                       text; "notes" and "concessions" take lines
    ("private", "reservation_values", issue)   ReservationValue
"""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from pathlib import Path as FilePath
from typing import Literal

from assistant.language.catalog import load_catalog
from assistant.language.figures import write_amount, write_date, write_time
from assistant.language.locale import Language, LocalText
from assistant.project.fields import label
from assistant.project.intake.documents import Place
from assistant.project.models import (
    ContestedIssue,
    Department,
    Kpi,
    Meeting,
    Position,
    Private,
    Project,
    ReservationValue,
    Stakeholder,
    Term,
)
from assistant.project.parts import Part
from assistant.project.records import Provenance

WORDING = load_catalog(FilePath(__file__).with_name("extraction.yaml"))

Path = tuple[str, ...]
Value = str | int | bool | dt.date | dt.time | Kpi | Position | Term | ReservationValue

_LISTS = frozenset({"asks", "offers", "worries", "options", "criteria", "attendees", "concessions", "notes"})
_TOP_LISTS = frozenset({"facts", "constraints", "decisions", "success_criteria", "unknowns"})
_PARTS: dict[str, type[Part]] = {
    "departments": Department,
    "stakeholders": Stakeholder,
    "issues": ContestedIssue,
    "meeting": Meeting,
    "private": Private,
}


class Origin(StrEnum):
    """Who found a field."""

    RULE = "rule"
    MODEL = "model"


@dataclass(frozen=True)
class Figure:
    """A figure in a field's quote, as it was read: shown beside the words for confirmation.

    Attributes:
        words: as they stand in the quote, such as 下週三.
        value: the day, the amount in whole units, or the share in per cent.
        assumed: a day that was computed although the file does not tell when it was written.
    """

    kind: Literal["date", "amount", "percent"]
    words: str
    value: dt.date | Decimal
    assumed: bool = False


@dataclass(frozen=True)
class ProposedField:
    """One value for one place in the project.

    Attributes:
        path: where it belongs, see the module.
        quote: verbatim from the file, up to white space.
        file: the document's name.
        confidence: 0 to 1; how sure the finder is, by kind of evidence.
        figures: days and amounts in the quote, as they were read.
    """

    path: Path
    value: Value
    quote: str
    file: str
    place: Place
    confidence: float
    origin: Origin
    figures: tuple[Figure, ...] = ()

    @property
    def section(self) -> str:
        """The project's top-level field: ``departments``, ``meeting``, ``private`` …"""
        return self.path[0]

    @property
    def is_private(self) -> bool:
        """Whether it belongs to the part that is never shared."""
        return self.section == "private"

    def label(self) -> LocalText:
        """Where it belongs, for a person: 「行銷部：需要」."""
        return path_label(self.path)

    def written(self, language: Language) -> str:
        """The value as a person reads it; plain text, not escaped for Markdown."""
        return written_value(self.value, language)


@dataclass(frozen=True)
class Conflict:
    """One place with several values, side by side.

    Attributes:
        choices: the proposed fields, no two with the same value, newest file first as given.
        current: what the project holds already, or ``None``. It stays unless the person replaces it.
    """

    path: Path
    choices: tuple[ProposedField, ...]
    current: Value | None = None

    def label(self) -> LocalText:
        """Where the values belong, for a person."""
        return path_label(self.path)


@dataclass(frozen=True)
class Question:
    """Something no file says: where it belongs, and how to ask it."""

    path: Path
    text: LocalText


@dataclass(frozen=True)
class Dropped:
    """Something that was not taken over: what it was, from where, why."""

    text: str
    file: str
    reason: LocalText


@dataclass(frozen=True)
class ProposedProject:
    """Everything found, for the person to accept, edit or reject field by field.

    Attributes:
        fields: values without a conflict; every quote is verbatim in its file.
        conflicts: one place, different values; their fields are not among ``fields``.
        questions: what no file says.
        dropped: fields without a verbatim quote, sentences that talk to a program.
        left_out: parts that were not sent to the model, each as file and place.
        notes: sentences for the person: how it was read, what the rules cannot do.
        partial: what a model had written when it broke off; to be shown, nothing is taken from it.
    """

    fields: tuple[ProposedField, ...]
    conflicts: tuple[Conflict, ...] = ()
    questions: tuple[Question, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    left_out: tuple[LocalText, ...] = ()
    notes: tuple[LocalText, ...] = ()
    provenance: Provenance = field(default_factory=Provenance)
    partial: str = ""

    def every_field(self) -> tuple[ProposedField, ...]:
        """The fields and those in conflicts."""
        return (*self.fields, *(choice for conflict in self.conflicts for choice in conflict.choices))


def is_single(path: Path) -> bool:
    """Whether only one value can stand at ``path``, so that two different ones are a conflict."""
    return not (path[-1] in _LISTS and len(path) > 1) and not (len(path) == 1 and path[0] in _TOP_LISTS)


def path_label(path: Path) -> LocalText:
    """A path as a person says it, in the words of the project's pages."""
    top, rest = path[0], path[1:]
    head = label(Project, top)
    if not rest:
        return head
    part = _PARTS.get(top)
    if top in {"meeting", "private"} and part is not None:
        return WORDING.both("label.two", first=head, second=label(part, rest[0]))
    if part is None or len(rest) == 1:
        return WORDING.both("label.two", first=head, second=rest[0])
    return WORDING.both("label.two", first=rest[0], second=label(part, rest[1]))


def written_value(value: Value, language: Language) -> str:
    """A value as a person reads it: dates, times and figures in the house style."""
    if isinstance(value, dt.date):
        return write_date(value, language)
    if isinstance(value, dt.time):
        return write_time(value, language)
    if isinstance(value, Kpi):
        return _written_kpi(value, language)
    if isinstance(value, Position):
        return value.wants
    if isinstance(value, Term):
        return WORDING.say("value.term", language, term=value.term, meaning=value.meaning)
    return value.value if isinstance(value, ReservationValue) else str(value)


def _written_kpi(kpi: Kpi, language: Language) -> str:
    if kpi.baseline is None and kpi.target is None:
        return kpi.name
    figures = [write_amount(figure, kpi.unit, language) for figure in (kpi.baseline, kpi.target)]
    return WORDING.say("value.kpi", language, name=kpi.name, baseline=figures[0], target=figures[1])
