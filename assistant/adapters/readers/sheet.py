"""Workbooks: every visible sheet's rows as their reader sees them, values instead of formulas."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from openpyxl import load_workbook

from assistant.adapters.readers.limits import Limits
from assistant.adapters.readers.packages import open_package
from assistant.adapters.readers.parsed import Note, Parsed, Unreadable, tidy
from assistant.adapters.readers.plain import checked, rows_passages
from assistant.project.intake.documents import Kind, Passage


def read_sheet(data: bytes, limits: Limits, zone: dt.tzinfo) -> Parsed:
    """Read an xlsx or xlsm; places are rows of a named sheet. Hidden sheets are left out and named.

    Raises:
        Unreadable: by :func:`open_package`, too many rows, or nothing in it.
    """
    stream, notes = open_package(data, limits)
    book = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
    passages: list[Passage] = []
    hidden: list[str] = []
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            hidden.append(tidy(sheet.title))
            continue
        passages += rows_passages(list(_rows(sheet, limits, limits.rows - len(passages))), tidy(sheet.title))
    text = checked("\n".join(passage.text for passage in passages), limits)
    if hidden:
        notes = (*notes, Note("hidden_sheets", {"names": ", ".join(hidden[:20])}))
    return Parsed(Kind.SHEET, text, tuple(passages), notes=notes)


def _rows(sheet: Any, limits: Limits, room: int) -> Iterator[tuple[int, str]]:
    # Sizes claimed by the file are not believed: a single cell may claim a million empty rows.
    sheet.reset_dimensions()
    for cells in sheet.iter_rows():
        row = "\t".join(_shown(cell) for cell in cells).strip("\t")
        if not row.strip():
            continue
        if room <= 0:
            raise Unreadable("too_many_rows", limit=f"{limits.rows:,}")
        room -= 1
        yield next(cell.row for cell in cells if cell.value is not None), row


def _shown(cell: Any) -> str:
    """A cell's value as a person reads it: 2026/12/03, 12.5%, 1200000."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return f"{value:%Y/%m/%d}" if value.time() == dt.time() else f"{value:%Y/%m/%d %H:%M}"
    if isinstance(value, dt.date):
        return f"{value:%Y/%m/%d}"
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, float) and "%" in str(cell.number_format):
        return f"{value * 100:.10g}%"
    if isinstance(value, float):
        return f"{value:.15g}" if abs(value) < 1e15 else f"{value:.0f}"
    return tidy(str(value)).strip().replace("\t", " ")
