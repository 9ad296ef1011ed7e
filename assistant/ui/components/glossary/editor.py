"""Changing a term, or adding one of the organisation's own. What is typed is kept before it is stored."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from assistant.knowledge.glossary.models import MAX_FORMS, Term
from assistant.knowledge.glossary.organisation import add, edit
from assistant.language.locale import Language
from assistant.ui.boundary import guarded
from assistant.ui.components.glossary.book import by, change
from assistant.ui.components.glossary.form import Form, forms_of, starting, term_of
from assistant.ui.components.glossary.typed import Typed
from assistant.ui.safe import plain
from assistant.ui.state import language, remember, remembered, services
from assistant.ui.words import say

_EDITED = "glossary_edited"
_REFUSED = "glossary_refused"
_LONGEST_FORM = 80


def start_editing(key: str) -> None:
    """Open the fields of a term, or close those that are open and drop what was typed there."""
    if not key and remembered(_EDITED):
        Typed(f"edit/{remembered(_EDITED)}").drop()
    remember(_EDITED, key)
    remember(_REFUSED, None)


def editing(term: Term) -> bool:
    """Draw the fields of ``term`` if they are open or hold something unsaved; whether they are drawn."""
    slot = f"edit/{term.key}"
    if remembered(_EDITED) is None and Typed(slot).values():
        remember(_EDITED, term.key)
    if remembered(_EDITED) != term.key:
        return False
    fields(slot, term, say("glossary.save"))
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
        fields("add", None, say("glossary.add_go"), start=starting(search))


def fields(slot: str, term: Term | None, button: str, *, start: Mapping[str, Any] | None = None) -> None:
    """The fields and the button that stores them.

    Args:
        slot: tells apart the fields of one page, and under which name what is typed there is kept.
        term: the one to change; ``None`` adds one.
        start: what stands in the fields of a new one; see :func:`starting`.
    """
    form = Form(Typed(slot), term, start or {})
    spoken = language()
    form.texts(spoken)
    form.home()
    form.forms()
    with st.expander(say("glossary.field.effects")):
        form.effects(spoken)
    with st.expander(say("glossary.field.other_language")):
        other = Language.EN if spoken is Language.ZH_TW else Language.ZH_TW
        form.texts(other)
        form.effects(other)
    with st.expander(say("glossary.field.more")):
        form.more()
    refused_at, sentence = remembered(_REFUSED) or ("", "")
    if refused_at == slot:
        st.error(sentence, icon=":material/error:")
    st.button(button, key=f"{slot}/go", icon=":material/save:", on_click=_store, args=(form,))


@guarded
def _store(form: Form) -> None:
    values = form.now()
    forms = forms_of(values)
    made = None if _too_many(forms) else term_of(values, form.term, forms)
    if made is None:
        refused = say("glossary.too_many_forms" if _too_many(forms) else "glossary.missing")
        remember(_REFUSED, (form.typed.slot, refused))
        return
    who, shipped = by(), services().shipped_glossary
    told = say("glossary.saved", name=plain(made.name.say(language())))
    if form.term is None:
        change(lambda own: add(own, made, who, shipped), told)
    else:
        change(lambda own: edit(own, made, who), told)
    form.typed.drop()
    start_editing("")


def _too_many(forms: list[str]) -> bool:
    return len(forms) > MAX_FORMS or any(len(form) > _LONGEST_FORM for form in forms)
