"""The language of the interface; the switch stands on every page and in the settings."""

from enum import Enum

import streamlit as st

from assistant.language.locale import Language
from assistant.ui.boundary import guarded
from assistant.ui.state import choose_language, language
from assistant.ui.words import say

_NAMES = {Language.ZH_TW: "中文", Language.EN: "English"}
PLACES = ("language_switch", "language_setting")


def language_switch(place: str) -> None:
    """Draw the switch. Both switches always say the same."""
    if place not in st.session_state:
        st.session_state[place] = language()
    st.segmented_control(
        say("shell.language"),
        list(Language),
        required=True,
        format_func=_NAMES.__getitem__,
        key=place,
        on_change=_switched,
        args=(place,),
        label_visibility="collapsed",
    )


@guarded
def _switched(place: str) -> None:
    chosen = Language(st.session_state[place])
    choose_language(chosen)
    for other in PLACES:
        st.session_state[other] = chosen
    _show_choices_anew()


def _show_choices_anew() -> None:
    """A select box keeps showing the label its choice had, in the language before, until it is set again."""
    for name, value in st.session_state.items():
        if isinstance(value, Enum):
            st.session_state[name] = value
