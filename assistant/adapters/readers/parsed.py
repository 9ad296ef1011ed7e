"""What parsing one file gives, in a form that crosses a pipe: plain values, notes as keys of the wording."""

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Any

from assistant.project.intake.documents import Kind, Passage, Place, PlaceKind

Values = dict[str, str | int]
_NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufeff\ufffe\uffff]")


class Unreadable(Exception):
    """A file that will not be read. ``key`` names the refusal in the wording, ``values`` fill its gaps."""

    def __init__(self, key: str, **values: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.values: Values = values


@dataclass(frozen=True)
class Note:
    """What the person should know: a key under ``note`` of the wording and its values."""

    key: str
    values: Values = field(default_factory=dict)


@dataclass(frozen=True)
class Parsed:
    """A file that was read; the fields are those of :class:`~assistant.project.intake.documents.Document`."""

    kind: Kind
    text: str
    passages: tuple[Passage, ...]
    sent_at: dt.datetime | None = None
    sender: str = ""
    recipients: tuple[str, ...] = ()
    subject: str = ""
    notes: tuple[Note, ...] = ()


def tidy(text: str) -> str:
    """``text`` with one kind of line end and without controls, lone surrogates, byte-order marks."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\f", "\n")
    return _NOT_TEXT.sub("", text)


def to_json(parsed: Parsed) -> dict[str, Any]:
    """Plain values for :func:`from_json`."""
    return {
        "kind": parsed.kind.value,
        "text": parsed.text,
        "passages": [_passage_out(passage) for passage in parsed.passages],
        "sent_at": _time_out(parsed.sent_at),
        "sender": parsed.sender,
        "recipients": list(parsed.recipients),
        "subject": parsed.subject,
        "notes": [[note.key, note.values] for note in parsed.notes],
    }


def from_json(tree: Any) -> Parsed:
    """The inverse of :func:`to_json`, for an answer that may come from a process gone wrong.

    Raises:
        ValueError, KeyError, TypeError: the tree has another shape.
    """
    return Parsed(
        Kind(tree["kind"]),
        _text(tree["text"]),
        tuple(_passage_in(*each) for each in tree["passages"]),
        _time_in(tree["sent_at"]),
        _text(tree["sender"]),
        tuple(_text(each) for each in tree["recipients"]),
        _text(tree["subject"]),
        tuple(Note(_text(key), values_in(values)) for key, values in tree["notes"]),
    )


def values_in(values: Any) -> Values:
    """The values of a note or a refusal, checked. Raises like :func:`from_json`."""
    return {_text(key): value if type(value) is int else _text(value) for key, value in values.items()}


def _passage_out(passage: Passage) -> list[Any]:
    place = passage.place
    return [
        passage.text,
        [place.kind.value, place.number, place.name],
        passage.speaker,
        _time_out(passage.said_at),
        passage.author,
        passage.quoted,
    ]


def _passage_in(text: Any, place: Any, speaker: Any, said_at: Any, author: Any, quoted: Any) -> Passage:
    kind, number, name = place
    where = Place(PlaceKind(kind), int(number), _text(name))
    return Passage(_text(text), where, _text(speaker), _time_in(said_at), _text(author), quoted is True)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("text expected")
    return value


def _time_out(time: dt.datetime | None) -> str | None:
    return time.isoformat() if time else None


def _time_in(value: Any) -> dt.datetime | None:
    return None if value is None else dt.datetime.fromisoformat(_text(value))
