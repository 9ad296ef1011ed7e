"""What comes out, shown before anything was given: the sentence about sprints, worked through."""

from collections.abc import Sequence

import streamlit as st

from assistant.knowledge.glossary.models import Home
from assistant.ui.boundary import guarded
from assistant.ui.components.jargon.inputs import put
from assistant.ui.components.jargon.shelf import Shelf
from assistant.ui.components.jargon.sides import choice_of
from assistant.ui.safe import safe
from assistant.ui.words import say


def example(shelf: Shelf, known: Sequence[str]) -> None:
    """Draw it, with a button that puts the sentence and its two departments into the fields."""
    rows = "".join(
        f"<dt>{safe(say(f'jargon.example.{name}.label'))}</dt><dd>{safe(say(f'jargon.example.{name}.text'))}</dd>"
        for name in ("said", "read", "changes", "ask", "known")
    )
    with st.container(key="jargon-example"):
        st.html(f'<div class="cg-example"><h3>{safe(say("jargon.example.title"))}</h3><dl>{rows}</dl></div>')
        st.button(
            say("jargon.example.try"),
            key="jargon_example",
            icon=":material/edit_note:",
            on_click=guarded(put),
            args=(shelf,),
            kwargs={
                "text": say("jargon.example.said.text"),
                "speaker": choice_of(Home.ENGINEERING, known),
                "listeners": [choice_of(Home.FINANCE, known)],
            },
        )
