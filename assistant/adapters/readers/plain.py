"""Plain text, Markdown, tables and transcripts: no parser needed."""

import csv
import datetime as dt
import io
from collections.abc import Iterator, Sequence

from assistant.adapters.readers.limits import Limits
from assistant.adapters.readers.parsed import Note, Parsed, Unreadable, tidy
from assistant.adapters.readers.recognise import text_of
from assistant.project.intake.documents import Kind, Passage, Place, PlaceKind
from assistant.project.intake.threads import is_thread, unfold
from assistant.project.intake.transcripts import is_subtitles, read_subtitles, read_turns

_DELIMITERS = ",\t;|"


def read_plain(data: bytes, kind: Kind, limits: Limits, zone: dt.tzinfo) -> Parsed:
    """Read text of ``kind`` text, markdown, csv or transcript; what it holds decides over what it is called.

    Raises:
        Unreadable: no text, nothing in it, or more than the limits allow.
    """
    text, notes = text_of(data)
    text = checked(tidy(text), limits)
    parsed = _table(text, limits) if kind is Kind.CSV else written(text, kind, zone)
    return Parsed(parsed.kind, parsed.text, parsed.passages, notes=(*notes, *parsed.notes))


def written(text: str, kind: Kind, zone: dt.tzinfo) -> Parsed:
    """Text as somebody wrote or pasted it: subtitles, a mail thread, a chat log, or paragraphs."""
    if is_subtitles(text):
        plain, passages = read_subtitles(text)
        return Parsed(Kind.TRANSCRIPT, plain, passages)
    if is_thread(text):
        thread = unfold(text, zone=zone)
        return Parsed(kind, text, thread.passages, notes=cleaning_notes(thread.dropped_lines, thread.repeats))
    spoken = read_turns(text, zone=zone)
    if spoken:
        return Parsed(Kind.TRANSCRIPT, text, spoken)
    return Parsed(kind, text, tuple(paragraphs(text)))


def paragraphs(text: str) -> Iterator[Passage]:
    """Paragraphs between blank lines; places are lines."""
    group: list[str] = []
    first = 0
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if line.strip():
            first = first if group else number
            group.append(line.rstrip())
        elif group:
            yield Passage("\n".join(group).strip(), Place(PlaceKind.LINE, first))
            group = []


def cleaning_notes(dropped_lines: int, repeats: int) -> tuple[Note, ...]:
    """What was left out of a thread."""
    notes = [Note("cleaned", {"count": dropped_lines})] if dropped_lines else []
    return (*notes, Note("repeats", {"count": repeats})) if repeats else tuple(notes)


def checked(text: str, limits: Limits) -> str:
    """``text`` when it holds something and is not too long.

    Raises:
        Unreadable: ``empty`` or ``too_long``.
    """
    if len(text) > limits.characters:
        raise Unreadable("too_long", limit=f"{limits.characters:,}")
    if not text.strip():
        raise Unreadable("empty")
    return text


def rows_passages(rows: Sequence[tuple[int, str]], sheet: str = "") -> Iterator[Passage]:
    """One passage for each row that holds something; ``rows`` are number and text."""
    for number, row in rows:
        yield Passage(row, Place(PlaceKind.ROW, number, sheet))


def _table(text: str, limits: Limits) -> Parsed:
    sample = text[:10_000].split("\n")[:20]
    delimiter = max(_DELIMITERS, key=lambda mark: sum(mark in line for line in sample))
    rows: list[tuple[int, str]] = []
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), start=1):
            row = "\t".join(cell.strip() for cell in cells).strip("\t")
            if row.strip():
                rows.append((number, row))
            if len(rows) > limits.rows:
                raise Unreadable("too_many_rows", limit=f"{limits.rows:,}")
    except csv.Error:
        return Parsed(Kind.CSV, text, tuple(paragraphs(text)))
    return Parsed(Kind.CSV, "\n".join(row for _, row in rows), tuple(rows_passages(rows)))
