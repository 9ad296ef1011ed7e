"""Rows of a glossary table and what they stand for."""

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from typing import Any

from assistant.knowledge.glossary.cells import halves, joined, pair, parted
from assistant.knowledge.glossary.glossary import UnitValue
from assistant.knowledge.glossary.homes import home_of
from assistant.knowledge.glossary.models import Effect, Home, Term, Unit
from assistant.knowledge.glossary.organisation import By, Organisation, OrganisationTerm
from assistant.knowledge.glossary.words import say
from assistant.language.locale import LocalText

_EFFECTS = tuple(f"{effect.value}_{tag}" for effect in Effect for tag in ("zh", "en"))
COLUMNS = (
    *("record", "key", "name_zh", "name_en", "forms", "home", "plain_zh", "plain_en"),
    *_EFFECTS,
    *("ask_back_zh", "ask_back_en", "elsewhere", "known_by", "everybody", "ordinary_word"),
    *("unit_of", "unit_ask_zh", "unit_ask_en", "source", "who", "when", "action"),
    *("amount", "of", "team"),
)
"""Names of the columns. ``record``: term (also when empty), unit, retired or known."""

_YES = frozenset({"yes", "true", "1", "y", "是", "v", "x"})
_UNITS = frozenset(Unit)
_IS_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_NO_KEY = re.compile(r"[^a-z0-9]+")


def rows_of(organisation: Organisation) -> Iterator[dict[str, str]]:
    """The rows of a glossary, by column."""
    for key, entry in organisation.entries.items():
        yield {**_term_row(entry.term), "key": key, **_origin(entry)}
    for key, fact in organisation.unit_facts.items():
        yield {"record": "unit", "key": key, "amount": repr(fact.amount), "of": fact.of}
    for key in organisation.retired:
        yield {"record": "retired", "key": key}
    for department, keys in organisation.team_knows.items():
        for key in keys:
            yield {"record": "known", "key": key, "team": department}


def _origin(entry: OrganisationTerm) -> dict[str, str]:
    return {"who": entry.who, "when": entry.when.isoformat(), "action": entry.action}


def _term_row(term: Term) -> dict[str, str]:
    row = {"record": "term", "home": term.home.value, "forms": joined(term.forms), "source": term.source}
    row |= {"known_by": joined(home.value for home in term.known_by)}
    texts = {"name": term.name, "plain": term.plain, "ask_back": term.ask_back}
    texts |= {effect.value: sentence for effect, sentence in term.effects.items()}
    if term.unit is not None:
        row["unit_of"] = term.unit.of
        texts["unit_ask"] = term.unit.ask
    for name, text in texts.items():
        row[f"{name}_zh"], row[f"{name}_en"] = text.zh, text.en
    row["elsewhere"] = "\n".join(f"{e.home.value}: {pair(e.means.zh, e.means.en)}" for e in term.elsewhere)
    for name in ("everybody", "ordinary_word"):
        row[name] = "yes" if getattr(term, name) else ""
    return row


