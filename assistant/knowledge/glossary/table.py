"""An organisation's glossary as a table: a row for each term, unit, retired term and word a team knows."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from assistant.knowledge.base import field_path
from assistant.knowledge.glossary import rows
from assistant.knowledge.glossary.cells import guarded, unguarded
from assistant.knowledge.glossary.errors import Rejected, file_error
from assistant.knowledge.glossary.organisation import MAX_TERMS, By, Organisation
from assistant.knowledge.glossary.words import catalog, say
from assistant.language.locale import Language, LocalText

_OTHER_HEADS = Path(__file__).with_name("other_heads.yaml")
_SIGNS = re.compile(r"[\s_.:：*#/＊-]+")
_LONGEST_CELL = 1_000_000


def write_table(organisation: Organisation, language: Language) -> str:
    """The table as CSV text with column heads in ``language``."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([catalog().say(f"column.{name}", language) for name in rows.COLUMNS])
    for row in rows.rows_of(organisation):
        writer.writerow([guarded(row.get(name, "")) for name in rows.COLUMNS])
    return out.getvalue()


def read_table(text: str, by: By) -> tuple[Organisation, tuple[Rejected, ...], tuple[str, ...]]:
    """What a table holds, its rows that cannot be used, and the heads nobody here knows.

    Raises:
        GlossaryFileError: needed columns are missing, there are no rows or too many, or it is no table.
    """
    lines = _lines(text)
    heads = next(lines, [])
    known = _columns(heads)
    names = [name for name in known if name]
    _refuse_missing(heads, names)
    every = list(lines)
    if not every:
        raise file_error("no_rows")
    if len(every) > MAX_TERMS:
        raise file_error("too_many", count=len(every), most=MAX_TERMS)
    reader = rows.Reader(by)
    rejected: list[Rejected] = []
    for count, line in enumerate(every, 1):
        cells = {name: unguarded(cell) for name, cell in zip(known, line, strict=False) if name}
        if not any(cell.strip() for cell in cells.values()):
            continue
        reason = _refusal(reader, cells, count)
        if reason is not None:
            name = cells.get("key") or cells.get("name_zh") or cells.get("name_en", "")
            rejected.append(Rejected(count, name[:80], reason))
    ignored = tuple(head for head, name in zip(heads, known, strict=True) if not name and head.strip())
    return reader.organisation(), tuple(rejected), ignored


def _refusal(reader: rows.Reader, cells: dict[str, str], row: int) -> LocalText | None:
    """Read one row; why it cannot be used, or ``None``."""
    try:
        return reader.take(cells, row)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        return say("row.wrong", field=field_path(first["loc"]) or "–", reason=first["msg"])


def _lines(text: str) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from reader
    except csv.Error as error:
        raise file_error("no_table", line=reader.line_num) from error


def _columns(heads: Sequence[str]) -> list[str]:
    """The column each head stands for, or nothing; of two heads for one column the better known counts."""
    plain = [_plain(unguarded(head)) for head in heads]
    found = [_heads().get(head, "") for head in plain]
    for place, head in enumerate(plain):
        other = _others().get(head, "")
        if not found[place] and other not in found:
            found[place] = other
    if "forms" in found and not {"name_zh", "name_en"} & set(found):
        # A list of abbreviations: they are the names.
        found[found.index("forms")] = "name_zh"
    if "of" in found and not {"home", "amount", "record"} & set(found):
        # 「單位」 beside no amount is who uses the word.
        found[found.index("of")] = "home"
    return [name if name not in found[:place] else "" for place, name in enumerate(found)]


@cache
def _heads() -> dict[str, str]:
    found: dict[str, str] = {}
    for name in rows.COLUMNS:
        both: Any = say(f"column.{name}")
        found |= {_plain(head): name for head in (name, both.zh, both.en)}
    return found


@cache
def _others() -> dict[str, str]:
    """Heads that tables made elsewhere have, and the column each stands for."""
    tree: dict[str, str] = yaml.load(_OTHER_HEADS.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {_plain(head): column for column, heads in tree.items() for head in heads.split("|")}


def _plain(head: str) -> str:
    return _SIGNS.sub("", head.replace("(", "（").replace(")", "）")).casefold()


def _refuse_missing(heads: Sequence[str], names: Iterable[str]) -> None:
    have = set(names)
    needed = {"name_zh": {"name_zh", "name_en"}, "plain_zh": {"plain_zh", "plain_en"}, "home": {"home"}}
    missing = [name for name, any_of in needed.items() if not have & any_of]
    if missing:
        lacking = [say(f"needed.{name}") for name in missing]
        raise file_error(
            "columns",
            missing=LocalText(zh="、".join(each.zh for each in lacking), en=", ".join(e.en for e in lacking)),
            found=", ".join(head[:30] for head in heads[:12]) or "–",
        )
