"""What departments disagree on: options, and each side's position in words it would accept."""

from typing import Any

import streamlit as st

from assistant.ui.components.fields import choice_field, date_field, lines_field, text_field
from assistant.ui.components.rows import card_list
from assistant.ui.editing import Change, Desk, Path, find
from assistant.ui.renaming import rename_issue
from assistant.ui.safe import plain
from assistant.ui.words import say

_BLANK = {"name": "", "options": [], "positions": [], "criteria": []}


def issues(desk: Desk) -> None:
    """Draw the part."""
    card_list(
        desk,
        ("issues",),
        _BLANK,
        lambda path: _issue(desk, path),
        add=say("project.issues.add"),
        empty=say("project.issues.empty"),
    )


def _issue(desk: Desk, path: Path) -> None:
    left, right = st.columns([4, 1])
    with left:
        text_field(
            desk,
            (*path, "name"),
            say("project.issues.name"),
            hint=say("project.issues.name_hint"),
            change=lambda tree, name: rename_issue(tree, int(path[-1]), name),
        )
    with right:
        text_field(desk, (*path, "unit"), say("project.issues.unit"), hint=say("project.issues.unit_hint"))
    left, right = st.columns(2)
    with left:
        lines_field(
            desk,
            (*path, "options"),
            say("project.issues.options"),
            hint=say("project.issues.options_hint"),
            help=say("project.issues.options_help"),
        )
    with right:
        lines_field(
            desk,
            (*path, "criteria"),
            say("project.issues.criteria"),
            hint=say("project.issues.criteria_hint"),
            help=say("project.one_a_line"),
        )
    _positions(desk, path)
    _decision(desk, path)


def _positions(desk: Desk, path: Path) -> None:
    held = {position.department: position for position in find(desk.project, path).positions}
    names = [department.name for department in desk.project.departments if department.name]
    if names:
        st.markdown(f"**{say('project.issues.positions')}**")
    for name in dict.fromkeys([*names, *held]):
        position = held.get(name)
        columns = st.columns([1.3, 1.3, 1])
        for column, field in zip(columns[:2], ("wants", "because"), strict=True):
            with column:
                text_field(
                    desk,
                    (*path, "positions", name, field),
                    say(f"project.issues.{field}", department=plain(name)),
                    value=getattr(position, field) if position else "",
                    change=_put_position(path, name, field),
                )
        with columns[2]:
            _prefers(desk, path, name, position.prefers if position else "")


def _prefers(desk: Desk, path: Path, department: str, stored: str) -> None:
    """The option a department would choose: what the trade-offs' first guess starts from."""
    field = (*path, "positions", department, "prefers")
    options = list(dict.fromkeys(["", *find(desk.project, path).options, stored]))
    st.selectbox(
        say("project.issues.prefers", department=plain(department)),
        options,
        index=options.index(stored),
        format_func=lambda option: option or say("common.none_chosen"),
        key=desk.key(field),
        on_change=desk.commit(field, str, _put_position(path, department, "prefers")),
    )


def _put_position(path: Path, department: str, field: str) -> Change:
    def change(tree: dict[str, Any], value: str) -> None:
        positions = tree["issues"][path[-1]]["positions"]
        position = next((each for each in positions if each["department"] == department), None)
        if position is None:
            position = {"department": department, "wants": "", "because": "", "prefers": ""}
            positions.append(position)
        position[field] = value
        if not any(position[each].strip() for each in ("wants", "because", "prefers")):
            positions.remove(position)

    return change


def _decision(desk: Desk, path: Path) -> None:
    people = [person.name for person in desk.project.stakeholders if person.name]
    columns = st.columns([1, 1, 2])
    with columns[0]:
        choice_field(
            desk, (*path, "approver"), say("project.issues.approver"), people, none=say("common.none_chosen")
        )
    with columns[1]:
        date_field(desk, (*path, "deadline"), say("project.issues.deadline"))
    with columns[2]:
        text_field(
            desk,
            (*path, "escalation"),
            say("project.issues.escalation"),
            hint=say("project.issues.escalation_hint"),
        )
