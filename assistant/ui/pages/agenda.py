"""對齊會議: draft the agenda, read what the checks say, edit in place, take it along."""

from assistant.ui.components.agenda.page import agenda_page

agenda_page()
