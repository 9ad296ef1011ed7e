"""The one figure the departments share."""

from typing import Any

import streamlit as st

from assistant.ui.components.fields import date_field, figure_field, text_field
from assistant.ui.editing import Change, Desk, put
from assistant.ui.safe import plain
from assistant.ui.words import say


def joint_kpi(desk: Desk) -> None:
    """Draw the part."""
    st.caption(say("project.joint.about"))
    left, right = st.columns(2)
    with left:
        text_field(desk, ("joint_kpi", "name"), say("project.kpi.name"), hint=say("project.joint.name_hint"))
    with right:
        text_field(
            desk, ("joint_kpi", "formula"), say("project.kpi.formula"), hint=say("project.joint.formula_hint")
        )
    columns = st.columns(4)
    with columns[0]:
        figure_field(desk, ("joint_kpi", "baseline"), say("project.kpi.baseline"))
    with columns[1]:
        figure_field(desk, ("joint_kpi", "target"), say("project.kpi.target"))
    with columns[2]:
        text_field(desk, ("joint_kpi", "unit"), say("project.kpi.unit"), hint=say("project.kpi.unit_hint"))
    with columns[3]:
        date_field(desk, ("joint_kpi", "due"), say("project.kpi.due"))
    text_field(
        desk,
        ("joint_kpi", "counter_metric"),
        say("project.joint.counter"),
        hint=say("project.joint.counter_hint"),
        help=say("project.joint.counter_help"),
    )
    _contributions(desk)


def _contributions(desk: Desk) -> None:
    kpi = desk.project.joint_kpi
    held = {each.department: each for each in kpi.contributions} if kpi else {}
    names = [department.name for department in desk.project.departments if department.name]
    for name in dict.fromkeys([*names, *held]):
        contribution = held.get(name)
        left, right = st.columns([2, 1])
        for column, field in ((left, "contributes"), (right, "data_owner")):
            with column:
                text_field(
                    desk,
                    ("joint_kpi", "contributions", name, field),
                    say(f"project.joint.{field}", department=plain(name)),
                    value=getattr(contribution, field) if contribution else "",
                    change=_put_contribution(name, field),
                )


def _put_contribution(department: str, field: str) -> Change:
    def change(tree: dict[str, Any], value: str) -> None:
        if tree["joint_kpi"] is None:
            put(("joint_kpi", "name"))(tree, "")
        held = tree["joint_kpi"]["contributions"]
        contribution = next((each for each in held if each["department"] == department), None)
        if contribution is None:
            contribution = {"department": department, "contributes": "", "data_owner": ""}
            held.append(contribution)
        contribution[field] = value

    return change
