"""The debrief as files to keep."""

import streamlit as st

from assistant.rehearsal.debrief import Debrief
from assistant.ui.components.files import DOCX
from assistant.ui.components.rehearsal.rubric import principle_names
from assistant.ui.state import language
from assistant.ui.words import say


def papers(shown: Debrief) -> None:
    """Word and Markdown."""
    from assistant.adapters.exports.names import file_name

    title = say("rehearsal.file", names=say("common.listing").join(shown.counterparts))
    st.download_button(
        say("agenda.download.docx"),
        lambda: _docx(shown),
        file_name=file_name(title, ".docx"),
        mime=DOCX,
        key="download_debrief_docx",
        on_click="ignore",
        icon=":material/download:",
    )
    st.download_button(
        say("agenda.download.markdown"),
        lambda: _markdown(shown),
        file_name=file_name(title, ".md"),
        mime="text/markdown",
        key="download_debrief_markdown",
        on_click="ignore",
        icon=":material/download:",
    )


def _docx(shown: Debrief) -> bytes:
    from assistant.adapters.exports.docx_debrief import debrief_docx

    return debrief_docx(shown, language(), principle_names())


def _markdown(shown: Debrief) -> bytes:
    from assistant.rehearsal.debrief.markdown import debrief_markdown

    return debrief_markdown(shown, language(), principle_names()).encode()
