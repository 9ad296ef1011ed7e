"""The project as a file: take it along, or bring one back."""

import streamlit as st

from assistant.project.records import ProjectRecord
from assistant.ui.boundary import guarded
from assistant.ui.editing import drop_refusals, redraw
from assistant.ui.state import owner, remember, remembered, services
from assistant.ui.words import say


def project_file(record: ProjectRecord) -> None:
    """A button that opens download and upload."""
    from assistant.adapters.exports.names import file_name
    from assistant.project.files import write_project

    with st.popover(say("project.file.label"), icon=":material/draft:"):
        st.download_button(
            say("project.file.download"),
            write_project(record.project).encode("utf-8"),
            file_name=file_name(record.project.title, ".yaml"),
            mime="application/yaml",
            icon=":material/download:",
            on_click="ignore",
        )
        st.caption(f":material/lock: {say('project.file.with_private')}")
        uploaded = st.file_uploader(
            say("project.file.upload"),
            type=["yaml", "yml", "json"],
            key=f"replace_with.{remembered('uploads', 0)}",
        )
        if uploaded is not None:
            st.button(
                say("project.file.replace"),
                icon=":material/swap_horiz:",
                on_click=_replace,
                args=(record.id, uploaded.getvalue()),
            )


@guarded
def _replace(project_id: str, data: bytes) -> None:
    from assistant.project.files import read_project

    services().projects.save(owner(), project_id, read_project(data))
    drop_refusals(project_id)
    redraw(project_id)
    remember("uploads", remembered("uploads", 0) + 1)
    st.toast(say("project.file.replaced"), icon=":material/undo:")
