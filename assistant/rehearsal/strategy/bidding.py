"""The next offer of a counterpart."""

from assistant.rehearsal.kinds import ActKind
from assistant.rehearsal.models import Act, Offer
from assistant.rehearsal.strategy.aspiration import Stance
from assistant.rehearsal.strategy.offers import best_for_other
from assistant.rehearsal.strategy.reading import Beliefs, believed
from assistant.rehearsal.strategy.room import Room
from assistant.rehearsal.table import allowed

_OTHERS = 0.5
"""How much the other counterparts' wishes count beside the person's."""


def bid(room: Room, stance: Stance) -> Act:
    """An ``OFFER``, ``COUNTER``, ``CONCEDE`` or ``HOLD`` of the counterpart at this turn."""
    key, openness = stance.persona.key, stance.mood.openness
    mine = room.own.get(key, [])
    last = mine[-1] if mine else None
    offer = _next(room, stance, last)
    if offer is None or offer == last:
        return Act(speaker=key, kind=ActKind.HOLD, openness=openness)
    if last is None:
        kind = ActKind.COUNTER if room.offers else ActKind.OFFER
        return Act(speaker=key, kind=kind, offer=offer, openness=openness)
    gave = room.worth(stance, offer) < room.worth(stance, last)
    return Act(
        speaker=key,
        kind=ActKind.CONCEDE if gave else ActKind.COUNTER,
        offer=offer,
        moved=tuple(issue for issue, option in offer.choices.items() if last.choices[issue] != option),
        openness=openness,
    )


def _next(room: Room, stance: Stance, last: Offer | None) -> Offer | None:
    """An earlier offer of the person that is good enough by now, else the one they should like best."""
    recalled = _recalled(room, stance)
    if recalled is not None:
        return recalled
    beliefs = _beliefs(room, stance)
    package = best_for_other(room.problem, stance.column, stance.aspiration, beliefs)
    if package is None:
        return last or _own_best(room, stance, beliefs)
    offer = Offer(choices=dict(enumerate(package)))
    dearer = last is not None and room.worth(stance, offer) > room.worth(stance, last)
    if dearer and last is not None and _score(beliefs, offer) <= _score(beliefs, last):
        return last
    return offer


def _own_best(room: Room, stance: Stance, beliefs: Beliefs) -> Offer | None:
    """Rules may exclude everything at the aspiration: then what is acceptable at all."""
    package = best_for_other(room.problem, stance.column, stance.reservation, beliefs)
    return None if package is None else Offer(choices=dict(enumerate(package)))


def _recalled(room: Room, stance: Stance) -> Offer | None:
    best: tuple[int, Offer] | None = None
    for choices in room.offers:
        if len(choices) < len(room.table.issues):
            continue
        offer = Offer(choices=choices)
        worth = room.worth(stance, offer)
        if worth >= stance.aspiration and allowed(room.table, offer) and (best is None or worth > best[0]):
            best = worth, offer
    return best[1] if best else None


def _beliefs(room: Room, stance: Stance) -> Beliefs:
    beliefs = believed(room.problem, stance.column, room.offers, room.mentioned)
    for other in room.stances:
        offers = [offer.choices for offer in room.own.get(other.persona.key, [])]
        if other is not stance and offers:
            theirs = believed(room.problem, stance.column, offers)
            beliefs = [mine + _OTHERS * more for mine, more in zip(beliefs, theirs, strict=True)]
    return beliefs


def _score(beliefs: Beliefs, offer: Offer) -> float:
    return sum(float(belief[offer.choices[issue]]) for issue, belief in enumerate(beliefs))
