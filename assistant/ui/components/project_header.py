"""The line above a project's pages: its title, when it was saved, undo."""

import streamlit as st

from assistant.project.records import ProjectRecord
from assistant.ui.boundary import guarded
from assistant.ui.editing import undo
from assistant.ui.safe import safe
from assistant.ui.state import local_time
from assistant.ui.words import say


def page_title(title: str, subtitle: str = "") -> None:
    """A page's heading; ``subtitle`` says whose page it is. Both are shown as written."""
    below = f'<p class="cg-subtitle">{safe(subtitle)}</p>' if subtitle else ""
    st.html(f'<header class="cg-head"><h1>{safe(title)}</h1>{below}</header>')


def save_line(record: ProjectRecord, intro: str) -> None:
    """What to do here, when the project was saved, and the way back."""
    with st.container(horizontal=True, vertical_alignment="center", key="saveline"):
        st.caption(intro, width="stretch")
        at = local_time(record.updated_at)
        st.html(
            f'<span class="cg-saved" role="status">{say("common.saved_at", time=f"{at:%H:%M}")}</span>',
            width="content",
        )
        st.button(
            say("common.undo"),
            key="undo_project",
            icon=":material/undo:",
            type="tertiary",
            disabled=record.revision <= 1,
            on_click=_undo,
            args=(record.id,),
        )


@guarded
def _undo(project_id: str) -> None:
    st.toast(say("project.undone" if undo(project_id) else "common.nothing_to_undo"), icon=":material/undo:")
