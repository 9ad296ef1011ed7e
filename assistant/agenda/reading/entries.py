"""The entries of an agenda as written, from lists and tables, with the lines below them."""

import re
from collections.abc import Iterable

from assistant.agenda.reading.entry import Entry, read_entry, take_length, take_time, take_type
from assistant.agenda.reading.lines import Kind, Line
from assistant.agenda.reading.sections import WORDS, keyed, matches
from assistant.agenda.reading.times import find_length

_DETAILS = tuple(name for name in WORDS.groups if name.startswith("detail."))
_COLUMNS = ("number", "time", "length", "kind", "process", "output", "owner", "department", "question")


def read_entries(lines: list[Line], known: Iterable[str] = ()) -> list[Entry]:
    """The entries in ``lines``. ``known`` names count as owners."""
    known = list(known)
    rows = [line for line in lines if line.kind is Kind.ROW]
    if rows:
        entries = _from_table(rows, known)
        if entries:
            return entries
    entries = []
    base = _base_level(lines)
    for line in lines:
        if line.kind is Kind.ROW:
            continue
        entry = read_entry(line.text, known)
        if _starts_entry(line, entry, base, bool(entries)):
            entries += [entry] if entry.text else []
        elif entries and _belongs(line, base):
            add_detail(entries[-1], line.text, known)
    return entries


def from_first_time(lines: list[Line]) -> list[Line]:
    """The lines from the first that starts with a time or gives a length; none when there is none."""
    for number, line in enumerate(lines):
        if line.kind is not Kind.ROW and keyed(line.text) is None and read_entry(line.text).timed:
            return lines[number:]
    return []


def _belongs(line: Line, base: tuple[Kind | None, int]) -> bool:
    """Whether a line that starts no entry says something about the one above, and is not a signature."""
    kind, level = base
    listed = kind in {Kind.BULLET, Kind.NUMBER}
    return not listed or line.kind is not Kind.TEXT or line.level > level or detail_of(line.text) is not None


def _base_level(lines: list[Line]) -> tuple[Kind | None, int]:
    """The kind and indentation of lines that start an entry: headings, else numbers, else bullets."""
    for kind in (Kind.HEADING, Kind.NUMBER, Kind.NAMED, Kind.BULLET):
        levels = [line.level for line in lines if line.kind is kind]
        if levels and (kind is not Kind.NAMED or len(levels) > 1):
            return kind, min(levels)
    return None, 0


def _starts_entry(line: Line, entry: Entry, base: tuple[Kind | None, int], begun: bool) -> bool:
    kind, level = base
    if detail_of(line.text) is not None and begun:
        return False
    if line.kind is kind:
        return line.level <= level
    if kind is Kind.NUMBER and line.kind is Kind.BULLET:
        return not begun and entry.timed
    return entry.timed and line.kind in {Kind.TEXT, Kind.NAMED} and line.level <= level


def detail_of(text: str) -> tuple[str, str] | None:
    """What a line below an entry says, such as ``("process", "輪流發言")``."""
    named = keyed(text)
    if named is None:
        return None
    key = named[0].strip("*_ ")
    name = next((name for name in _DETAILS if matches(name, key)), None)
    return (name.removeprefix("detail."), named[1]) if name else None


def add_detail(entry: Entry, text: str, known: Iterable[str] = ()) -> None:
    """Take a line below ``entry``: a named detail, several parted by ｜ or ·, or a note."""
    for part in re.split(r"\s*[｜]\s*|\s+·\s+", text):
        detail = detail_of(part)
        if detail is None:
            if part.strip():
                entry.notes.append(part.strip())
        elif detail[0] == "owner":
            entry.owner = entry.owner or detail[1]
        elif detail[0] == "kind":
            entry.kind = entry.kind or detail[1]
        elif detail[0] == "time":
            timed = read_entry(detail[1], known)
            entry.span, entry.minutes = entry.span or timed.span, entry.minutes or timed.minutes
        else:
            entry.details.setdefault(detail[0], []).append(detail[1])


def _from_table(rows: list[Line], known: list[str]) -> list[Entry]:
    columns: list[str] = []
    entries: list[Entry] = []
    for row in rows:
        named = [_column(cell) for cell in row.cells]
        if "question" in named and (
            "time" in named or "length" in named or "owner" in named or len(named) > 1
        ):
            columns = named
        elif columns:
            entries += _from_row(_cells(columns, row.cells), known)
        else:
            entries.append(read_entry(" | ".join(cell for cell in row.cells if cell), known))
    return [entry for entry in entries if entry.text]


def _column(cell: str) -> str:
    return next((name for name in _COLUMNS if matches(f"column.{name}", cell)), "")


def _cells(columns: list[str], cells: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, cell in zip(columns, cells, strict=False):
        if name and cell and cell not in {"–", "-", "—"}:
            found[name] = f"{found[name]} {cell}" if name in found else cell
    return found


def _from_row(row: dict[str, str], known: list[str]) -> list[Entry]:
    if not row.get("question"):
        return []
    entry = read_entry(row["question"], known) if "owner" not in row else _question(row)
    time, length = row.get("time", ""), row.get("length", "")
    timed = Entry(time)
    take_time(timed, time)
    entry.span = timed.span or entry.span
    said = find_length(length) or find_length(time)
    bare = re.fullmatch(r"\s*(\d{1,3})\s*['m]?\s*", length or ("" if timed.timed else time))
    entry.minutes = (said[0] if said else int(bare[1]) if bare else None) or timed.minutes or entry.minutes
    entry.owner = row.get("owner") or entry.owner or row.get("department", "")
    entry.kind = row.get("kind") or entry.kind
    process, _, output = row.get("process", "").partition(" → ")
    entry.process, entry.output = process, row.get("output", "") or output
    return [entry]


def _question(row: dict[str, str]) -> Entry:
    """A row's question; a type in front of it counts, and a length in it when the row gives no other."""
    entry = Entry("")
    entry.text = take_type(entry, row["question"])
    if "time" not in row and "length" not in row:
        entry.text = take_length(entry, entry.text).strip()
    return entry
