"""Sentences worth saying again, added to the project's private notes at a touch."""

import streamlit as st

from assistant.language.errors import CommonGroundError
from assistant.project.models import Project
from assistant.project.parts import MAX_ITEMS
from assistant.project.records import ProjectRecord
from assistant.rehearsal.debrief import Debrief, reusable_lines
from assistant.rehearsal.records import RehearsalRecord
from assistant.ui.boundary import guarded
from assistant.ui.editing import redraw
from assistant.ui.safe import safe
from assistant.ui.state import owner, services
from assistant.ui.words import both, say


def reusing(record: RehearsalRecord, shown: Debrief) -> None:
    """Draw the sentences; without a project there is nowhere to add them."""
    lines = reusable_lines(shown)
    if not lines:
        return
    st.subheader(say("rehearsal.reuse.title"), anchor=False)
    project = services().projects.get(owner(), record.project_id) if record.project_id else None
    if project is None:
        st.caption(say("rehearsal.reuse.no_project"))
    else:
        st.caption(say("rehearsal.reuse.about"))
    for place, line in enumerate(lines):
        with st.container(horizontal=True, vertical_alignment="center", key=f"line-again-{place}"):
            st.html(f'<blockquote class="cg-quoted">{safe(line)}</blockquote>', width="stretch")
            if project is not None:
                _button(project, place, line)


def _button(project: ProjectRecord, place: int, line: str) -> None:
    there = line in project.project.private.notes
    st.button(
        say(f"rehearsal.reuse.{'added' if there else 'add'}"),
        key=f"reuse-{place}",
        icon=":material/check:" if there else ":material/note_add:",
        disabled=there,
        on_click=_add,
        args=(project.id, line),
    )


@guarded
def _add(project_id: str, line: str) -> None:
    store = services().projects
    record = store.get(owner(), project_id)
    if record is None or line in record.project.private.notes:
        return
    if len(record.project.private.notes) >= MAX_ITEMS:
        raise CommonGroundError(both("rehearsal.reuse.full"), both("rehearsal.reuse.full_next"))
    tree = record.project.model_dump()
    tree["private"]["notes"].append(line)
    store.save(owner(), project_id, Project.model_validate(tree))
    redraw(project_id)
    st.toast(say("rehearsal.reuse.done"), icon=":material/check:")
