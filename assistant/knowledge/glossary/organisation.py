"""The organisation's own glossary: what its people confirmed, changed, added or took out.

All operations are pure: they return a new :class:`Organisation` that remembers what was before, so that each
can be undone with :func:`undo`.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.knowledge.glossary.glossary import Glossary, UnitValue
from assistant.knowledge.glossary.models import Key, Term

MAX_HISTORY = 200
"""Changes remembered, and so the most that can be undone."""
MAX_TERMS = 20_000
"""Terms of one organisation."""

Action = Literal["confirmed", "edited", "added", "merged", "imported"]
Step = Literal["confirmed", "edited", "added", "merged", "imported", "removed", "unit", "knows"]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class OrganisationTerm(_Part):
    """A term somebody of the organisation stands behind. ``when`` is aware."""

    term: Term
    who: str
    when: dt.datetime
    action: Action


class Before(_Part):
    """What one change replaced: only what it touched; ``None`` for what was not there."""

    entries: dict[Key, OrganisationTerm | None] = Field(default_factory=dict)
    retired: dict[Key, bool] = Field(default_factory=dict)
    unit_facts: dict[Key, UnitValue | None] = Field(default_factory=dict)
    team_knows: dict[str, tuple[Key, ...] | None] = Field(default_factory=dict)


class Change(_Part):
    """One step of the history. ``keys`` are the terms it concerned."""

    step: Step
    keys: tuple[Key, ...]
    who: str
    when: dt.datetime
    before: Before


class Organisation(_Part):
    """An organisation's glossary.

    Attributes:
        entries: its own wording of terms, by key; they come before the shipped ones.
        retired: shipped terms it does not want.
        unit_facts: how much one of a unit is.
        team_knows: by the project's name of a department, keys it does not want explained.
        history: oldest first, at most :data:`MAX_HISTORY`.
    """

    entries: dict[Key, OrganisationTerm] = Field(default_factory=dict)
    retired: tuple[Key, ...] = ()
    unit_facts: dict[Key, UnitValue] = Field(default_factory=dict)
    team_knows: dict[str, tuple[Key, ...]] = Field(default_factory=dict)
    history: tuple[Change, ...] = ()


@dataclass(frozen=True)
class By:
    """Who makes a change, and when (aware)."""

    who: str
    when: dt.datetime


def confirm(organisation: Organisation, term: Term, by: By) -> Organisation:
    """Stand behind ``term`` as it is."""
    return _enter(organisation, [term], "confirmed", by)


def edit(organisation: Organisation, term: Term, by: By) -> Organisation:
    """Put ``term`` in place of the one with its key."""
    return _enter(organisation, [term], "edited", by)


def add(organisation: Organisation, term: Term, by: By, shipped: Glossary) -> Organisation:
    """Add a term of the organisation's own; a key that is taken gets a number: ``poc-2``."""
    taken = shipped.terms.keys() | organisation.entries.keys()
    return _enter(organisation, [term.model_copy(update={"key": free_key(term.key, taken)})], "added", by)


def take_in(organisation: Organisation, other: Organisation, by: By) -> Organisation:
    """Lay another glossary, such as an imported one, over this one in a single step that can be undone."""
    entries = {**organisation.entries, **other.entries}
    retired = [key for key in organisation.retired if key not in other.entries]
    retired += [key for key in other.retired if key not in retired]
    teams = {
        name: tuple(dict.fromkeys((*organisation.team_knows.get(name, ()), *other.team_knows.get(name, ()))))
        for name in dict.fromkeys((*organisation.team_knows, *other.team_knows))
    }
    changed = organisation.model_copy(
        update={
            "entries": {key: entry for key, entry in entries.items() if key not in other.retired},
            "retired": tuple(retired),
            "unit_facts": {**organisation.unit_facts, **other.unit_facts},
            "team_knows": teams,
        }
    )
    return _remembered(organisation, changed, "imported", tuple(other.entries), by)


def remove(organisation: Organisation, key: str, by: By) -> Organisation:
    """Take a term out of use, shipped or own."""
    entries = {each: entry for each, entry in organisation.entries.items() if each != key}
    retired = (*organisation.retired, key) if key not in organisation.retired else organisation.retired
    changed = organisation.model_copy(update={"entries": entries, "retired": retired})
    return _remembered(organisation, changed, "removed", (key,), by)


def merge(organisation: Organisation, keep: Term, drop: Term, by: By) -> Organisation:
    """One term instead of two: ``keep``, written in the ways of both; ``drop`` is taken out of use."""
    forms = [form for form in dict.fromkeys((*keep.forms, *drop.all_forms)) if form not in _names(keep)]
    merged = Term.model_validate({**keep.model_dump(by_alias=True), "forms": forms[:20]})
    gone = remove(organisation, drop.key, by)
    entry = OrganisationTerm(term=merged, who=by.who, when=by.when, action="merged")
    changed = gone.model_copy(update={"entries": {**gone.entries, keep.key: entry}})
    return _remembered(organisation, changed, "merged", (keep.key, drop.key), by)


