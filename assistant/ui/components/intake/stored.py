"""The proposal as it is kept between visits: every found value, and what the person decided about it.

A value's kind is kept beside it, so that a day is a day again when it is read back.
"""

import datetime as dt
import hashlib
import json
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from assistant.language.locale import LocalText
from assistant.project.intake.documents import Place, PlaceKind
from assistant.project.intake.proposal import Figure, Origin, Path, ProposedField, Value
from assistant.project.models import Kpi, Position, ReservationValue, Term

_KINDS: dict[str, type] = {
    "yes": bool,
    "number": int,
    "text": str,
    "date": dt.date,
    "time": dt.time,
    "kpi": Kpi,
    "position": Position,
    "term": Term,
    "limit": ReservationValue,
}


class State(StrEnum):
    """What the person decided about a value."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class StoredValue(BaseModel):
    """A value of a project and its kind, as JSON."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str
    json_value: Any

    @classmethod
    def of(cls, value: Value) -> Self:
        """Keep ``value``."""
        kind = next(name for name, each in _KINDS.items() if isinstance(value, each))
        adapter: TypeAdapter[Any] = TypeAdapter(_KINDS[kind])
        return cls(kind=kind, json_value=adapter.dump_python(value, mode="json"))

    def read(self) -> Value:
        """The value again. Raises ``ValidationError`` where the project would refuse it."""
        read: Value = TypeAdapter(_KINDS[self.kind]).validate_python(self.json_value)
        return read


class StoredFigure(BaseModel):
    """A figure as it was read from the quotation."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["date", "amount", "percent"]
    words: str
    value: str
    assumed: bool = False

    @classmethod
    def of(cls, figure: Figure) -> Self:
        """Keep ``figure``."""
        return cls(kind=figure.kind, words=figure.words, value=str(figure.value), assumed=figure.assumed)

    def read(self) -> Figure:
        """The figure again."""
        day = self.kind == "date"
        value = dt.date.fromisoformat(self.value) if day else Decimal(self.value)
        return Figure(self.kind, self.words, value, self.assumed)


class Found(BaseModel):
    """One proposed value.

    Attributes:
        id: the same for the same value at the same place, so that it is not proposed twice.
        value: as it stands now; ``first`` as it was found.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    path: Path
    value: StoredValue
    first: StoredValue
    quote: str
    file: str
    place_kind: PlaceKind
    place: int
    place_name: str = ""
    confidence: float
    origin: Origin
    figures: tuple[StoredFigure, ...] = ()
    state: State = State.OPEN

    @classmethod
    def of(cls, field: ProposedField) -> Self:
        """Keep ``field``."""
        value = StoredValue.of(field.value)
        return cls(
            id=_identity(field.path, value),
            path=field.path,
            value=value,
            first=value,
            quote=field.quote,
            file=field.file,
            place_kind=field.place.kind,
            place=field.place.number,
            place_name=field.place.name,
            confidence=field.confidence,
            origin=field.origin,
            figures=tuple(map(StoredFigure.of, field.figures)),
        )

    def field(self) -> ProposedField:
        """The field again, with the person's edits. Raises ``ValidationError`` for an edit that cannot be."""
        return ProposedField(
            path=self.path,
            value=self.value.read(),
            quote=self.quote,
            file=self.file,
            place=Place(self.place_kind, self.place, self.place_name),
            confidence=self.confidence,
            origin=self.origin,
            figures=tuple(figure.read() for figure in self.figures),
        )

    @property
    def edited(self) -> bool:
        """Whether the person changed the value."""
        return self.value != self.first


class Told(BaseModel):
    """Something to tell about a file: which, what it says there, and the sentence."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    about: str
    quote: str = ""
    sentence: LocalText
    next_step: LocalText | None = None


class Intake(BaseModel):
    """Everything the page keeps of a project.

    Attributes:
        sources: names of what was read, ``""`` for pasted text.
        refusals: files of the last reading that were not read; ``remarks`` on those that were.
        dropped: what the last reading found and did not take over.
        saved_as: the project's revision that the last step made; undoing that step undoes it too.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    found: tuple[Found, ...] = ()
    sources: tuple[str, ...] = ()
    refusals: tuple[Told, ...] = ()
    remarks: tuple[Told, ...] = ()
    dropped: tuple[Told, ...] = ()
    notes: tuple[LocalText, ...] = ()
    saved_as: int | None = None
    model: str = Field(default="", description="empty when rules alone read the files")

    def content(self) -> dict[str, Any]:
        """As a draft record keeps it."""
        return self.model_dump(mode="json", by_alias=True)

    @property
    def open(self) -> tuple[Found, ...]:
        """What the person has not decided yet."""
        return tuple(each for each in self.found if each.state is State.OPEN)

    @property
    def decided(self) -> tuple[Found, ...]:
        """What the person accepted or rejected."""
        return tuple(each for each in self.found if each.state is not State.OPEN)


def _identity(path: Path, value: StoredValue) -> str:
    text = json.dumps([path, value.kind, value.json_value], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12]
