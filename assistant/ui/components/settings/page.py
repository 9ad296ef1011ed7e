"""The settings page: language, the model that drafts, what it costs, what is sent, where things are kept."""

import streamlit as st

from assistant.ui.components.language_switch import language_switch
from assistant.ui.components.project_header import page_title
from assistant.ui.components.settings.model import model_settings
from assistant.ui.components.settings.prices import price_settings
from assistant.ui.components.settings.privacy import data_settings, what_is_sent
from assistant.ui.words import say


def settings_page() -> None:
    """Draw the page."""
    page_title(say("settings.title"))
    st.subheader(say("shell.language"), anchor=False)
    language_switch("language_setting")
    st.subheader(say("settings.model.title"), anchor=False)
    model_settings()
    st.subheader(say("settings.prices.title"), anchor=False)
    price_settings()
    st.subheader(say("settings.sent.title"), anchor=False)
    what_is_sent()
    st.subheader(say("settings.data.title"), anchor=False)
    data_settings()
