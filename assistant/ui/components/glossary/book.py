"""The glossary as the pages use it: as it is now, changed at once, told in the person's language."""

import datetime as dt
import getpass
from collections.abc import Callable
from typing import Literal

import streamlit as st

from assistant.knowledge.glossary.glossary import Glossary
from assistant.knowledge.glossary.homes import home_name
from assistant.knowledge.glossary.models import Home, Term, Unit
from assistant.knowledge.glossary.organisation import By, Organisation
from assistant.ui.state import language, owner, services
from assistant.ui.words import say

Origin = Literal["all", "shipped", "ours", "confirmed", "retired"]
ORIGINS: tuple[Origin, ...] = ("all", "shipped", "ours", "confirmed", "retired")
UNITS = tuple(Unit)


def organisation() -> Organisation:
    """The organisation's own words as stored. Raises ``StorageError``."""
    return services().glossaries.get(owner())


def glossary() -> Glossary:
    """The terms in use now. Raises like :meth:`~assistant.bootstrap.Services.glossary`."""
    return services().glossary(owner())


def by() -> By:
    """Who changes something, and when."""
    try:
        who = getpass.getuser()
    except (KeyError, OSError):
        # No name for this user id, as in some containers.
        who = owner()
    return By(who, dt.datetime.now(dt.UTC))


def change(how: Callable[[Organisation], Organisation], told: str) -> Organisation:
    """Change the organisation's glossary, store it, and say so. Raises ``StorageError``."""
    changed = services().glossaries.change(owner(), how)
    st.toast(told, icon=":material/check:")
    return changed


def called(home: Home) -> str:
    """A department's name in the language of the interface."""
    return home_name(home, language())


def origin_of(key: str, own: Organisation) -> Origin:
    """Where the wording of a term comes from."""
    entry = own.entries.get(key)
    if entry is None:
        return "retired" if key in own.retired else "shipped"
    return "confirmed" if entry.action == "confirmed" else "ours"


def listed(search: str, home: Home | None, origin: Origin, own: Organisation) -> list[Term]:
    """Terms that fit the filters: named so first, then those that begin so, then the rest by name."""
    retired = {key: term for key, term in services().shipped_glossary.terms.items() if key in own.retired}
    terms = retired if origin == "retired" else glossary().terms
    wanted = " ".join(search.split()).casefold()
    fitting = [
        (rank, term)
        for key, term in terms.items()
        if (home is None or term.home == home)
        and origin in ("all", origin_of(key, own))
        and (rank := _rank(term, wanted)) is not None
    ]
    spoken = language()
    fitting.sort(key=lambda each: (each[0], each[1].name.say(spoken).casefold()))
    return [term for _, term in fitting]


def unit_said(amount: float, of: str) -> str:
    """An amount with its unit: 2 週."""
    return say(f"glossary.unit.amount.{of}", amount=f"{amount:,.15g}")


def _rank(term: Term, wanted: str) -> int | None:
    if not wanted:
        return 0
    forms = [form.casefold() for form in term.all_forms]
    if wanted in forms:
        return 0
    if any(form.startswith(wanted) for form in forms):
        return 1
    if any(wanted in form for form in forms):
        return 2
    return 3 if wanted in f"{term.plain.zh}\n{term.plain.en}\n{term.key}".casefold() else None
