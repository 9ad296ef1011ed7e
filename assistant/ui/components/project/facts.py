"""What is known and from where, what limits the choice, what nobody knows yet, and whose words mean what."""

import streamlit as st

from assistant.ui.components.fields import choice_field, lines_field, text_field, tick_field
from assistant.ui.components.rows import row_list
from assistant.ui.editing import Desk
from assistant.ui.words import say

_BLANK = {"text": ""}
_BLANK_TERM = {"term": "", "meaning": "", "verified": False}


def facts(desk: Desk) -> None:
    """Draw the part."""
    for field in ("facts", "constraints"):
        st.subheader(say(f"project.facts.{field}"), anchor=False)
        _sourced(desk, field)
    st.subheader(say("project.facts.unknowns"), anchor=False)
    lines_field(
        desk,
        ("unknowns",),
        say("project.facts.unknowns_label"),
        hint=say("project.facts.unknowns_hint"),
    )
    st.subheader(say("project.facts.terms"), anchor=False)
    _terms(desk)


def _sourced(desk: Desk, field: str) -> None:
    row_list(
        desk,
        (field,),
        _BLANK,
        lambda path: [
            lambda: text_field(
                desk,
                (*path, "text"),
                say("project.facts.text"),
                hint=say(f"project.facts.{field}_hint"),
                area=True,
            ),
            lambda: text_field(
                desk, (*path, "source"), say("project.facts.source"), hint=say("project.facts.source_hint")
            ),
        ],
        widths=[2.4, 1.4],
        add=say(f"project.facts.add_{field}"),
    )


def _terms(desk: Desk) -> None:
    names = [department.name for department in desk.project.departments if department.name]
    row_list(
        desk,
        ("terms",),
        _BLANK_TERM,
        lambda path: [
            lambda: text_field(
                desk, (*path, "term"), say("project.facts.term"), hint=say("project.facts.term_hint")
            ),
            lambda: text_field(
                desk, (*path, "meaning"), say("project.facts.meaning"), hint=say("project.facts.meaning_hint")
            ),
            lambda: choice_field(
                desk,
                (*path, "department"),
                say("project.facts.whose"),
                names,
                none=say("project.facts.everyone"),
            ),
            lambda: tick_field(
                desk,
                (*path, "verified"),
                say("project.facts.verified"),
                help=say("project.facts.verified_help"),
            ),
        ],
        widths=[1.1, 2.2, 1.1, 0.9],
        add=say("project.facts.add_term"),
    )
