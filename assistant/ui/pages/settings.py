"""設定: language, the model that drafts, what is sent, and where things are kept."""

from assistant.ui.components.settings.page import settings_page

settings_page()
