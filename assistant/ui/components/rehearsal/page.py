"""The rehearsal's page: setting up, the talk, and what it showed."""

import streamlit as st

from assistant.ui.components.project_header import page_title
from assistant.ui.components.rehearsal.at_hand import asked_for, at_hand, go_to, is_revealed
from assistant.ui.components.rehearsal.debriefing import debriefing
from assistant.ui.components.rehearsal.setting_up import setting_up
from assistant.ui.components.rehearsal.talk import talk
from assistant.ui.state import PAGES, project_at_hand
from assistant.ui.words import say

STYLES = PAGES.parent / "styles" / "rehearsal.css"


def rehearsal_page() -> None:
    """Draw the page."""
    st.html(STYLES)
    record = at_hand()
    if record is None:
        project = project_at_hand()
        page_title(say("rehearsal.title"), say("rehearsal.subtitle"))
        if asked_for():
            go_to("")
            st.info(say("rehearsal.gone"), icon=":material/info:")
        setting_up(project)
        return
    outline = record.session.setup.project_title or say("rehearsal.practice")
    page_title(say("rehearsal.title"), outline)
    if record.is_over and is_revealed(record.id):
        debriefing(record)
    else:
        talk(record)
