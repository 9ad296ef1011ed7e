"""What never leaves this computer: the alternative, the limits, the concessions, the objections expected."""

import streamlit as st

from assistant.ui.components.fields import choice_field, lines_field, text_field
from assistant.ui.components.rows import row_list
from assistant.ui.editing import Desk
from assistant.ui.words import say


def private(desk: Desk) -> None:
    """Draw the part."""
    with st.container(key="private-part"):
        st.markdown(f":material/lock: **{say('project.private.promise')}**")
        text_field(
            desk,
            ("private", "batna"),
            say("project.private.batna"),
            hint=say("project.private.batna_hint"),
            help=say("project.private.batna_help"),
            area=True,
        )
        st.markdown(f"**{say('project.private.limits')}**")
        _limits(desk)
        lines_field(
            desk,
            ("private", "concessions"),
            say("project.private.concessions"),
            hint=say("project.private.concessions_hint"),
            help=say("project.one_a_line"),
        )
        st.markdown(f"**{say('project.private.objectors')}**")
        _objectors(desk)
        lines_field(desk, ("private", "notes"), say("project.private.notes"), help=say("project.one_a_line"))


def _limits(desk: Desk) -> None:
    names = [issue.name for issue in desk.project.issues if issue.name]
    row_list(
        desk,
        ("private", "reservation_values"),
        {"issue": "", "value": ""},
        lambda path: [
            lambda: choice_field(
                desk, (*path, "issue"), say("project.private.issue"), names, none=say("common.none_chosen")
            ),
            lambda: text_field(
                desk, (*path, "value"), say("project.private.value"), hint=say("project.private.value_hint")
            ),
        ],
        widths=[1, 1.4],
        add=say("project.private.add_limit"),
    )


def _objectors(desk: Desk) -> None:
    names = [person.name for person in desk.project.stakeholders if person.name]
    row_list(
        desk,
        ("private", "objectors"),
        {"stakeholder": "", "objection": "", "answer": ""},
        lambda path: [
            lambda: choice_field(
                desk,
                (*path, "stakeholder"),
                say("project.private.who"),
                names,
                none=say("common.none_chosen"),
            ),
            lambda: text_field(desk, (*path, "objection"), say("project.private.objection")),
            lambda: text_field(desk, (*path, "answer"), say("project.private.answer")),
        ],
        widths=[0.9, 1.6, 1.6],
        add=say("project.private.add_objector"),
    )
