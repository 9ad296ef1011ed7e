"""Who has a stake, and who can decide."""

import streamlit as st

from assistant.ui.components.fields import choice_field, text_field, tick_field
from assistant.ui.components.rows import row_list
from assistant.ui.editing import Desk, Path
from assistant.ui.renaming import rename_stakeholder
from assistant.ui.safe import plain
from assistant.ui.words import say

_BLANK = {"name": "", "department": ""}


def people(desk: Desk) -> None:
    """Draw the part."""
    names = [department.name for department in desk.project.departments if department.name]
    row_list(
        desk,
        ("stakeholders",),
        _BLANK,
        lambda path: [
            lambda: text_field(
                desk,
                (*path, "name"),
                say("project.people.name"),
                change=lambda tree, name: rename_stakeholder(tree, int(path[-1]), name),
            ),
            lambda: choice_field(
                desk,
                (*path, "department"),
                say("project.people.department"),
                names,
                none=say("common.none_chosen"),
            ),
            lambda: text_field(desk, (*path, "role"), say("project.people.role")),
            lambda: text_field(desk, (*path, "email"), say("project.people.email")),
            lambda: _decides(desk, path),
        ],
        widths=[1.2, 1.2, 1.6, 1.6, 0.9],
        add=say("project.people.add"),
        empty=say("project.people.empty"),
    )
    _hints(desk)


def _decides(desk: Desk, path: Path) -> None:
    tick_field(
        desk, (*path, "can_decide"), say("project.people.decides"), help=say("project.people.decides_help")
    )


def _hints(desk: Desk) -> None:
    """What the list still lacks, in sentences."""
    project = desk.project
    deciders = {person.department for person in project.stakeholders if person.can_decide}
    for department in project.departments:
        if department.name and department.name not in deciders:
            told = say("project.people.no_decider", department=plain(department.name))
            st.caption(f":orange[:material/info: {told}]")
    names = [person.name for person in project.stakeholders if person.name]
    for name in sorted({name for name in names if names.count(name) > 1}):
        st.caption(f":orange[:material/info: {say('project.people.twice', name=plain(name))}]")
