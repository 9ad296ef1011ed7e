"""首頁: the projects, their next meetings, and what is still missing before each."""

from assistant.ui.components.home.page import home_page

home_page()
