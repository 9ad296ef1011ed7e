"""The fields of one term, drawn and read back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import streamlit as st

from assistant.knowledge.glossary.models import PLAIN_LIMIT_EN, PLAIN_LIMIT_ZH, Effect, Home, Term, Unit
from assistant.knowledge.glossary.rows import key_of
from assistant.knowledge.glossary.words import say as glossary_words
from assistant.language.locale import Language, LocalText
from assistant.ui.components.glossary.book import UNITS, called
from assistant.ui.components.glossary.typed import Typed
from assistant.ui.state import language
from assistant.ui.words import say

_TEXTS = ("name", "plain", "ask_back")
_MOST = {"name": 80, "ask_back": 160}


@dataclass(frozen=True)
class Form:
    """Fields for ``term``, or for a new one.

    Attributes:
        start: values by field's name that stand in a new term's fields; what was typed comes first.
    """

    typed: Typed
    term: Term | None
    start: Mapping[str, Any]

    def texts(self, spoken: Language) -> None:
        """Name, meaning and question in one language."""
        for name in _TEXTS:
            limit = PLAIN_LIMIT_ZH if spoken is Language.ZH_TW else PLAIN_LIMIT_EN
            self._line(f"{name}/{spoken.value}", say(f"glossary.field.{name}"), most=_MOST.get(name, limit))

    def effects(self, spoken: Language) -> None:
        """What the term changes, in one language."""
        for effect in Effect:
            self._line(f"{effect.value}/{spoken.value}", say(f"glossary.effect.{effect.value}"), most=300)

    def home(self) -> None:
        """Whose word it is."""
        self._choice("home", list(Home), say("glossary.field.home"), called, none=say("glossary.choose"))

    def forms(self) -> None:
        """Other spellings."""
        self._line("forms", say("glossary.field.forms"), help=say("glossary.field.forms_help"))

    def more(self) -> None:
        """Who else knows it, and what it can be converted into."""
        st.multiselect(
            say("glossary.field.known_by"),
            list(Home),
            [Home(each) for each in self._values["known_by"]],
            format_func=called,
            placeholder=say("glossary.choose"),
            select_all=False,
            **self._kept("known_by"),
        )
        st.checkbox(say("glossary.field.everybody"), self._values["everybody"], **self._kept("everybody"))
        self._choice(
            "unit", UNITS, say("glossary.field.unit"), _unit_name, none=say("glossary.field.no_unit")
        )

    def now(self) -> dict[str, Any]:
        """What the fields hold, by name; also the ones that are not drawn."""
        return {
            name: st.session_state.get(self.typed.key(name), value) for name, value in self._values.items()
        }

    def _line(self, name: str, label: str, *, most: int | None = None, help: str | None = None) -> None:
        text = str(self._values[name])
        # A text that is longer already is not cut short by its field.
        limit = max(most, len(text)) if most else None
        st.text_input(label, text, max_chars=limit, help=help, **self._kept(name))

    def _choice(
        self, name: str, options: Sequence[Any], label: str, told: Callable[[Any], str], *, none: str
    ) -> None:
        chosen = self._values[name]
        index = options.index(chosen) if chosen in options else None
        st.selectbox(label, options, index=index, format_func=told, placeholder=none, **self._kept(name))

    def _kept(self, name: str) -> dict[str, Any]:
        return {"key": self.typed.key(name), "on_change": self.typed.keep, "args": (name,)}

    @cached_property
    def _values(self) -> dict[str, Any]:
        """As stored, under what was typed."""
        term = self.term
        pairs = {name: getattr(term, name) if term else None for name in _TEXTS}
        pairs |= {effect.value: term.effects.get(effect) if term else None for effect in Effect}
        texts = {
            f"{name}/{each.value}": pair.say(each) if pair else ""
            for name, pair in pairs.items()
            for each in Language
        }
        return {
            **texts,
            "home": term.home if term else None,
            "forms": say("common.listing").join(term.forms) if term else "",
            "known_by": list(term.known_by) if term else [],
            "everybody": term.everybody if term else False,
            "unit": term.unit.of if term and term.unit else None,
            **self.start,
            **self.typed.values(),
        }


def starting(name: str, *, meaning: str = "", home: Home | None = None) -> dict[str, Any]:
    """What stands in the fields of a new term called ``name``, in the language of the interface."""
    spoken = language().value
    return {f"name/{spoken}": name[: _MOST["name"]], f"plain/{spoken}": meaning, "home": home}


def term_of(values: Mapping[str, Any], term: Term | None, forms: Sequence[str]) -> Term | None:
    """The term described, laid over ``term``; ``None`` when name, meaning or department is missing."""
    name, meaning = _both(values, "name"), _both(values, "plain")
    if name is None or meaning is None or values["home"] is None:
        return None
    effects = {effect: _both(values, effect.value) for effect in Effect}
    known = term.unit if term else None
    question = known.ask if known else glossary_words("default_unit_question", name=name)
    changed = {
        "key": term.key if term else key_of(name),
        "name": name,
        "plain": meaning,
        "ask_back": _both(values, "ask_back") or glossary_words("default_question", name=name),
        "forms": forms,
        "home": values["home"],
        "effects": {effect: text for effect, text in effects.items() if text},
        "known_by": list(values["known_by"] or ()),
        "everybody": bool(values["everybody"]),
        "unit": {"of": values["unit"], "ask": question} if values["unit"] else None,
    }
    return Term.model_validate({**(term.model_dump(by_alias=True) if term else {}), **changed})


def forms_of(values: Mapping[str, Any]) -> list[str]:
    """Other spellings, separated by commas of either language."""
    text = str(values["forms"] or "")
    parts = text.replace("、", ",").replace("，", ",").replace("；", ",").replace(";", ",").split(",")
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _unit_name(unit: Unit) -> str:
    return say(f"glossary.unit.name.{unit}")


def _both(values: Mapping[str, Any], name: str) -> LocalText | None:
    """A text in both languages; one alone stands for both."""
    zh, en = (str(values.get(f"{name}/{each.value}") or "").strip() for each in Language)
    return LocalText(zh=zh or en, en=en or zh) if zh or en else None
