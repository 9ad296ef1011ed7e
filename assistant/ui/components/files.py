"""A button that downloads a file named after what is in it."""

from collections.abc import Callable

import streamlit as st

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MARKDOWN = "text/markdown"


def file_button(
    key: str,
    label: str,
    title: str,
    suffix: str,
    mime: str,
    content: Callable[[], bytes],
    *,
    primary: bool = False,
) -> None:
    """Draw it; the file is made when it is asked for.

    Args:
        key: tells apart the buttons of one page.
        title: what the file is called, before ``suffix``.
    """
    from assistant.adapters.exports.names import file_name

    st.download_button(
        label,
        content,
        file_name=file_name(title, suffix),
        mime=mime,
        key=f"download_{key}",
        on_click="ignore",
        type="primary" if primary else "secondary",
        icon=":material/download:",
    )
