"""行話翻譯: what one department said, in words another can decide on."""

from assistant.ui.components.jargon.page import jargon_page

jargon_page()
