"""What the project is: title, purpose, own department, what the meeting should decide."""

import streamlit as st

from assistant.language.locale import Language
from assistant.ui.components.fields import choice_field, lines_field, text_field
from assistant.ui.editing import Desk
from assistant.ui.words import say

LANGUAGE_NAMES = {Language.ZH_TW.value: "中文（台灣）", Language.EN.value: "English"}


def basics(desk: Desk) -> None:
    """Draw the part."""
    text_field(desk, ("title",), say("project.basics.title"), hint=say("project.basics.title_hint"))
    text_field(
        desk, ("purpose",), say("project.basics.purpose"), hint=say("project.basics.purpose_hint"), area=True
    )
    left, right = st.columns(2)
    with left:
        names = [department.name for department in desk.project.departments if department.name]
        choice_field(
            desk,
            ("own_department",),
            say("project.basics.own"),
            names,
            none=say("common.none_chosen"),
            help=say("project.basics.own_help"),
        )
    with right:
        choice_field(
            desk,
            ("language",),
            say("project.basics.language"),
            list(LANGUAGE_NAMES),
            show=lambda value: LANGUAGE_NAMES.get(value, value),
        )
    text_field(
        desk, ("shared_goal",), say("project.basics.goal"), hint=say("project.basics.goal_hint"), area=True
    )
    left, right = st.columns(2)
    with left:
        lines_field(
            desk,
            ("decisions",),
            say("project.basics.decisions"),
            hint=say("project.basics.decisions_hint"),
        )
    with right:
        lines_field(
            desk,
            ("success_criteria",),
            say("project.basics.success"),
            hint=say("project.basics.success_hint"),
        )
