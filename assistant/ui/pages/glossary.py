"""詞彙表: what words of the trade mean here, and which of them are the organisation's own."""

from assistant.ui.components.glossary.page import glossary_page

glossary_page()
