"""Pieces of a document that may name people and departments: sentences, headers, speakers, signatures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from assistant.project.intake.documents import Document, Place, PlaceKind, comparable
from assistant.project.intake.sentences import Sentence, is_clean
from assistant.project.intake.signs import is_instruction

_MARKS = re.compile(r"^[ \t\u3000>]+")
_ADDRESSED = re.compile(
    r"^(?:from|to|cc|寄件者|寄件人|收件者|收件人|副本)[ ]?[:：][ ]?(?P<people>.+)$", re.IGNORECASE
)
_LONGEST_SIGNED = 60


class Shape(StrEnum):
    """What kind of piece it is."""

    SENTENCE = "sentence"
    HEADER = "header"
    SPEAKER = "speaker"
    SIGNED = "signed"


@dataclass(frozen=True)
class Stretch:
    """A piece of text with its document and place. ``text`` is verbatim up to white space."""

    text: str
    document: Document
    place: Place
    shape: Shape


def stretches(document: Document, found: list[Sentence]) -> Iterator[Stretch]:
    """All pieces of a document: headers, speakers and authors once each, sentences, then signature lines."""
    start = Place(PlaceKind.LINE, 1)
    for person in dict.fromkeys((document.sender, *document.recipients)):
        if _usable(person):
            yield Stretch(person, document, start, Shape.HEADER)
    seen: set[str] = set()
    for passage in document.passages:
        for name, shape in ((passage.speaker, Shape.SPEAKER), (passage.author, Shape.HEADER)):
            if name and name not in seen and _usable(name):
                seen.add(name)
                yield Stretch(name, document, passage.place, shape)
    for sentence in found:
        if not sentence.instruction and not sentence.private:
            yield Stretch(sentence.text, document, sentence.place, Shape.SENTENCE)
    yield from _signed(document)


def _signed(document: Document) -> Iterator[Stretch]:
    """Short lines outside the passages: signatures, and headers of pasted mails."""
    inside = {comparable(line) for passage in document.passages for line in passage.text.split("\n")}
    for number, raw in enumerate(document.text.split("\n"), start=1):
        line = " ".join(_MARKS.sub("", raw).split())
        place = Place(PlaceKind.LINE, number)
        addressed = _ADDRESSED.match(line)
        if addressed:
            for person in re.split(r"[;；,，](?![^<]*>)", addressed["people"]):
                if _usable(person.strip()):
                    yield Stretch(person.strip(), document, place, Shape.HEADER)
        elif len(line) <= _LONGEST_SIGNED and comparable(line) not in inside and _usable(line):
            yield Stretch(line, document, place, Shape.SIGNED)


def _usable(text: str) -> bool:
    if not any(map(str.isalnum, text)):
        return False
    return is_clean(re.sub(r"<[^<>\s]+@[^<>\s]+>", "", text)) and not is_instruction(text)
