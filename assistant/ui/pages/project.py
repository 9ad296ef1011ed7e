"""專案背景: what the person knows about the departments, in forms that save themselves."""

from assistant.ui.components.project.page import project_page

project_page()
