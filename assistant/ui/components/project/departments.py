"""The departments at the table, a card each."""

import streamlit as st

from assistant.ui.components.fields import (
    choice_field,
    date_field,
    figure_field,
    lines_field,
    text_field,
)
from assistant.ui.components.rows import card_list, remove_button
from assistant.ui.editing import Desk, Path
from assistant.ui.renaming import rename_department
from assistant.ui.words import say

_BLANK = {"name": "", "goal": "", "kpis": [], "worries": [], "asks": [], "offers": []}
_BLANK_KPI = {"name": ""}


def departments(desk: Desk) -> None:
    """Draw the part."""
    card_list(
        desk,
        ("departments",),
        _BLANK,
        lambda path: _department(desk, path),
        add=say("project.departments.add"),
        empty=say("project.departments.empty"),
    )


def _department(desk: Desk, path: Path) -> None:
    index = int(path[-1])
    left, right = st.columns([1, 2])
    with left:
        text_field(
            desk,
            (*path, "name"),
            say("project.departments.name"),
            hint=say("project.departments.name_hint"),
            change=lambda tree, name: rename_department(tree, index, name),
        )
    with right:
        text_field(
            desk, (*path, "goal"), say("project.departments.goal"), hint=say("project.departments.goal_hint")
        )
    columns = st.columns(3)
    for column, field in zip(columns, ("worries", "asks", "offers"), strict=True):
        with column:
            lines_field(
                desk,
                (*path, field),
                say(f"project.departments.{field}"),
                hint=say(f"project.departments.{field}_hint"),
                help=say("project.one_a_line"),
            )
    st.markdown(f"**{say('project.kpi.heading')}**")
    card_list(
        desk,
        (*path, "kpis"),
        _BLANK_KPI,
        lambda at: _kpi(desk, at),
        add=say("project.kpi.add"),
        compact=True,
    )


def _kpi(desk: Desk, at: Path) -> None:
    first = st.columns([1.5, 2.4, 1])
    with first[0]:
        text_field(desk, (*at, "name"), say("project.kpi.name"), hint=say("project.kpi.name_hint"))
    with first[1]:
        text_field(desk, (*at, "formula"), say("project.kpi.formula"), hint=say("project.kpi.formula_hint"))
    with first[2]:
        choice_field(
            desk,
            (*at, "direction"),
            say("project.kpi.direction"),
            ["up", "down"],
            show=lambda way: say(f"project.kpi.{way}"),
        )
    second = st.columns([1.2, 1.2, 0.8, 1.2, 0.3], vertical_alignment="bottom")
    with second[0]:
        figure_field(desk, (*at, "baseline"), say("project.kpi.baseline"))
    with second[1]:
        figure_field(desk, (*at, "target"), say("project.kpi.target"))
    with second[2]:
        text_field(desk, (*at, "unit"), say("project.kpi.unit"), hint=say("project.kpi.unit_hint"))
    with second[3]:
        date_field(desk, (*at, "due"), say("project.kpi.due"))
    with second[4]:
        remove_button(desk, at[:-1], int(at[-1]))
