"""What a model may say about the texts, each entry with the words it rests on.

Lengths are generous, so that one long entry does not cost the whole reply; values are cut when they become
fields.
"""

from typing import Any, Literal

from pydantic import BaseModel, Field, model_validator

_QUOTE = Field(max_length=2_000)
_LINE = Field(max_length=1_000)
_MANY = 40


class FoundDepartment(BaseModel):
    """A department, and what it is after where a text says so."""

    name: str = _LINE
    goal: str = Field(default="", max_length=1_000)
    quote: str = _QUOTE


class FoundPerson(BaseModel):
    """Somebody named, with title and department where a text says so."""

    name: str = _LINE
    department: str = Field(default="", max_length=1_000)
    role: str = Field(default="", max_length=1_000)
    quote: str = _QUOTE


class FoundStatement(BaseModel):
    """What a department asks, offers or worries about."""

    department: str = _LINE
    kind: Literal["ask", "offer", "worry"]
    text: str = _LINE
    quote: str = _QUOTE


class FoundKpi(BaseModel):
    """A figure a department is judged by."""

    department: str = _LINE
    name: str = _LINE
    baseline: float | None = None
    target: float | None = None
    unit: str = Field(default="", max_length=1_000)
    direction: Literal["up", "down"] = "up"
    quote: str = _QUOTE


class FoundPosition(BaseModel):
    """What one department wants on an issue, and why."""

    department: str = _LINE
    wants: str = _LINE
    because: str = Field(default="", max_length=1_000)
    quote: str = _QUOTE


class FoundIssue(BaseModel):
    """Something departments disagree on: its options and each side's position."""

    name: str = _LINE
    options: list[str] = Field(default_factory=list, max_length=10)
    positions: list[FoundPosition] = Field(default_factory=list, max_length=10)
    quote: str = _QUOTE


class FoundNote(BaseModel):
    """A fact, a constraint, a question to decide, the purpose, or a goal all departments share."""

    kind: Literal["fact", "constraint", "decision", "purpose", "shared_goal"]
    text: str = _LINE
    quote: str = _QUOTE


class FoundTerm(BaseModel):
    """Jargon that a text explains."""

    term: str = _LINE
    meaning: str = _LINE
    department: str = Field(default="", max_length=1_000)
    quote: str = _QUOTE


class FoundMeeting(BaseModel):
    """The words that arrange the coming meeting; its day and hour are read from them by the program."""

    place: str = Field(default="", max_length=1_000)
    quote: str = _QUOTE


class FoundPrivate(BaseModel):
    """Something that looks meant for its owner alone: an alternative to a deal, a limit, a concession."""

    kind: Literal["batna", "concession", "note"]
    text: str = _LINE
    quote: str = _QUOTE


class IntakeReply(BaseModel):
    """Everything found in one part of the texts; what was not said is left out."""

    departments: list[FoundDepartment] = Field(default_factory=list, max_length=_MANY)
    people: list[FoundPerson] = Field(default_factory=list, max_length=_MANY)
    statements: list[FoundStatement] = Field(default_factory=list, max_length=_MANY)
    kpis: list[FoundKpi] = Field(default_factory=list, max_length=_MANY)
    issues: list[FoundIssue] = Field(default_factory=list, max_length=_MANY)
    notes: list[FoundNote] = Field(default_factory=list, max_length=_MANY)
    terms: list[FoundTerm] = Field(default_factory=list, max_length=_MANY)
    meeting: list[FoundMeeting] = Field(default_factory=list, max_length=10)
    private: list[FoundPrivate] = Field(default_factory=list, max_length=_MANY)

    @model_validator(mode="before")
    @classmethod
    def _is_a_reply(cls, data: Any) -> Any:
        if isinstance(data, dict) and not set(data) & set(cls.model_fields):
            raise ValueError(f"none of the lists {', '.join(cls.model_fields)} is there")
        return data
