"""The home page: projects as cards, ways to start one."""

import streamlit as st

from assistant.project.records import ProjectRecord
from assistant.ui import drafts
from assistant.ui.boundary import guarded
from assistant.ui.components.home.card import project_card
from assistant.ui.components.home.start import samples, start_buttons
from assistant.ui.components.project_header import page_title
from assistant.ui.components.trade_offs import proposing
from assistant.ui.safe import plain
from assistant.ui.state import owner, remember, remembered, services
from assistant.ui.words import say


def home_page() -> None:
    """Draw the page."""
    records = services().projects.list(owner())
    _removed_line()
    if not records:
        _first_visit()
        return
    page_title(say("home.title"), say("home.subtitle"))
    start_buttons()
    for first in range(0, len(records), 2):
        columns = st.columns(2, gap="medium")
        for column, record in zip(columns, records[first : first + 2], strict=False):
            with column:
                project_card(record)
    st.subheader(say("home.samples"), anchor=False)
    samples(primary=False)


def _first_visit() -> None:
    page_title(say("home.welcome"), say("home.welcome_line"))
    steps = "".join(
        f"<li><strong>{say(f'home.step.{step}.what')}</strong><span>{say(f'home.step.{step}.how')}</span></li>"
        for step in ("know", "draft", "check", "carry")
    )
    st.html(f'<ol class="cg-steps">{steps}</ol>')
    st.subheader(say("home.start_sample"), anchor=False)
    samples(primary=True)
    st.subheader(say("home.start_own"), anchor=False)
    start_buttons(primary=False)


def _removed_line() -> None:
    """The way back for a project just removed."""
    removed: ProjectRecord | None = remembered("removed_project")
    if removed is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="removedline"):
        st.markdown(say("home.removed", title=plain(removed.project.title or say("project.untitled"))))
        st.button(
            say("common.undo"), icon=":material/undo:", key="restore", on_click=_restore, args=(removed.id,)
        )
        st.button(
            say("home.forget"),
            icon=":material/delete_forever:",
            key="forget",
            type="tertiary",
            help=say("home.forget_note"),
            on_click=_forget,
            args=(removed.id,),
        )


@guarded
def _forget(project_id: str) -> None:
    parts, whose = services(), owner()
    # Its drafts are listed only while it is not hidden; when something fails it is there to try again.
    parts.projects.restore(whose, project_id)
    remember("removed_project", None)
    for feature in (drafts.FEATURE, proposing.FEATURE):
        for draft in parts.drafts.list(whose, project_id, feature):
            parts.preferences.set(whose, drafts.notes_name(draft.id), None)
    parts.forget_project(whose, project_id)
    st.toast(say("home.forgotten"), icon=":material/check:")


@guarded
def _restore(project_id: str) -> None:
    services().projects.restore(owner(), project_id)
    remember("removed_project", None)
