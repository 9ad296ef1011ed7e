"""Searching the company's own documents: the sentence that answers, with its document and place."""

import streamlit as st

from assistant.knowledge.own_documents import OwnHit
from assistant.ui.boundary import boundary
from assistant.ui.safe import lines, safe
from assistant.ui.state import language, owner, services
from assistant.ui.words import say

_SHOWN = 5


@st.fragment
def own_search(project_id: str) -> None:
    """The search box and what it finds; redrawn by itself."""
    with st.container(key="own-search"):
        asked = st.text_input(
            say("intake.own.search"),
            key=f"own_query/{project_id}",
            placeholder=say("intake.own.search_hint"),
            icon=":material/search:",
        )
        if not asked or not asked.strip():
            return
        with boundary():
            hits = services().own_documents.search(owner(), project_id, asked, top=_SHOWN)
            if hits:
                st.html("".join(map(_hit, hits)))
            else:
                st.caption(say("intake.own.nothing"))


def _hit(hit: OwnHit) -> str:
    """One result as HTML; everything from the document is escaped."""
    where = say("intake.from", file=hit.document, place=hit.place.both().say(language()))
    return (
        f'<article class="cg-hit"><p>{lines(hit.sentence)}</p>'
        f'<div class="cg-evidence-line"><span>{safe(where)}</span></div>'
        f"<details><summary>{say('intake.own.around')}</summary>"
        f"<blockquote>{lines(hit.context)}</blockquote></details></article>"
    )
