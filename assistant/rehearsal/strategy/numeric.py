"""Deciding at a table with figures."""

from assistant.rehearsal.kinds import OFFERS, ActKind, MoveKind, Status
from assistant.rehearsal.manner.answers import answers, quote_of
from assistant.rehearsal.manner.decision import ABOUT_LEAVING, Decision
from assistant.rehearsal.manner.facts import ASKING
from assistant.rehearsal.manner.tactics import STYLES
from assistant.rehearsal.models import Act, Offer, Session, Table, Understood
from assistant.rehearsal.strategy.aspiration import Stance
from assistant.rehearsal.strategy.bidding import bid
from assistant.rehearsal.strategy.room import Room, replay, speaker_in
from assistant.rehearsal.table import allowed, option_text

_NEEDS_FIGURES = (MoveKind.TRADE, MoveKind.CRITERIA, MoveKind.REJECTION)


def decide_numeric(session: Session, understood: Understood, text: str, table: Table) -> Decision:
    """The counterparts' answer to a turn at ``table``."""
    room = replay(session, understood, table)
    decision = _ending(room, understood, text) or _deal(room, understood)
    if decision is None:
        decision = Decision(tuple(_talk(room, understood, text)))
    if decision.status is Status.OPEN and room.is_last:
        closing = _act(_first(room, text), ActKind.CLOSE)
        return Decision((*decision.acts, closing), Status.OUT_OF_TIME)
    return decision


def _act(stance: Stance, kind: ActKind, offer: Offer | None = None, about: str = "") -> Act:
    return Act(speaker=stance.persona.key, kind=kind, offer=offer, about=about, openness=stance.mood.openness)


def _ending(room: Room, understood: Understood, text: str) -> Decision | None:
    """Somebody leaves, or is asked whether they mean it."""
    if understood.did(MoveKind.WALK_AWAY):
        speaker = _first(room, text)
        before = any(heard.did(MoveKind.WALK_AWAY) for heard in room.heard[:-1])
        if before:
            return Decision((_act(speaker, ActKind.CLOSE),), Status.USER_LEFT)
        return Decision((_act(speaker, ActKind.ASK_AGAIN, about=ABOUT_LEAVING),))
    if understood.did(MoveKind.THREAT, MoveKind.BLAME):
        for stance in room.stances:
            if room.insults.get(stance.persona.key, 0) >= STYLES[stance.persona.style].leaves_after:
                return Decision((_act(stance, ActKind.WALK_AWAY),), Status.COUNTERPART_LEFT)
    return None


def _deal(room: Room, understood: Understood) -> Decision | None:
    """Everybody takes what was offered, or what the person accepted."""
    if understood.unclear or room.impossible:
        return None
    offer = room.offer
    accepts = understood.did(MoveKind.ACCEPTANCE) and not understood.did(MoveKind.REJECTION)
    agreed = room.standing if accepts and offer in (None, room.standing) else None
    offer = agreed or offer
    if offer is None or not allowed(room.table, offer):
        return None
    by = {key for key, mine in room.own.items() if mine and mine[-1] == offer} if agreed else set()
    if all(s.persona.key in by or room.worth(s, offer) >= room.threshold(s) for s in room.stances):
        return Decision(
            tuple(_act(stance, ActKind.ACCEPT, offer) for stance in room.stances), Status.AGREED, offer
        )
    return None


def _talk(room: Room, understood: Understood, text: str) -> list[Act]:
    """The answer of the first counterpart, then at most one short act of each other."""
    speaker = _first(room, text)
    acts = _answer(room, speaker, understood)
    if room.offer is not None and allowed(room.table, room.offer):
        acts += _others(room, speaker, acts)
    return acts


def _first(room: Room, text: str) -> Stance:
    """Who answers first: the one addressed, else the one an offer suits least, else whoever spoke last."""
    addressed = speaker_in(text, room.session.setup.personas)
    if addressed is not None:
        return next(stance for stance in room.stances if stance.persona.key == addressed.key)
    offer = room.standing if room.heard[-1].did(MoveKind.ACCEPTANCE) else room.offer
    if offer is not None:
        return min(room.stances, key=lambda stance: room.worth(stance, offer) - room.threshold(stance))
    same = [stance for stance in room.stances if stance.persona.key == room.last_speaker]
    return same[0] if same else room.stances[0]


def _answer(room: Room, stance: Stance, understood: Understood) -> list[Act]:
    persona, openness = stance.persona, stance.mood.openness
    level = room.session.setup.level
    said = answers(persona, understood, room.told, openness=openness, level=level, is_first=room.turn == 0)
    if understood.unclear:
        unclear = understood.unclear[0]
        return [*said[:1], _act(stance, ActKind.ASK_FIGURE, about=unclear.quote)]
    if room.impossible:
        return [*said[:1], _act(stance, ActKind.ASK_FIGURE, about=quote_of(understood, MoveKind.OFFER))]
    if room.offer is not None and not allowed(room.table, room.offer):
        return [_act(stance, ActKind.REJECT, about=_broken(room, room.offer)), bid(room, stance)]
    if understood.offer is not None or understood.did(MoveKind.ACCEPTANCE):
        return [*said[:1], bid(room, stance)]
    return _without_offer(room, stance, understood, said)


def _without_offer(room: Room, stance: Stance, understood: Understood, said: list[Act]) -> list[Act]:
    if understood.did(MoveKind.INJECTION):
        return said
    if understood.did(MoveKind.SUMMARY):
        return [*said[:1], _act(stance, ActKind.SUMMARISE, room.standing)]
    if understood.did(MoveKind.CONCESSION, MoveKind.OFFER):
        return [*said[:1], _act(stance, ActKind.ASK_FIGURE, about="")]
    if not said and not understood.did(*_NEEDS_FIGURES):
        return [_act(stance, ActKind.ASK_AGAIN)]
    silent = stance.persona.key not in room.own
    opens = silent and (room.turn >= 2 or STYLES[stance.persona.style].opens_with_offer)
    if opens or understood.did(*_NEEDS_FIGURES) or (room.turn >= 2 and not understood.did(*ASKING)):
        said = [act for act in said if act.kind is not ActKind.ASK_INTEREST]
        return [*said[:1], bid(room, stance)]
    return said


def _others(room: Room, speaker: Stance, acts: list[Act]) -> list[Act]:
    """The others: one takes the person's offer, one backs what was just offered, the last one holds."""
    own = next((act.offer for act in acts if act.kind in OFFERS), None)
    found = []
    for stance in room.stances:
        if stance is speaker:
            continue
        if room.offer is not None and room.worth(stance, room.offer) >= room.threshold(stance):
            found.append(_act(stance, ActKind.ACCEPT, room.offer))
        elif own is not None and room.worth(stance, own) >= room.threshold(stance):
            found.append(_act(stance, ActKind.ACCEPT, own, about=speaker.persona.name))
        elif found:
            found.append(_act(stance, ActKind.HOLD))
    return found


def _broken(room: Room, offer: Offer) -> str:
    """The options that may not stand together, as text."""
    for partial in room.table.forbidden:
        if all(offer.choices.get(issue) == option for issue, option in partial.items()):
            return "＋".join(option_text(room.table, issue, option) for issue, option in partial.items())
    return ""
