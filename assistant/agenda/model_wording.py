"""What a model may word in an agenda, and how its words are set into the computed skeleton.

The model never decides a number, a date, a name, an item's minutes, its type or who decides: these stay as
the composer computed them. What it leaves out stays in the composer's words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pydantic import BaseModel, Field

from assistant.agenda.models import AgendaItem, AlignmentAgenda, Citation, Disagreement
from assistant.knowledge.principles import Principle
from assistant.project.models import Position

_LINE = Field(max_length=600)
_POSITION = Field(max_length=300)


class ItemWording(BaseModel):
    """One item, by its id: the question the room answers, how it works on it, what exists afterwards."""

    id: str
    question: str = _LINE
    process: str = _LINE
    output: str = _LINE


class PositionWording(BaseModel):
    """What one department wants and why, in words it would accept."""

    department: str
    wants: str = _POSITION
    because: str = _POSITION


class DisagreementWording(BaseModel):
    """A disagreement by its issue's name, each side summarised fairly."""

    issue: str
    positions: list[PositionWording] = Field(max_length=20)


class PrincipleUse(BaseModel):
    """Why a principle, by its key, fits this project: one sentence."""

    key: str
    why: str = _LINE


class AgendaWording(BaseModel):
    """Everything the model words, in the agenda's language."""

    purpose: str = _LINE
    success_criteria: list[str] = Field(max_length=6)
    opening: list[str] = Field(max_length=6)
    shared_goal: str = _LINE
    items: list[ItemWording] = Field(max_length=60)
    disagreements: list[DisagreementWording] = Field(max_length=60)
    principles: list[PrincipleUse] = Field(max_length=20)


@dataclass(frozen=True)
class Merged:
    """The skeleton in the model's words, and keys and ids it made up, which were left out."""

    agenda: AlignmentAgenda
    invented_principles: tuple[str, ...]
    invented_items: tuple[str, ...]


def merge(skeleton: AlignmentAgenda, said: AgendaWording, found: Mapping[str, Principle]) -> Merged:
    """Set the model's words into the skeleton.

    Args:
        found: the principles retrieved for the project; any other key was made up.
    """
    by_id = {item.id: item for item in said.items}
    by_issue = {about.issue: about for about in said.disagreements}
    update = {
        "purpose": said.purpose.strip() or skeleton.purpose,
        "success_criteria": _lines(said.success_criteria) or skeleton.success_criteria,
        "opening": _lines(said.opening) or skeleton.opening,
        "shared_goal": said.shared_goal.strip() or skeleton.shared_goal,
        "items": [_item(item, by_id.get(item.id)) for item in skeleton.items],
        "disagreements": [_disagreement(a, by_issue.get(a.issue)) for a in skeleton.disagreements],
        "citations": _citations(skeleton, said.principles, found),
    }
    known = {item.id for item in skeleton.items}
    return Merged(
        agenda=AlignmentAgenda.model_validate(skeleton.model_copy(update=update).model_dump()),
        invented_principles=_once(use.key for use in said.principles if use.key not in found),
        invented_items=_once(item.id for item in said.items if item.id not in known),
    )


def _lines(texts: Iterable[str]) -> list[str]:
    return [text.strip() for text in texts if text.strip()]


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _item(item: AgendaItem, said: ItemWording | None) -> AgendaItem:
    if said is None:
        return item
    words = {"question": said.question, "process": said.process, "output": said.output}
    return item.model_copy(update={name: text.strip() for name, text in words.items() if text.strip()})


def _disagreement(about: Disagreement, said: DisagreementWording | None) -> Disagreement:
    """The positions in the model's words; every side stays, and none is added."""
    if said is None:
        return about
    by_department = {position.department: position for position in said.positions}
    positions = [_position(p, by_department.get(p.department)) for p in about.positions]
    return about.model_copy(update={"positions": positions})


def _position(position: Position, said: PositionWording | None) -> Position:
    if said is None or not said.wants.strip():
        return position
    # A reason nobody gave is not made up here.
    because = said.because.strip() if position.because else ""
    return position.model_copy(update={"wants": said.wants.strip(), "because": because or position.because})


def _citations(
    skeleton: AlignmentAgenda, uses: Iterable[PrincipleUse], found: Mapping[str, Principle]
) -> list[Citation]:
    """The skeleton's citations with the model's reasons, then others of those found that it used."""
    reasons = {use.key: use.why.strip() for use in uses if use.key in found}
    cited = [
        citation.model_copy(update={"why": reasons.get(citation.key) or citation.why})
        for citation in skeleton.citations
    ]
    known = {citation.key for citation in skeleton.citations}
    added = [
        Citation(key=key, quote=found[key].idea.say(skeleton.language), why=why)
        for key, why in reasons.items()
        if key not in known and why
    ]
    return cited + added
