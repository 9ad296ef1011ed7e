"""Ways to start a project: a sample, an empty one, what the person has, a project file."""

from functools import cache
from pathlib import Path

import streamlit as st

from assistant.project.models import Project
from assistant.ui.boundary import guarded
from assistant.ui.safe import safe
from assistant.ui.state import PAGES, language, owner, remember, remembered, services, take_up
from assistant.ui.words import say


def samples(*, primary: bool) -> None:
    """The samples in the language of the interface, each opened by one click."""
    found = sorted(services().settings.kb_folder.glob(f"samples/*.{language().value}.yaml"), reverse=True)
    columns = st.columns(max(3, len(found)))
    for index, (column, path) in enumerate(zip(columns, found, strict=False)):
        project = _sample(path)
        with column, st.container(border=True, key=f"sample-{index}", height="stretch"):
            names = " × ".join(department.name for department in project.departments)
            st.html(
                f'<div class="cg-card"><h3>{safe(project.title)}</h3><p>{safe(names)}</p>'
                f"<p>{safe(_opening(project.purpose))}</p></div>"
            )
            if st.button(
                say("home.open_sample"),
                key=f"open_sample_{index}",
                type="primary" if primary and index == 0 else "secondary",
                icon=":material/folder_open:",
            ):
                _start(project)


def start_buttons(*, primary: bool = True) -> None:
    """A new project, one from mails and minutes, or one from a project file."""
    with st.container(horizontal=True, key="startline"):
        if st.button(
            say("home.new"),
            key="new_project",
            type="primary" if primary else "secondary",
            icon=":material/add:",
        ):
            _start(Project(title="", language=language()))
        if st.button(say("home.from_files"), key="new_from_files", icon=":material/upload_file:"):
            _start(Project(title="", language=language()), page="intake")
        with st.popover(say("home.import"), icon=":material/upload_file:"):
            uploaded = st.file_uploader(
                say("home.import_label"),
                type=["yaml", "yml", "json"],
                key=f"import.{remembered('uploads', 0)}",
            )
            if uploaded is not None:
                st.button(
                    say("home.import_go"),
                    icon=":material/check:",
                    on_click=_import,
                    args=(uploaded.getvalue(),),
                )
    if st.session_state.pop("imported", False):
        st.switch_page(PAGES / "project.py", query_params={"project": remembered("project")})


@guarded
def _import(data: bytes) -> None:
    from assistant.project.files import read_project

    take_up(services().projects.add(owner(), read_project(data)).id)
    remember("uploads", remembered("uploads", 0) + 1)
    remember("imported", True)


def _start(project: Project, page: str = "project") -> None:
    record = services().projects.add(owner(), project)
    take_up(record.id)
    part = {"part": "basics"} if page == "project" else {}
    st.switch_page(PAGES / f"{page}.py", query_params={"project": record.id, **part})


@cache
def _sample(path: Path) -> Project:
    from assistant.project.files import read_project

    return read_project(path)


def _opening(purpose: str) -> str:
    """The first sentence of a purpose."""
    for stop in ("。", ". "):
        head, found, _ = purpose.partition(stop)
        if found:
            return head + stop.strip()
    return purpose
