"""What one department asks and another can give, matched before anything is split."""

from assistant.agenda.composer.processes import process
from assistant.agenda.composer.room import Room
from assistant.agenda.models import AgendaItem, ItemType, Stage
from assistant.language.voice import TEXT_LIMIT, clip
from assistant.project.matching import matches
from assistant.project.models import Department


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
    voice, found = room.voice, matches(room.departments)
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