def set_unit(organisation: Organisation, key: str, amount: float, of: str, by: By) -> Organisation:
    """State how much one of a unit is: ``set_unit(o, "sprint", 2, "weeks", by)``."""
    facts = {**organisation.unit_facts, key: UnitValue(amount, of)}
    return _remembered(
        organisation, organisation.model_copy(update={"unit_facts": facts}), "unit", (key,), by
    )


def forget_unit(organisation: Organisation, key: str, by: By) -> Organisation:
    """Take back what was stated about a unit."""
    facts = {each: fact for each, fact in organisation.unit_facts.items() if each != key}
    return _remembered(
        organisation, organisation.model_copy(update={"unit_facts": facts}), "unit", (key,), by
    )


def set_team_knows(
    organisation: Organisation, department: str, key: str, knows: bool, by: By
) -> Organisation:
    """Say whether a department, by the project's own name, needs no explanation of a term."""
    keys = [each for each in organisation.team_knows.get(department, ()) if each != key]
    teams = {**organisation.team_knows, department: tuple([*keys, key] if knows else keys)}
    teams = {name: known for name, known in teams.items() if known}
    return _remembered(
        organisation, organisation.model_copy(update={"team_knows": teams}), "knows", (key,), by
    )


def undo(organisation: Organisation) -> Organisation:
    """The glossary before its last change; the same one when nothing is remembered."""
    if not organisation.history:
        return organisation
    before = organisation.history[-1].before
    retired = [key for key in organisation.retired if before.retired.get(key, True)]
    retired += [key for key, was in before.retired.items() if was and key not in retired]
    return organisation.model_copy(
        update={
            "entries": _back(organisation.entries, before.entries),
            "retired": tuple(retired),
            "unit_facts": _back(organisation.unit_facts, before.unit_facts),
            "team_knows": _back(organisation.team_knows, before.team_knows),
            "history": organisation.history[:-1],
        }
    )


def overlay(shipped: Glossary, organisation: Organisation) -> Glossary:
    """The glossary in use: the shipped terms with the organisation's words laid over them."""
    terms = {key: term for key, term in shipped.terms.items() if key not in organisation.retired}
    terms |= {key: entry.term for key, entry in organisation.entries.items()}
    return Glossary(
        terms=terms,
        confirmed=shipped.confirmed | organisation.entries.keys(),
        unit_facts={**shipped.unit_facts, **organisation.unit_facts},
        team_knows={name: frozenset(keys) for name, keys in organisation.team_knows.items()},
    )


def free_key(wanted: str, taken: "set[str]") -> str:
    """``wanted``, or with the first number that is free."""
    key, number = wanted, 1
    while key in taken:
        number += 1
        key = f"{wanted[:55]}-{number}"
    return key


def _names(term: Term) -> tuple[str, str]:
    return term.name.zh, term.name.en


def _enter(organisation: Organisation, terms: list[Term], action: Action, by: By) -> Organisation:
    entries = {
        term.key: OrganisationTerm(term=term, who=by.who, when=by.when, action=action) for term in terms
    }
    retired = tuple(key for key in organisation.retired if key not in entries)
    changed = organisation.model_copy(
        update={"entries": {**organisation.entries, **entries}, "retired": retired}
    )
    return _remembered(organisation, changed, action, tuple(entries), by)


def _remembered(
    old: Organisation, new: Organisation, step: Step, keys: tuple[str, ...], by: By
) -> Organisation:
    """``new`` with what it changed of ``old`` in its history."""
    was, now = set(old.retired), set(new.retired)
    before = Before(
        entries=_replaced(old.entries, new.entries),
        retired={key: key in was for key in was ^ now},
        unit_facts=_replaced(old.unit_facts, new.unit_facts),
        team_knows=_replaced(old.team_knows, new.team_knows),
    )
    change = Change(step=step, keys=keys, who=by.who, when=by.when, before=before)
    return new.model_copy(update={"history": (*old.history, change)[-MAX_HISTORY:]})


def _replaced(old: Mapping[str, object], new: Mapping[str, object]) -> "dict[str, object]":
    same: Callable[[str], bool] = lambda key: key in old and key in new and old[key] == new[key]  # noqa: E731
    return {key: old.get(key) for key in old.keys() | new.keys() if not same(key)}


def _back(now: Mapping[str, object], before: Mapping[str, object]) -> dict[str, object]:
    kept = {key: value for key, value in now.items() if key not in before}
    return kept | {key: value for key, value in before.items() if value is not None}
