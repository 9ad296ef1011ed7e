"""How the room works on an item: chosen by stage, number of people and turn, so that methods vary."""

from assistant.agenda.composer.room import Room
from assistant.agenda.models import Stage

_SMALL, _MIDDLE = 4, 8


def process(room: Room, stage: Stage, turn: int = 0) -> str:
    """The process for one item; ``turn`` counts items of the same stage from 0."""
    known = room.voice.catalog("processes").messages
    turns = ("first", "second", "third")
    names = [turns[turn % 3], _size(len(room.attendees)), "any"]
    if stage is Stage.DECISION and turn % 3 == 0:
        names.remove("first")
    key = next(f"{stage}.{name}" for name in names if f"{stage}.{name}" in known)
    return room.voice.say(key, catalog="processes")


def _size(people: int) -> str:
    if people <= _SMALL:
        return "small"
    return "middle" if people <= _MIDDLE else "large"
