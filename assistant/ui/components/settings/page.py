"""The settings page."""

from assistant.ui.components.project_header import page_title
from assistant.ui.words import say


def settings_page() -> None:
    """Draw the page."""
    page_title(say("shell.page.settings"))
