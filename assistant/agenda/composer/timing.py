"""Which items fit the meeting and how many minutes each gets; the sum is always the meeting's length."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.agenda.fit import buffer_for
from assistant.agenda.models import AgendaItem

_FULL_LENGTH = 50
_SMALL_SHARE = 0.08


@dataclass(frozen=True)
class Candidate:
    """An item that may enter the agenda.

    Attributes:
        floor, cap: fewest and most minutes it can use.
        weight: its share of the time beside the others.
        rank: what is kept when time is short; the lowest is kept first.
        needs: id of the item without which this one makes no sense.
        airtime: departments that share its minutes equally; minutes become a multiple of it.
    """

    item: AgendaItem
    floor: int
    weight: int
    cap: int
    rank: float
    needs: str = ""
    airtime: int = 1


@dataclass(frozen=True)
class Plan:
    """What fits, with minutes set, the buffer, and ids of what does not fit."""

    items: list[AgendaItem]
    buffer: int
    dropped: list[str]


def plan(candidates: Sequence[Candidate], minutes: int) -> Plan:
    """Keep the most important items and share ``minutes`` among them and a buffer.

    Minutes beyond what the items can use go to the buffer: a meeting may end early.
    """
    buffer = buffer_for(minutes) if minutes >= _FULL_LENGTH else max(1, round(minutes * _SMALL_SHARE))
    kept = _kept(candidates, minutes - buffer)
    given = _shared(kept, minutes - buffer)
    items = [candidate.item.model_copy(update={"minutes": given[candidate.item.id]}) for candidate in kept]
    dropped = [candidate.item.id for candidate in candidates if candidate.item.id not in given]
    return Plan(items, minutes - sum(given.values()), dropped)


def _kept(candidates: Sequence[Candidate], minutes: int) -> list[Candidate]:
    ids: set[str] = set()
    left = minutes
    for candidate in sorted(candidates, key=lambda c: c.rank):
        if candidate.floor <= left and (not candidate.needs or candidate.needs in ids):
            ids.add(candidate.item.id)
            left -= candidate.floor
    return [candidate for candidate in candidates if candidate.item.id in ids]


def _shared(kept: Sequence[Candidate], minutes: int) -> dict[str, int]:
    given = {candidate.item.id: candidate.floor for candidate in kept}
    for _ in range(minutes - sum(given.values())):
        open_ = [c for c in kept if given[c.item.id] < c.cap]
        if not open_:
            break
        neediest = min(open_, key=lambda c: (given[c.item.id] / c.weight, c.rank))
        given[neediest.item.id] += 1
    _even_out(kept, given)
    return given


def _even_out(kept: Sequence[Candidate], given: dict[str, int]) -> None:
    """Move minutes that departments cannot share equally to the item that can use them best."""
    for candidate in kept:
        id = candidate.item.id
        spare = given[id] % candidate.airtime
        others = [c for c in kept if c.airtime == 1 and c.cap - given[c.item.id] >= spare]
        if spare and given[id] - spare >= candidate.floor and others:
            best = max(others, key=lambda c: c.weight)
            given[id] -= spare
            given[best.item.id] += spare
