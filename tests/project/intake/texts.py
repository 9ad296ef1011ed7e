"""Short texts as documents, and shorthand for what was found in them."""

import datetime as dt
from zoneinfo import ZoneInfo

from assistant.project.intake.documents import Document, Kind, Passage, Place, PlaceKind
from assistant.project.intake.proposal import Origin, Path, ProposedField, Value
from assistant.project.intake.rules import apply_rules
from assistant.project.models import Project

TODAY = dt.date(2026, 11, 20)
TAIPEI = ZoneInfo("Asia/Taipei")


def document(
    text: str, *, name: str = "note.txt", sender: str = "", speaker: str = "", dated: bool = True
) -> Document:
    """Each paragraph a passage."""
    passages: list[Passage] = []
    line = 1
    for paragraph in text.split("\n\n"):
        passages.append(Passage(paragraph, Place(PlaceKind.LINE, line), speaker=speaker))
        line += paragraph.count("\n") + 2
    sent_at = dt.datetime(2026, 11, 20, 15, 0, tzinfo=TAIPEI) if dated else None
    return Document(name, Kind.TEXT, tuple(passages), text, sent_at=sent_at, sender=sender)


def found(text: str, **about: object) -> list[ProposedField]:
    """The rules' fields for one text."""
    made = document(text, **about)  # type: ignore[arg-type]  # keywords of document()
    return list(apply_rules([made], project=Project(title="-"), today=TODAY).fields)


def at(fields: list[ProposedField], *path: str) -> list[Value]:
    """The values proposed for one place."""
    return [field.value for field in fields if field.path == path]


def field(
    path: Path, value: Value, quote: str = "一句話", file: str = "note.txt", sure: float = 0.8
) -> ProposedField:
    """A field as a rule makes it."""
    return ProposedField(path, value, quote, file, Place(PlaceKind.LINE, 3), sure, Origin.RULE)
