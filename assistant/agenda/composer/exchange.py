"""What one department asks and another can give, matched before anything is split."""

from dataclasses import dataclass

from assistant.agenda.composer.likeness import likeness
from assistant.agenda.composer.processes import process
from assistant.agenda.composer.room import Room
from assistant.agenda.composer.voice import TEXT_LIMIT, clip
from assistant.agenda.models import AgendaItem, ItemType, Stage
from assistant.project.models import Department

# A wrong match is worse than none: both lists are in the pre-read anyway.
_ALIKE = 0.45


@dataclass(frozen=True)
class Match:
    """An offer of one department that answers an ask of another."""

    giver: str
    offer: str
    taker: str
    ask: str


def matches(room: Room) -> list[Match]:
    """Offers that answer asks of other departments, each offer and each ask once, the closest first."""
    asks = [(d.name, ask) for d in room.departments for ask in d.asks if ask]
    offers = [(d.name, offer) for d in room.departments for offer in d.offers if offer]
    scored = sorted(
        (-likeness(offer, ask), i, j)
        for i, (giver, offer) in enumerate(offers)
        for j, (taker, ask) in enumerate(asks)
        if giver != taker and likeness(offer, ask) >= _ALIKE
    )
    found: dict[int, int] = {}
    for _, i, j in scored:
        if i not in found and j not in found.values():
            found[i] = j
    return [Match(*offers[i], *asks[j]) for i, j in found.items()]


def exchange_lines(room: Room) -> list[str]:
    """What each department needs and can give, one line a department."""
    return [line for department in room.departments if (line := _line(room, department))]


def _line(room: Room, department: Department) -> str:
    voice = room.voice
    asks = [text for text in department.asks if text]
    offers = [text for text in department.offers if text]
    if not asks and not offers:
        return ""
    key = "exchange.both" if asks and offers else "exchange.ask" if asks else "exchange.offer"
    return voice.say(
        key,
        department=department.name,
        asks=voice.quotes(asks),
        offers=voice.quotes(offers),
        limit=TEXT_LIMIT,
    )


def exchange_item(room: Room) -> AgendaItem | None:
    """The exchange, when there are two departments and somebody asks or offers something."""
    if len(room.departments) < 2 or not exchange_lines(room):
        return None
    voice, found = room.voice, matches(room)
    matched = [
        voice.say(
            "exchange.match",
            giver=match.giver,
            offer=voice.quote(match.offer),
            taker=match.taker,
            ask=voice.quote(match.ask),
        )
        for match in found
    ]
    return AgendaItem(
        id="exchange",
        stage=Stage.EXCHANGE,
        type=ItemType.DISCUSS,
        question=voice.say("exchange.question"),
        minutes=0,
        owner=room.owner_from([match.giver for match in found] + room.names),
        process=process(room, Stage.EXCHANGE),
        speaks=room.names,
        output=voice.say("exchange.output"),
        note=clip(voice.chain(matched), TEXT_LIMIT),
    )
