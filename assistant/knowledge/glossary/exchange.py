"""An organisation's glossary as a file: JSON holds everything, CSV all but the history.

What a file holds that cannot be used is listed row by row; what can be used is never lost for it.
"""

import json
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from assistant.knowledge.base import field_path
from assistant.knowledge.glossary.errors import GlossaryFileError, Rejected, file_error
from assistant.knowledge.glossary.models import Term
from assistant.knowledge.glossary.organisation import MAX_TERMS, By, Organisation, OrganisationTerm
from assistant.knowledge.glossary.table import read_table, write_table
from assistant.knowledge.glossary.words import say
from assistant.language.locale import Language

MAX_BYTES = 30_000_000
_FORMAT = "common-ground-glossary"
_ENTRY = TypeAdapter(OrganisationTerm)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))

__all__ = ["GlossaryFileError", "Imported", "Rejected", "read_glossary", "write_csv", "write_json"]


@dataclass(frozen=True)
class Imported:
    """What a file held.

    Attributes:
        organisation: everything that can be used; lay it over a glossary with
            :func:`~assistant.knowledge.glossary.organisation.take_in`.
        rejected: rows that cannot, with the reason.
        ignored: columns nobody here knows.
    """

    organisation: Organisation
    rejected: tuple[Rejected, ...] = ()
    ignored: tuple[str, ...] = ()


def write_json(organisation: Organisation) -> str:
    """Everything, history included."""
    content = {"format": _FORMAT, "version": 1, **organisation.model_dump(mode="json", by_alias=True)}
    return json.dumps(content, ensure_ascii=False, indent=2)


def write_csv(organisation: Organisation, language: Language) -> bytes:
    """A table for a spreadsheet, headed in ``language``, UTF-8 with a mark; no cell can become a formula."""
    return write_table(organisation, language).encode("utf-8-sig", errors="replace")


def read_glossary(data: bytes, by: By) -> Imported:
    """Read JSON or CSV written by this product, a list of terms in JSON, or a table made by hand.

    CSV may be UTF-8, UTF-16 or Big5, with commas, semicolons or tabs. ``by`` stands for entries that do not
    say who wrote them.

    Raises:
        GlossaryFileError: no such file, or one that is too large; nothing of it is used.
    """
    if len(data) > MAX_BYTES:
        raise file_error("too_large", megabytes=MAX_BYTES // 1_000_000)
    text = _decoded(data)
    if not text.strip():
        raise file_error("empty")
    if text.lstrip()[0] in "{[":
        return _from_json(text, by)
    organisation, rejected, ignored = read_table(text, by)
    return Imported(organisation, rejected, ignored)


def _decoded(data: bytes) -> str:
    named = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    for name in (named,) if named else ("utf-8", "cp950"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if "\0" not in text[:1000]:
            return text
    raise file_error("no_text")


def _from_json(text: str, by: By) -> Imported:
    try:
        tree: Any = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        raise file_error("no_json", line=line) from error
    if isinstance(tree, list):
        return _listed(tree, by)
    if tree.pop("format", "") != _FORMAT or tree.pop("version", 0) != 1:
        raise file_error("other_json")
    entries = tree.get("entries")
    if not isinstance(entries, dict):
        raise file_error("other_json")
    _refuse_too_many(len(entries))
    rejected: list[Rejected] = []
    kept = {}
    for number, (key, value) in enumerate(entries.items(), 1):
        try:
            kept[key] = _ENTRY.validate_python(value)
        except ValidationError as error:
            rejected.append(Rejected(number, key, _reason(error)))
    try:
        organisation = Organisation.model_validate({**tree, "entries": kept})
    except ValidationError as error:
        raise file_error("bad_json", field=field_path(error.errors()[0]["loc"])) from error
    return Imported(organisation, tuple(rejected))


def _listed(rows: list[Any], by: By) -> Imported:
    """Terms as the shipped glossary lists them."""
    _refuse_too_many(len(rows))
    rejected: list[Rejected] = []
    entries: dict[str, OrganisationTerm] = {}
    for number, row in enumerate(rows, 1):
        name = str(row.get("key", "")) if isinstance(row, dict) else ""
        try:
            term = Term.model_validate(row)
        except ValidationError as error:
            rejected.append(Rejected(number, name, _reason(error)))
            continue
        if term.key in entries:
            rejected.append(Rejected(number, name, say("row.same_key", key=term.key)))
            continue
        entries[term.key] = OrganisationTerm(term=term, who=by.who, when=by.when, action="imported")
    return Imported(Organisation(entries=entries), tuple(rejected))


def _refuse_too_many(count: int) -> None:
    if count > MAX_TERMS:
        raise file_error("too_many", count=count, most=MAX_TERMS)


def _reason(error: ValidationError) -> Any:
    first = error.errors(include_url=False)[0]
    return say("row.wrong", field=field_path(first["loc"]) or "–", reason=first["msg"])