class Reader:
    """Takes rows one by one and keeps what they say."""

    def __init__(self, by: By) -> None:
        self._by = by
        self._entries: dict[str, OrganisationTerm] = {}
        self._rows: dict[str, int] = {}
        self._units: dict[str, UnitValue] = {}
        self._retired: list[str] = []
        self._known: dict[str, list[str]] = {}

    def organisation(self) -> Organisation:
        """Everything taken so far."""
        return Organisation(
            entries=self._entries,
            retired=tuple(self._retired),
            unit_facts=self._units,
            team_knows={name: tuple(keys) for name, keys in self._known.items()},
        )

    def take(self, cells: dict[str, str], row: int) -> LocalText | None:
        """Take one row; why it cannot be used, or ``None``. Raises ``ValidationError`` for wrong fields."""
        record = cells.get("record", "").strip().casefold() or "term"
        if record == "term":
            return self._term(cells, row)
        key = cells.get("key", "").strip()
        if record not in {"unit", "retired", "known"} or not _IS_KEY.fullmatch(key):
            return say("row.record", record=record[:40])
        if record == "unit":
            return self._unit(key, cells)
        if record == "retired":
            self._retired.append(key)
        else:
            self._known.setdefault(cells.get("team", ""), []).append(key)
        return None

    def _unit(self, key: str, cells: dict[str, str]) -> LocalText | None:
        of = cells.get("of", "").strip()
        try:
            amount = float(cells.get("amount", ""))
        except ValueError:
            amount = float("nan")
        if of not in _UNITS or not 0 < amount < 1e15:
            return say("row.unit")
        self._units[key] = UnitValue(amount, of)
        return None

    def _term(self, cells: dict[str, str], row: int) -> LocalText | None:
        name, plain = _text(cells, "name"), _text(cells, "plain")
        if name is None:
            return say("row.no_name")
        if plain is None:
            return say("row.no_plain")
        home = _home(cells.get("home", ""))
        if home is None:
            known = ", ".join(each.value for each in Home)
            return say("row.home", found=cells.get("home", "")[:40] or "–", known=known)
        key = cells.get("key", "").strip() or key_of(name)
        if key in self._entries:
            return say("row.same_row", key=key, row=self._rows[key])
        term = Term.model_validate({**_fields(cells, name), "key": key, "plain": plain, "home": home})
        self._entries[key] = OrganisationTerm.model_validate({"term": term, **self._who(cells)})
        self._rows[key] = row
        return None

    def _who(self, cells: dict[str, str]) -> dict[str, Any]:
        when = cells.get("when", "").strip()
        return {
            "who": cells.get("who") or self._by.who,
            "when": dt.datetime.fromisoformat(when) if _is_time(when) else self._by.when,
            "action": cells.get("action", "").strip() or "imported",
        }


def _fields(cells: dict[str, str], name: LocalText) -> dict[str, Any]:
    """A term's further fields as they stand in a row; what is missing is left to the model's defaults."""
    effects = {effect: _text(cells, effect.value) for effect in Effect}
    fields: dict[str, Any] = {
        "name": name,
        "forms": parted(cells.get("forms", "")),
        "known_by": parted(cells.get("known_by", "")),
        "effects": {effect: text for effect, text in effects.items() if text is not None},
        "ask_back": _text(cells, "ask_back") or say("default_question", name=name),
        "elsewhere": [_elsewhere(line) for line in cells.get("elsewhere", "").split("\n") if line.strip()],
        "everybody": cells.get("everybody", "").strip().casefold() in _YES,
        "ordinary_word": cells.get("ordinary_word", "").strip().casefold() in _YES,
    }
    if cells.get("source", "").strip():
        fields["source"] = cells["source"]
    if cells.get("unit_of", "").strip():
        ask = _text(cells, "unit_ask") or say("default_unit_question", name=name)
        fields["unit"] = {"of": cells["unit_of"].strip(), "ask": ask}
    return fields


def _text(cells: dict[str, str], name: str) -> LocalText | None:
    """A text in both languages; one alone stands for both."""
    zh, en = cells.get(f"{name}_zh", ""), cells.get(f"{name}_en", "")
    if not zh.strip() and not en.strip():
        return None
    return LocalText(zh=zh or en, en=en or zh)


def _elsewhere(line: str) -> dict[str, Any]:
    home, _, means = line.partition(": ")
    zh, en = halves(means)
    return {"home": home.strip(), "means": LocalText(zh=zh, en=en)}


def _home(cell: str) -> Home | None:
    plain = cell.strip().casefold()
    return Home(plain) if plain in set(Home) else home_of(cell) if plain else None


def key_of(name: LocalText) -> str:
    """A key for a term called so: its English name in small letters, or a fingerprint of the Chinese one."""
    slug = _NO_KEY.sub("-", name.en.casefold()).strip("-")[:60].strip("-")
    return slug or f"term-{hashlib.sha256(name.zh.encode('utf-8', 'replace')).hexdigest()[:10]}"


def _is_time(text: str) -> bool:
    try:
        return dt.datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
