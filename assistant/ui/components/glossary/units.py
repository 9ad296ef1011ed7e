"""What one of a unit is in this organisation: 「我們一個 Sprint 是 2 週」."""

import streamlit as st

from assistant.knowledge.glossary.models import Term
from assistant.knowledge.glossary.organisation import Organisation, forget_unit, set_unit
from assistant.ui.boundary import guarded
from assistant.ui.components.glossary.book import UNITS, by, change, unit_said
from assistant.ui.safe import plain
from assistant.ui.state import language
from assistant.ui.words import say


def unit_fact(term: Term, own: Organisation, *, place: str) -> None:
    """The question, a field for the answer, and what was answered.

    Args:
        place: tells apart the fields of one term on one page.
    """
    if term.unit is None:
        return
    spoken = language()
    known = own.unit_facts.get(term.key)
    name = plain(term.name.say(spoken))
    if known is not None:
        st.markdown(say("glossary.unit.known", name=name, amount=plain(unit_said(known.amount, known.of))))
    slot = f"unit-{place}-{term.key}"
    of = known.of if known else term.unit.of
    with st.container(horizontal=True, vertical_alignment="bottom", key=slot):
        st.number_input(
            plain(term.unit.ask.say(spoken)),
            min_value=0.0,
            max_value=1e12,
            value=known.amount if known else None,
            step=0.5,
            format="%.15g",
            key=f"{slot}-amount",
            width=260,
        )
        st.selectbox(
            say("glossary.unit.of"),
            UNITS,
            index=UNITS.index(of),
            format_func=lambda each: say(f"glossary.unit.name.{each}"),
            key=f"{slot}-of",
            width=130,
        )
        st.button(
            say("glossary.unit.save"),
            key=f"{slot}-save",
            icon=":material/check:",
            on_click=_save,
            args=(term.key, slot),
        )
        if known is not None:
            st.button(
                say("glossary.unit.forget"),
                key=f"{slot}-forget",
                type="tertiary",
                on_click=_forget,
                args=(term.key,),
            )


@guarded
def _save(term_key: str, slot: str) -> None:
    amount, of = st.session_state.get(f"{slot}-amount"), st.session_state.get(f"{slot}-of")
    if not amount or of is None:
        st.toast(say("glossary.unit.missing"), icon=":material/info:")
        return
    who = by()
    change(lambda own: set_unit(own, term_key, float(amount), of, who), say("glossary.unit.saved"))


@guarded
def _forget(term_key: str) -> None:
    who = by()
    change(lambda own: forget_unit(own, term_key, who), say("glossary.unit.forgotten"))
