"""What the person does with a proposal, as plain changes of what is kept. Nothing here touches the store."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.project.intake.accepting import holds, value_at
from assistant.project.intake.documents import Document, Refusal
from assistant.project.intake.merging import questions
from assistant.project.intake.proposal import Conflict, Path, ProposedProject, Question, Value, is_single
from assistant.project.models import Position, Project
from assistant.ui.components.intake.stored import (
    Found,
    Intake,
    State,
    StoredValue,
    Told,
)

_NAMED = frozenset({"departments", "stakeholders", "issues"})


@dataclass(frozen=True)
class Clash:
    """One place with several open values, or one that differs from what the project holds."""

    path: Path
    choices: tuple[Found, ...]
    current: Value | None = None


def merged(kept: Intake, proposed: ProposedProject | None, read: Sequence[Document | Refusal]) -> Intake:
    """What is kept after another reading. Nothing the person decided or edited changes.

    Args:
        proposed: what was found, or ``None`` when no file could be read.
        read: what became of each source this time.
    """
    refusals = tuple(
        Told(about=each.name, sentence=each.sentence, next_step=each.next_step)
        for each in read
        if isinstance(each, Refusal)
    )
    documents = [each for each in read if isinstance(each, Document)]
    remarks = tuple(Told(about=each.name, sentence=note) for each in documents for note in each.notes)
    if proposed is None:
        return kept.model_copy(update={"refusals": refusals, "remarks": remarks, "saved_as": None})
    known = {each.id for each in kept.found}
    fresh = {each.id: each for each in map(Found.of, proposed.every_field()) if each.id not in known}
    return Intake(
        found=(*kept.found, *fresh.values()),
        sources=tuple(dict.fromkeys([*kept.sources, *(each.name for each in documents)])),
        refusals=refusals,
        remarks=remarks,
        dropped=tuple(
            Told(about=each.file, sentence=each.reason, quote=each.text) for each in proposed.dropped
        ),
        notes=(*proposed.notes, *proposed.left_out),
        model=proposed.provenance.model,
    )


def pending(kept: Intake, project: Project) -> tuple[list[Found], list[Clash]]:
    """What waits for a decision: values that can simply be accepted, and places told differently.

    What the project says already by now is neither.
    """
    waiting = [each for each in kept.open if not holds(project, each.field())]
    by_path: dict[Path, list[Found]] = {}
    for each in waiting:
        if is_single(each.path):
            by_path.setdefault(each.path, []).append(each)
    clashes = [
        Clash(path, tuple(choices), current)
        for path, choices in by_path.items()
        if (current := value_at(project, path)) is not None or len(choices) > 1
    ]
    contested = {clash.path for clash in clashes}
    return [each for each in waiting if each.path not in contested], clashes


def open_questions(
    found: Sequence[Found], clashes: Sequence[Clash], project: Project
) -> tuple[Question, ...]:
    """What neither the project nor what waits says."""
    conflicts = [
        Conflict(each.path, tuple(one.field() for one in each.choices), each.current) for each in clashes
    ]
    return questions(project, [each.field() for each in found], conflicts)


def settled(kept: Intake, ids: Collection[str], state: State) -> Intake:
    """The values ``ids`` decided as ``state``."""
    return _changed(kept, {each.id: {"state": state} for each in kept.found if each.id in ids})


def rivals(kept: Intake, ids: Collection[str]) -> set[str]:
    """Open values that can no longer stand once ``ids`` are accepted."""
    taken = {each.path for each in kept.found if each.id in ids and is_single(each.path)}
    return {each.id for each in kept.open if each.path in taken and each.id not in ids}


def rewritten(kept: Intake, found_id: str, value: StoredValue) -> Intake:
    """Another value for one entry; a new name of a department, a person or an issue goes to what is below."""
    edited = next(each for each in kept.found if each.id == found_id)
    kept = _changed(kept, {found_id: {"value": value}})
    named = len(edited.path) == 2 and edited.path[0] in _NAMED
    if not named or not isinstance(value.json_value, str) or not value.json_value.strip():
        return kept
    return _renamed(kept, edited.path, value.json_value.strip())


def _renamed(kept: Intake, old: Path, name: str) -> Intake:
    changes: dict[str, dict[str, object]] = {}
    for each in kept.open:
        if each.path[:2] == old:
            changes[each.id] = {"path": (old[0], name, *each.path[2:])}
        elif old[0] == "departments" and each.path[-1] in {"department", old[1]}:
            changes[each.id] = _moved(each, old[1], name)
    return _changed(kept, changes)


def _moved(found: Found, old: str, name: str) -> dict[str, object]:
    """A person or a position of a department whose name changed."""
    if found.path[-1] == "department":
        return {"value": StoredValue.of(name)} if found.value.json_value == old else {}
    if found.value.kind != "position":
        return {}
    value = Position.model_validate({**found.value.json_value, "department": name})
    return {"path": (*found.path[:-1], name), "value": StoredValue.of(value)}


def _changed(kept: Intake, changes: dict[str, dict[str, object]]) -> Intake:
    found = tuple(
        each.model_copy(update=changes[each.id]) if each.id in changes else each for each in kept.found
    )
    return kept.model_copy(update={"found": found, "saved_as": None})
