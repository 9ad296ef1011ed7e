"""Projects that were removed: the way back, and the way out for good."""

import streamlit as st

from assistant.project.records import ProjectRecord
from assistant.ui import drafts
from assistant.ui.boundary import guarded
from assistant.ui.components.trade_offs import proposing
from assistant.ui.safe import plain
from assistant.ui.state import owner, remember, remembered, services
from assistant.ui.words import say


def just_removed() -> None:
    """The way back for a project removed a moment ago."""
    removed: ProjectRecord | None = remembered("removed_project")
    if removed is not None:
        with st.container(key="removedline"):
            _line(removed, say("home.removed", title=_title(removed)), key="now")


def bin_of_projects() -> None:
    """Every other removed project that is still stored; nothing when there is none."""
    now: ProjectRecord | None = remembered("removed_project")
    stored = services().projects.list(owner(), removed=True)
    removed = [each for each in stored if now is None or each.id != now.id]
    if not removed:
        return
    with st.expander(say("home.bin", count=len(removed)), icon=":material/delete:"):
        st.caption(say("home.bin_note"))
        for record in removed:
            _line(record, _title(record), key=record.id)


def _title(record: ProjectRecord) -> str:
    return plain(record.project.title or say("project.untitled"))


def _line(record: ProjectRecord, words: str, *, key: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(words)
        st.button(
            say("home.restore"),
            icon=":material/undo:",
            key=f"restore-{key}",
            on_click=_restore,
            args=(record.id,),
        )
        st.button(
            say("home.forget"),
            icon=":material/delete_forever:",
            key=f"forget-{key}",
            type="tertiary",
            help=say("home.forget_note"),
            on_click=_forget,
            args=(record.id,),
        )


@guarded
def _forget(project_id: str) -> None:
    # Not needed to draw the home page, which stays light without them.
    from assistant.ui.components.jargon.shelf import FEATURE as TRANSLATIONS
    from assistant.ui.components.rehearsal.form import form_name

    parts, whose = services(), owner()
    # Its drafts are listed only while it is not hidden; when something fails it is there to try again.
    parts.projects.restore(whose, project_id)
    remember("removed_project", None)
    for feature in (drafts.FEATURE, proposing.FEATURE, TRANSLATIONS):
        for draft in parts.drafts.list(whose, project_id, feature):
            parts.preferences.set(whose, drafts.notes_name(draft.id), None)
    parts.preferences.set(whose, form_name(project_id), None)
    parts.forget_project(whose, project_id)
    st.toast(say("home.forgotten"), icon=":material/check:")


@guarded
def _restore(project_id: str) -> None:
    services().projects.restore(owner(), project_id)
    remember("removed_project", None)
