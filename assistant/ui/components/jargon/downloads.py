"""Taking a translation along: copied, or as a file. Nothing private of the project passes."""

import streamlit as st

from assistant.jargon.markdown import translation_markdown
from assistant.jargon.models import ForListener, Translation
from assistant.project.leaks import LeakError, guard
from assistant.project.records import ProjectRecord
from assistant.ui.boundary import show
from assistant.ui.components.files import DOCX, MARKDOWN, file_button
from assistant.ui.words import say

_TITLE = 24


def downloads(record: ProjectRecord | None, translation: Translation, told: ForListener) -> None:
    """The buttons; where something private of the project stands in the text, the sentence that says so."""
    markdown = translation_markdown(translation, translation.language)
    try:
        if record is not None:
            guard([markdown], record.project)
    except LeakError as error:
        show(error)
        return
    title = say("jargon.file", opening=" ".join(translation.source)[:_TITLE])
    with st.container(horizontal=True, vertical_alignment="center", key="downloads"):
        file_button(
            "jargon_docx",
            say("agenda.download.docx"),
            title,
            ".docx",
            DOCX,
            lambda: _docx(translation),
            primary=True,
        )
        file_button("jargon_md", say("agenda.download.markdown"), title, ".md", MARKDOWN, markdown.encode)
        with st.popover(say("jargon.copy"), icon=":material/content_copy:"):
            st.caption(say("jargon.copy_about"))
            words = "\n\n".join(each.text for each in told.paragraphs)
            st.code(words, language=None, wrap_lines=True)


def _docx(translation: Translation) -> bytes:
    from assistant.adapters.exports.docx_jargon import translation_docx

    return translation_docx(translation, translation.language)
