"""The parts of a pasted agenda: which lines belong to its purpose, its items, its pre-read and so on."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from assistant.agenda.checks.vocabulary import Vocabulary
from assistant.agenda.reading.lines import Kind, Line, without_number

WORDS = Vocabulary(Path(__file__).with_name("words.yaml"))
_PARTS = tuple(name for name in WORDS.groups if name.startswith("part."))
_KEY = re.compile(r"^(?P<key>[^:：|?？。]{1,40}?)\s*[:：]\s*(?P<value>.*)$")
_NOTE = re.compile(r"\s*[(（][^()（）]{0,40}[)）]\s*$")
_FRAMED = re.compile(r"^【[^】]{1,20}】\s*")
_ONE_LINE = frozenset({"title", "when", "length", "place", "chair", "check_in"})


@dataclass
class Parts:
    """Lines by the part they belong to; ``head`` holds what stands before the first heading."""

    lines: dict[str, list[Line]] = field(default_factory=dict)
    title: str = ""

    def of(self, *names: str) -> list[Line]:
        """The lines of the named parts, in the order of the names."""
        return [line for name in names for line in self.lines.get(name, [])]

    def add(self, name: str, line: Line) -> None:
        """Put ``line`` into part ``name``."""
        self.lines.setdefault(name, []).append(line)


def matches(group: str, text: str) -> bool:
    """Whether ``text`` as a whole is one of the words of ``group``."""
    return WORDS.pattern(group).fullmatch(text) is not None


def part_called(name: str) -> str | None:
    """The part a heading or the name of a field stands for."""
    bare = _NOTE.sub("", without_number(name).strip(" :：*_—–-")).strip()
    for tried in dict.fromkeys((bare, without_number(name).strip(" :：*_—–-"))):
        for part in _PARTS:
            if tried and matches(part, tried):
                return part.removeprefix("part.")
    return None


def keyed(text: str) -> tuple[str, str] | None:
    """The name and the value of a line such as ``目的：決定預算``; ``None`` for other lines and for times."""
    match = _KEY.match(text)
    if match is None or match["key"].strip()[-1:].isdigit():
        return None
    return match["key"].strip(), match["value"].strip()


def read_parts(lines: list[Line]) -> Parts:
    """Sort the lines of a text into parts."""
    parts, now, agenda_level = Parts(), "head", 0
    for line in lines:
        opened = _opens(line)
        if opened is not None and not (now == "agenda" and _is_item(line, agenda_level, opened)):
            now, agenda_level = opened, line.level if line.kind is Kind.HEADING else 0
            continue
        if line.kind is Kind.HEADING and not parts.title and line.level <= 2 and now == "head":
            parts.title = _FRAMED.sub("", line.text) or line.text
        elif line.kind is Kind.HEADING and not (now == "agenda" and line.level > agenda_level):
            now = "other"
        elif not _field(parts, line, now):
            parts.add(now, line)
    return parts


def _opens(line: Line) -> str | None:
    """The part that ``line`` is the heading of."""
    if line.kind is Kind.ROW:
        return None
    named = keyed(line.text)
    if named is not None and named[1]:
        return None
    text = named[0] if named else line.text
    part = part_called(text)
    headed = line.kind in {Kind.HEADING, Kind.NAMED} or named is not None
    if part is None or headed:
        return part
    return (
        part
        if line.kind in {Kind.TEXT, Kind.NUMBER} and part not in _ONE_LINE | {"close", "opening"}
        else None
    )


def _is_item(line: Line, agenda_level: int, opened: str) -> bool:
    """Whether a line inside the agenda that could be a heading is rather one of its items."""
    if line.kind is Kind.HEADING:
        return line.level > agenda_level and agenda_level > 0
    return line.kind is Kind.NUMBER and line.level > 0 and opened != "agenda"


def _field(parts: Parts, line: Line, now: str) -> bool:
    """Take ``line`` as a field such as ``時間：14:00`` of the head; whether it was one."""
    pairs: list[tuple[str, str]] = []
    if line.kind is Kind.ROW and 2 <= len(line.cells) <= 4 and len(line.cells) % 2 == 0:
        pairs = [(line.cells[i], line.cells[i + 1]) for i in range(0, len(line.cells), 2)]
    elif line.kind is not Kind.ROW:
        named = keyed(line.text)
        pairs = [named] if named else []
    known = [(part_called(key), value) for key, value in pairs]
    if not known or any(part is None or not value or part_called(value) for part, value in known):
        return False
    listed = line.level > 0 or line.kind in {Kind.BULLET, Kind.NUMBER}
    if now not in {"head", "other"} and (listed or not _outside(now, known[0][0])):
        return False
    for part, value in known:
        if part == "title":
            parts.title = parts.title or value
        elif part is not None:
            parts.add(part, Line(Kind.TEXT, value))
    return True


def _outside(now: str, part: str | None) -> bool:
    """Whether a field inside part ``now`` speaks of the meeting and not of what that part lists."""
    if now in {"agenda", "decisions", "actions", "close"}:
        return part in {"purpose", "check_in", "place", "attendees", "criteria", "pre_read"}
    return part not in {"other", "agenda"} and now != part
