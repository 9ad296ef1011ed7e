"""One entry of an agenda as written: its words, and the time, length, owner and type found among them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.agenda.reading.lines import without_number
from assistant.agenda.reading.people import looks_like_people
from assistant.agenda.reading.sections import matches
from assistant.agenda.reading.times import OFFSETS, Span, find_length, find_span

_BRACKETED = re.compile(r"\s*[（(\[【]\s*([^（）()\[\]【】]{1,80}?)\s*[)）\]】]\s*")
_ENDING = re.compile(
    r"(?:\s+[-–—|/]\s+|\s*[—–]\s*|\s*[|｜／]\s*|\s+@|：|:\s+|,\s+)(?P<who>[^-–—|｜／/@：:]{1,60})$"
)
_LAST_WORD = re.compile(r"^(?P<rest>.*\S)\s+(?P<who>\S{2,12})$")
_ASKED = re.compile(
    r"[（(]?\s*(?:負責人?|主持人?|報告人?|主講人?|owner|lead|led by|presenter|by)\s*[:：]\s*"
    r"(?P<who>[^，,;；)）|｜]{1,60})[)）]?",
    re.IGNORECASE,
)
_CASE = re.compile(r"^案由\s*[:：]\s*")
_EDGES = " \t-–—:：|｜,，、;；/·‧•"
_NOT_BEFORE_LENGTH = re.compile(
    r"[到至為在內達每約過少多]\s?$|\b(?:to|in|within|by|under|than|every|from|of)\s$", re.IGNORECASE
)


@dataclass
class Entry:
    """One entry as written. ``details`` hold the lines below it, by what they say; the rest is ``notes``."""

    text: str
    span: Span | None = None
    minutes: int | None = None
    owner: str = ""
    kind: str = ""
    process: str = ""
    output: str = ""
    notes: list[str] = field(default_factory=list)
    details: dict[str, list[str]] = field(default_factory=dict)

    @property
    def timed(self) -> bool:
        """Whether a time or a length was written."""
        return self.span is not None or self.minutes is not None


def read_entry(text: str, known: Iterable[str] = ()) -> Entry:
    """One line as an entry: times, length, owner and type in brackets are taken out of its words."""
    known = list(known)
    text = _CASE.sub("", without_number(text))
    entry = Entry(text)
    rest = take_time(entry, text)
    rest = _take_brackets(entry, rest, known)
    rest = take_length(entry, rest)
    entry.text = _take_owner(entry, rest, known).strip(_EDGES)
    return entry


def take_time(entry: Entry, text: str) -> str:
    """Take a time or an offset out of ``text`` into ``entry``; what is left of the text."""
    offsets = OFFSETS.search(text)
    if offsets:
        first, last = (int(number) for number in offsets.groups() if number)
        entry.minutes = last - first if last > first else None
        return text.replace(offsets[0], " ")
    found = find_span(text)
    if found is None:
        return text
    span, match = found
    at_start = not text[: match.start()].strip(_EDGES + "（([【")
    if span.end is None and not at_start:
        return text
    entry.span, entry.minutes = span, span.minutes
    return re.sub(r"[（(\[【]\s*[)）\]】]", " ", text[: match.start()] + " " + text[match.end() :])


def _take_brackets(entry: Entry, text: str, known: list[str]) -> str:
    """Take lengths, owners and types out of brackets; other brackets stay."""

    def take(match: re.Match[str]) -> str:
        parts = [part.strip() for part in re.split(r"[,，;；|｜·]|\s[-–—]\s", match[1]) if part.strip()]
        left = [part for part in parts if not _take_note(entry, part, known)]
        return match[0] if len(left) == len(parts) else (f"（{'，'.join(left)}）" if left else " ")

    return _BRACKETED.sub(take, text)


def take_type(entry: Entry, text: str) -> str:
    """Take a type in brackets at the beginning, such as 【決定】 or (decide), out of ``text``."""
    match = _BRACKETED.match(text)
    if match is None or not type_called(match[1]):
        return text
    entry.kind = match[1]
    return text[match.end() :]


def _take_note(entry: Entry, part: str, known: list[str]) -> bool:
    """Whether a part of a bracket was a length, an owner or a type."""
    length = find_length(f"({part})")
    asked = _ASKED.search(part)
    if length is not None and len(length[1][0].strip(" ()")) >= len(part.strip()) - 3:
        entry.minutes = entry.minutes or length[0]
    elif asked is not None:
        entry.owner = entry.owner or asked["who"].strip()
    elif type_called(part):
        entry.kind = entry.kind or part
    elif looks_like_people(part, known):
        entry.owner = entry.owner or part
    else:
        return False
    return True


def take_length(entry: Entry, text: str) -> str:
    """Take a length that stands at an end of the line; inside a sentence it belongs to the sentence."""
    found = find_length(text)
    if found is None:
        return text
    minutes, match = found
    before, after = text[: match.start()], text[match.end() :]
    leads = not before.strip(_EDGES)
    ends = not after.strip(_EDGES + ")）]】") and not _NOT_BEFORE_LENGTH.search(before)
    between = bool(re.search(r"[-–—:：|｜,，]\s*$", before)) and bool(re.match(r"\s*[-–—:：|｜,，]", after))
    if not (leads or ends or between):
        return text
    entry.minutes = entry.minutes or minutes
    return f"{before.rstrip(_EDGES)} – {after.strip(_EDGES)}" if between else (before + " " + after)


def _take_owner(entry: Entry, text: str, known: list[str]) -> str:
    asked = _ASKED.search(text)
    if asked is not None and not entry.owner:
        entry.owner = asked["who"].strip()
        return text[: asked.start()] + text[asked.end() :]
    text = text.strip(_EDGES)
    for pattern in (_ENDING, _LAST_WORD):
        match = pattern.search(text)
        if match is None or entry.owner:
            continue
        before = match["rest"] if pattern is _LAST_WORD else text[: match.start()]
        if before.strip(_EDGES) and _may_own(match["who"], known, bare=pattern is _LAST_WORD):
            entry.owner = match["who"].strip().lstrip("@")
            return before
    return text


def _may_own(who: str, known: list[str], *, bare: bool) -> bool:
    """Whether the end of a line names its owner; a ``bare`` last word only in Chinese or when known."""
    if bare and who.isascii():
        return who in known
    return looks_like_people(who, known) or who.strip() in known


def type_called(text: str) -> str:
    """The item type a short word stands for, or an empty string."""
    return next(
        (name for name in ("decide", "discuss", "inform") if matches(f"type.{name}", text.strip())), ""
    )
