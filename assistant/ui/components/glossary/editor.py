"""A term's fields: to change one, or to add one of the organisation's own."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from assistant.knowledge.glossary.models import MAX_FORMS, PLAIN_LIMIT_EN, PLAIN_LIMIT_ZH, Effect, Home, Term
from assistant.knowledge.glossary.organisation import add, edit
from assistant.knowledge.glossary.rows import key_of
from assistant.knowledge.glossary.words import say as glossary_words
from assistant.language.locale import Language, LocalText
from assistant.ui.boundary import guarded
from assistant.ui.components.glossary.book import UNITS, by, called, change
from assistant.ui.safe import plain
from assistant.ui.state import language, remember, remembered, services
from assistant.ui.words import say

_EDITED = "glossary_edited"
_REFUSED = "glossary_refused"
_TEXTS = ("name", "plain", "ask_back")
_MOST = {"name": 80, "ask_back": 160}


def start_editing(key: str) -> None:
    """Open the fields of a term; an empty key closes them."""
    remember(_EDITED, key)
    remember(_REFUSED, "")


def editing(term: Term) -> bool:
    """Draw the fields of ``term`` if they are open; whether they are."""
    if remembered(_EDITED) != term.key:
        return False
    fields(f"edit/{term.key}", term, say("glossary.save"))
    st.button(
        say("common.cancel"),
        key=f"cancel-{term.key}",
        type="tertiary",
        on_click=guarded(start_editing),
        args=("",),
    )
    return True


def adding(search: str) -> None:
    """The button that opens empty fields for a term of the organisation's own."""
    with st.popover(say("glossary.add"), icon=":material/add:", key="glossary-add"):
        fields(f"add/{remembered('glossary_added', 0)}", None, say("glossary.add_go"), word=search)


def fields(slot: str, term: Term | None, button: str, *, word: str = "", home: Home | None = None) -> None:
    """The fields and the button that stores them.

    Args:
        slot: tells apart the fields of one page.
        term: the one to change; ``None`` adds one called ``word``, of ``home`` unless said otherwise.
    """
    spoken = language()
    other = Language.EN if spoken is Language.ZH_TW else Language.ZH_TW
    with st.form(f"form/{slot}", border=False, enter_to_submit=False):
        _texts(slot, term, spoken, word)
        homes = list(Home)
        chosen = term.home if term else home
        st.selectbox(
            say("glossary.field.home"),
            homes,
            index=homes.index(chosen) if chosen else None,
            format_func=called,
            placeholder=say("glossary.choose"),
            key=f"{slot}/home",
        )
        st.text_input(
            say("glossary.field.forms"),
            say("common.listing").join(term.forms) if term else "",
            key=f"{slot}/forms",
            help=say("glossary.field.forms_help"),
        )
        with st.expander(say("glossary.field.effects")):
            _effects(slot, term, spoken)
        with st.expander(say("glossary.field.other_language")):
            _texts(slot, term, other, "")
            _effects(slot, term, other)
        with st.expander(say("glossary.field.more")):
            _more(slot, term)
        if remembered(_REFUSED):
            st.error(remembered(_REFUSED), icon=":material/error:")
        st.form_submit_button(button, key=f"{slot}/go", on_click=_store, args=(slot, term))


def _texts(slot: str, term: Term | None, spoken: Language, word: str) -> None:
    for name in _TEXTS:
        text = getattr(term, name).say(spoken) if term else word[:80] if name == "name" else ""
        limit = PLAIN_LIMIT_ZH if spoken is Language.ZH_TW else PLAIN_LIMIT_EN
        st.text_input(
            say(f"glossary.field.{name}"),
            text,
            # A text that is longer already is not cut short by its field.
            max_chars=max(_MOST.get(name, limit), len(text)),
            key=f"{slot}/{name}/{spoken.value}",
        )


def _effects(slot: str, term: Term | None, spoken: Language) -> None:
    for effect in Effect:
        text = term.effects.get(effect) if term else None
        st.text_input(
            say(f"glossary.effect.{effect.value}"),
            text.say(spoken) if text else "",
            max_chars=300,
            key=f"{slot}/{effect.value}/{spoken.value}",
        )


def _more(slot: str, term: Term | None) -> None:
    st.multiselect(
        say("glossary.field.known_by"),
        list(Home),
        term.known_by if term else (),
        format_func=called,
        placeholder=say("glossary.choose"),
        key=f"{slot}/known_by",
    )
    st.checkbox(say("glossary.field.everybody"), term.everybody if term else False, key=f"{slot}/everybody")
    st.selectbox(
        say("glossary.field.unit"),
        UNITS,
        index=UNITS.index(term.unit.of) if term and term.unit else None,
        format_func=lambda each: say(f"glossary.unit.name.{each}"),
        placeholder=say("glossary.field.no_unit"),
        key=f"{slot}/unit",
    )


@guarded
def _store(slot: str, term: Term | None) -> None:
    values = {
        name.removeprefix(f"{slot}/"): value
        for name, value in st.session_state.items()
        if isinstance(name, str)
    }
    name, meaning = _both(values, "name"), _both(values, "plain")
    forms = _forms(str(values.get("forms") or ""))
    missing = name is None or meaning is None or values.get("home") is None
    too_many = len(forms) > MAX_FORMS or any(len(form) > 80 for form in forms)
    if missing or too_many or name is None or meaning is None:
        remember(_REFUSED, say("glossary.missing" if missing else "glossary.too_many_forms"))
        return
    made = Term.model_validate({**_base(term), **_changed(values, name, meaning, forms, term)})
    who, shipped = by(), services().shipped_glossary
    told = say("glossary.saved", name=plain(name.say(language())))
    if term is None:
        remember("glossary_added", remembered("glossary_added", 0) + 1)
        change(lambda own: add(own, made, who, shipped), told)
    else:
        change(lambda own: edit(own, made, who), told)
    start_editing("")


def _base(term: Term | None) -> dict[str, Any]:
    return term.model_dump(by_alias=True) if term else {}


def _changed(
    values: Mapping[str, Any], name: LocalText, meaning: LocalText, forms: list[str], term: Term | None
) -> dict[str, Any]:
    effects = {effect: _both(values, effect.value) for effect in Effect}
    unit = values.get("unit")
    known = term.unit if term else None
    question = known.ask if known else glossary_words("default_unit_question", name=name)
    return {
        "key": term.key if term else key_of(name),
        "name": name,
        "plain": meaning,
        "ask_back": _both(values, "ask_back") or glossary_words("default_question", name=name),
        "forms": forms,
        "home": values["home"],
        "effects": {effect: text for effect, text in effects.items() if text},
        "known_by": list(values.get("known_by") or ()),
        "everybody": bool(values.get("everybody")),
        "unit": {"of": unit, "ask": question} if unit else None,
    }


def _both(values: Mapping[str, Any], name: str) -> LocalText | None:
    """A text in both languages; one alone stands for both."""
    zh, en = (str(values.get(f"{name}/{each.value}") or "").strip() for each in Language)
    return LocalText(zh=zh or en, en=en or zh) if zh or en else None


def _forms(text: str) -> list[str]:
    parts = text.replace("、", ",").replace("，", ",").replace("；", ",").replace(";", ",").split(",")
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))
