"""Streamlit entry: the pages and the one error boundary."""

from assistant.ui.boundary import boundary
from assistant.ui.shell import open_page

with boundary():
    open_page()
