"""The frame around every page: name, navigation, language, and the sign of what leaves the computer."""

from pathlib import Path

import streamlit as st

from assistant.ui.boundary import show_trouble
from assistant.ui.components.badge import connection_badge
from assistant.ui.components.language_switch import language_switch
from assistant.ui.safe import plain
from assistant.ui.state import PAGES, language, services, settle_language
from assistant.ui.words import say

_STYLES = Path(__file__).with_name("styles")
_FLOW = {
    "home": ":material/home:",
    "project": ":material/description:",
    "intake": ":material/upload_file:",
    "agenda": ":material/event_note:",
    "trade_offs": ":material/swap_horiz:",
    "rehearsal": ":material/forum:",
    "jargon": ":material/translate:",
    "account": ":material/handshake:",
}
_APART = {
    "knowledge": ":material/menu_book:",
    "glossary": ":material/dictionary:",
    "settings": ":material/tune:",
}


def open_page() -> None:
    """Draw the frame and run the page the person is on."""
    st.set_page_config(
        page_title="共識 Common Ground", page_icon=_STYLES / "mark.svg", layout="wide", menu_items=None
    )
    st.html(_STYLES / "app.css")
    settle_language()
    _tell_browser_the_language()
    page = st.navigation(
        {"": _pages(_FLOW), say("shell.apart"): _pages(_APART)}, position="sidebar", expanded=True
    )
    st.logo(_STYLES / f"logo.{language().value}.svg", size="large", icon_image=_STYLES / "mark.svg")
    with st.container(key="topbar", horizontal=True, vertical_alignment="center"):
        connection_badge()
        language_switch("language_switch")
    _tell_of_a_rescue()
    show_trouble()
    page.run()


def _pages(names: dict[str, str]) -> list[st.Page]:
    return [
        st.Page(PAGES / f"{name}.py", title=say(f"shell.page.{name}"), icon=icon, default=name == "home")
        for name, icon in names.items()
    ]


def _tell_of_a_rescue() -> None:
    """A damaged database was set aside: say where it is kept."""
    recovered = services().stores.recovered
    if recovered is not None:
        st.warning(plain(recovered.say(language())), icon=":material/warning:")


def _tell_browser_the_language() -> None:
    """Screen readers and fonts go by the document's language, which Streamlit leaves at English."""
    st.html(
        f"<script>document.documentElement.lang = {language().value!r};</script>",
        unsafe_allow_javascript=True,
    )
