"""知識庫: the principles behind the agendas, found by situation or browsed."""

from assistant.ui.components.knowledge.page import knowledge_page

knowledge_page()
