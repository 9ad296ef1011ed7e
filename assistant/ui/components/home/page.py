"""The home page: projects as cards, ways to start one."""

import streamlit as st

from assistant.ui.components.home.card import project_card
from assistant.ui.components.home.removed import bin_of_projects, just_removed
from assistant.ui.components.home.start import samples, start_buttons
from assistant.ui.components.project_header import page_title
from assistant.ui.state import owner, services
from assistant.ui.words import say


def home_page() -> None:
    """Draw the page."""
    records = services().projects.list(owner())
    just_removed()
    if not records:
        _first_visit()
        bin_of_projects()
        return
    page_title(say("home.title"), say("home.subtitle"))
    start_buttons()
    for first in range(0, len(records), 2):
        columns = st.columns(2, gap="medium")
        for column, record in zip(columns, records[first : first + 2], strict=False):
            with column:
                project_card(record)
    st.subheader(say("home.samples"), anchor=False)
    samples(primary=False)
    bin_of_projects()


def _first_visit() -> None:
    page_title(say("home.welcome"), say("home.welcome_line"))
    steps = "".join(
        f"<li><strong>{say(f'home.step.{step}.what')}</strong><span>{say(f'home.step.{step}.how')}</span></li>"
        for step in ("know", "draft", "check", "carry")
    )
    st.html(f'<ol class="cg-steps">{steps}</ol>')
    st.subheader(say("home.start_sample"), anchor=False)
    samples(primary=True)
    st.subheader(say("home.start_own"), anchor=False)
    start_buttons(primary=False)
