"""What the person gives: pasted text, files, and the button that makes a proposal of them."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from assistant.project.intake.documents import Source
from assistant.project.records import ProjectRecord
from assistant.ui.boundary import guarded
from assistant.ui.components.consent import FILES, must_ask
from assistant.ui.components.intake.reading import model_maker, start_reading
from assistant.ui.components.intake.tray import keep_text, pasted_text
from assistant.ui.state import remember, remembered
from assistant.ui.words import say

MOST_MB = 100


def sources(record: ProjectRecord, *, busy: bool) -> None:
    """Draw the block."""
    with st.container(border=True, key="intake-sources"):
        key = f"intake_text/{record.id}"
        text = st.text_area(
            say("intake.text.label"),
            pasted_text(record.id),
            height=260,
            key=key,
            placeholder=say("intake.text.hint"),
            on_change=_keep_text,
            args=(record.id, key),
        )
        uploads = file_uploader(say("intake.files.label"), f"intake_files/{record.id}")
        pressed = st.button(
            say("intake.go"),
            key="intake_go",
            type="primary",
            icon=":material/fact_check:",
            disabled=busy,
            width="stretch",
        )
        st.caption(f":material/info: {say('intake.promise')}")
    if pressed:
        _read(record, [Source(each.name, each.getvalue()) for each in uploads], text or "")


def file_uploader(label: str, name: str) -> list[UploadedFile]:
    """A place for several files; empty again once they were taken.

    Any file can be dropped: reading it says in the person's language why it cannot be used.
    """
    key = f"{name}/{remembered('uploads', 0)}"
    with st.container(key=f"drop-{name.split('/')[0]}"):
        given = st.file_uploader(label, accept_multiple_files=True, key=key, max_upload_size=MOST_MB)
        st.caption(say("intake.files.kinds", most=MOST_MB))
    return list(given)


def uploads_taken() -> None:
    """Empty the places for files."""
    remember("uploads", remembered("uploads", 0) + 1)


def _read(record: ProjectRecord, given: list[Source], text: str) -> None:
    if text.strip():
        given = [Source.pasted(text), *given]
    if not given:
        st.info(say("intake.nothing_given"), icon=":material/info:")
        return
    make = model_maker()
    model = make(record.project) if make else None
    start_reading(record, given, make, ask=model is not None and must_ask(model, FILES))
    uploads_taken()
    st.rerun()


@guarded
def _keep_text(project_id: str, key: str) -> None:
    keep_text(project_id, str(st.session_state[key]))
