"""Re-timing an agenda to its meeting's length, by stated rules.

1. The buffer is a tenth of the meeting, at least 5 minutes.
2. Every item has a shortest useful time (:func:`shortest`): by its stage, and for side items by its type.
3. An agenda that fills its length, keeps rule 1 and gives every item its shortest time stays as it is.
4. Too much time: what is left goes to the working items in proportion to their minutes, counted once for
   inform, twice for discuss and three times for decide items; confirming, opening and closing do not grow.
5. Too little time: inform and discuss items give way first, in proportion to what they have above their
   shortest; items to decide are cut only when the others are at their shortest.
6. Not even the shortest times fit: inform items move to the pre-read, then side items (stage OTHER) to the
   parking lot, those to decide last, each time the last of its kind first, until the rest fits.
7. Still no room: the buffer shrinks, then all items in proportion; items for which not one minute is left go
   to the parking lot. A note says which length the agenda needs.

Minutes are whole: shares are rounded by largest remainder, the earlier item first when remainders are equal.
The sum is always exactly the meeting's length, and fitting twice changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from assistant.agenda.clock import total_minutes
from assistant.agenda.models import AgendaItem, AlignmentAgenda, ItemType, PreReadPart, Stage
from assistant.language.catalog import load_catalog
from assistant.language.locale import LocalText

_WORDING = load_catalog(Path(__file__).with_name("fit.yaml"))
_SHORTEST_BUFFER = 5
_SHORTEST_STAGE = {
    Stage.CONFIRM: 2,
    Stage.OPENING: 2,
    Stage.SHARED_GOAL: 5,
    Stage.DISAGREEMENT: 6,
    Stage.EXCHANGE: 5,
    Stage.JOINT_KPI: 5,
    Stage.DECISION: 7,
    Stage.CLOSE: 4,
}
_SHORTEST_TYPE = {ItemType.INFORM: 2, ItemType.DISCUSS: 5, ItemType.DECIDE: 5}
_STAKES_A_DEPARTMENT = 2
_FIXED = frozenset({Stage.CONFIRM, Stage.OPENING, Stage.CLOSE})
_WEIGHT = {ItemType.INFORM: 1, ItemType.DISCUSS: 2, ItemType.DECIDE: 3}


@dataclass(frozen=True)
class Fitted:
    """A re-timed agenda. ``notes`` say what was moved or squeezed; empty when only minutes changed."""

    agenda: AlignmentAgenda
    notes: list[LocalText] = field(default_factory=list)


def fit(agenda: AlignmentAgenda) -> Fitted:
    """``agenda`` timed to ``agenda.meeting.minutes`` by the rules above. The input is not changed."""
    moved, notes = _with_room(agenda)
    length, buffer = moved.meeting.minutes, buffer_for(moved.meeting.minutes)
    if _keeps_rules(moved):
        return Fitted(moved, notes)
    floors = [shortest(item) for item in moved.items]
    if sum(floors) <= length - buffer:
        minutes = _shared_out(moved.items, floors, length - buffer)
    else:
        minutes = floors if sum(floors) <= length else _squeezed(floors, length)
        values = {"length": length, "needed": sum(floors) + buffer}
        notes.append(_WORDING.both("squeezed", **values))
    if not moved.items:
        notes.append(_WORDING.both("empty"))
    return Fitted(_timed(moved, minutes), notes)


def buffer_for(length: int) -> int:
    """Buffer minutes of a meeting of ``length`` minutes: a tenth, rounded, at least 5."""
    return max(_SHORTEST_BUFFER, (length + 5) // 10)


def shortest(item: AgendaItem) -> int:
    """The shortest useful time of an item in minutes: two a department for stakes, else by stage or type."""
    if item.stage is Stage.STAKES:
        return max(4, _STAKES_A_DEPARTMENT * len(item.speaks))
    return _SHORTEST_STAGE.get(item.stage, _SHORTEST_TYPE[item.type])


def _keeps_rules(agenda: AlignmentAgenda) -> bool:
    return (
        total_minutes(agenda) == agenda.meeting.minutes
        and agenda.buffer_minutes == buffer_for(agenda.meeting.minutes)
        and all(item.minutes >= shortest(item) for item in agenda.items)
    )


def _with_room(agenda: AlignmentAgenda) -> tuple[AlignmentAgenda, list[LocalText]]:
    """Rules 6 and the end of 7: move items out until the shortest times, or at least one minute each, fit."""
    room = agenda.meeting.minutes - buffer_for(agenda.meeting.minutes)
    items, notes = list(agenda.items), []
    read: set[int] = set()
    for item in _first_to_go(items):
        if sum(map(shortest, items)) <= room:
            break
        items = [each for each in items if each is not item]
        if item.type is ItemType.INFORM:
            read.add(id(item))
        notes.append(_WORDING.both("to_pre_read" if id(item) in read else "parked", question=item.question))
    for item in items[agenda.meeting.minutes :]:
        notes.append(_WORDING.both("parked", question=item.question))
    kept = {id(item) for item in items[: agenda.meeting.minutes]}
    gone = [item for item in agenda.items if id(item) not in kept]
    informs = [item for item in gone if id(item) in read]
    parked = [item for item in gone if id(item) not in read]
    with_lot = with_items_parked(agenda, items[: agenda.meeting.minutes], parked)
    return with_items_read(with_lot, informs), notes


def _first_to_go(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    free = [item for item in reversed(items) if item.stage not in _FIXED | {Stage.STAKES}]
    informs = [item for item in free if item.type is ItemType.INFORM]
    others = [item for item in free if item.stage is Stage.OTHER]
    discussed = [item for item in others if item.type is ItemType.DISCUSS]
    return [*informs, *discussed, *(item for item in others if item.type is ItemType.DECIDE)]


def with_items_parked(
    agenda: AlignmentAgenda, kept: Sequence[AgendaItem], parked: Sequence[AgendaItem]
) -> AlignmentAgenda:
    """The agenda with ``kept`` as items and the questions of ``parked`` on the parking lot."""
    lot = agenda.parking_lot
    if parked:
        lot = [*(lot or []), *(item.question for item in parked)]
    return agenda.model_copy(update={"items": list(kept), "parking_lot": lot})


def with_items_read(agenda: AlignmentAgenda, informs: Sequence[AgendaItem]) -> AlignmentAgenda:
    """The agenda with ``informs`` as sections of the pre-read; the items themselves are left alone."""
    if not informs:
        return agenda
    parts = [
        PreReadPart(title=item.question, lines=[line for line in (item.note, item.output) if line])
        for item in informs
    ]
    pre_read = agenda.pre_read.model_copy(update={"parts": [*agenda.pre_read.parts, *parts]})
    return agenda.model_copy(update={"pre_read": pre_read})


def _shared_out(items: Sequence[AgendaItem], floors: Sequence[int], available: int) -> list[int]:
    """Rules 4 and 5: whole minutes that sum to ``available``, each item at least at its floor."""
    base = [max(item.minutes, floor) for item, floor in zip(items, floors, strict=True)]
    spare = available - sum(base)
    if not items:
        return []
    if spare >= 0:
        weights = [
            0 if item.stage in _FIXED else minutes * _WEIGHT[item.type]
            for item, minutes in zip(items, base, strict=True)
        ]
        return _plus(base, _apportioned(weights if any(weights) else base, spare))
    above = [minutes - floor for minutes, floor in zip(base, floors, strict=True)]
    soft = [
        0 if i.type is ItemType.DECIDE and i.stage not in _FIXED else a
        for i, a in zip(items, above, strict=True)
    ]
    cut = min(-spare, sum(soft))
    less = _plus(base, [-minutes for minutes in _apportioned(soft, cut)])
    hard = [minutes - floor for minutes, floor in zip(less, floors, strict=True)]
    return _plus(less, [-minutes for minutes in _apportioned(hard, -spare - cut)])


def _squeezed(floors: Sequence[int], length: int) -> list[int]:
    """Rule 7: one minute each, the rest in proportion to the floors. Needs ``len(floors) <= length``."""
    ones = [1] * len(floors)
    return _plus(ones, _apportioned([floor - 1 for floor in floors], length - len(floors)))


def _apportioned(weights: Sequence[int], total: int) -> list[int]:
    """``total`` split in whole parts proportional to ``weights`` by largest remainder; none above its weight
    when ``total`` does not exceed their sum."""
    whole = sum(weights)
    if total == 0 or whole == 0:
        return [0] * len(weights)
    exact = [Fraction(weight * total, whole) for weight in weights]
    parts = [int(share) for share in exact]
    by_remainder = sorted(range(len(parts)), key=lambda place: (parts[place] - exact[place], place))
    for place in by_remainder[: total - sum(parts)]:
        parts[place] += 1
    return parts


def _plus(left: Sequence[int], right: Sequence[int]) -> list[int]:
    return [a + b for a, b in zip(left, right, strict=True)]


def _timed(agenda: AlignmentAgenda, minutes: Sequence[int]) -> AlignmentAgenda:
    items = [
        item.model_copy(update={"minutes": each}) for item, each in zip(agenda.items, minutes, strict=True)
    ]
    rest = agenda.meeting.minutes - sum(minutes)
    return agenda.model_copy(update={"items": items, "buffer_minutes": rest})
