"""談判演練: talk to a counterpart that holds its ground, then read what it showed."""

from assistant.ui.components.rehearsal.page import rehearsal_page

rehearsal_page()
