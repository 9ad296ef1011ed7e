"""Learning together from the words people met: a session and three months, or one page to hand out."""

from collections.abc import Callable, Sequence

import streamlit as st

from assistant.jargon.learning.paper import handout_document, plan_document
from assistant.jargon.learning.plan import handout, plan_learning
from assistant.jargon.markdown import handout_markdown, plan_markdown
from assistant.jargon.models import Translation
from assistant.language.document import Document
from assistant.language.locale import Language
from assistant.project.models import Project
from assistant.ui.components.files import DOCX, MARKDOWN, file_button
from assistant.ui.components.trade_offs.paper import paper_html
from assistant.ui.state import owner, services, today
from assistant.ui.words import say

_PARTS = ("plan", "handout")
_NAME = "learn"


def learning(met: Sequence[Translation], project: Project | None, spoken: Language) -> None:
    """Draw the choice and the sheet chosen.

    Args:
        met: the translations whose words are learned, in the order people met them.
        spoken: the language of the sheets.
    """
    st.subheader(say("jargon.learning.title"), anchor=False)
    st.caption(say("jargon.learning.about", count=len(met)))
    asked = st.query_params.get(_NAME)
    chosen = st.segmented_control(
        say("jargon.learning.title"),
        _PARTS,
        default=asked if asked in _PARTS else None,
        format_func=lambda part: say(f"jargon.learning.{part}"),
        key="jargon_learn",
        label_visibility="collapsed",
        wrap=True,
    )
    st.query_params[_NAME] = chosen or ""
    if chosen == "plan":
        _plan(met, project, spoken)
    elif chosen == "handout":
        _handout(met, project, spoken)


def _plan(met: Sequence[Translation], project: Project | None, spoken: Language) -> None:
    from assistant.adapters.exports.docx_jargon import plan_docx

    parts = services()
    plan = plan_learning(
        met,
        glossary=parts.glossary(owner()),
        knowledge=parts.knowledge,
        language=spoken,
        today=today(),
        project=project,
    )
    _sheet("plan", plan_document(plan), lambda: plan_docx(plan), plan_markdown(plan))


def _handout(met: Sequence[Translation], project: Project | None, spoken: Language) -> None:
    from assistant.adapters.exports.docx_jargon import handout_docx

    page = handout(met, glossary=services().glossary(owner()), language=spoken, project=project)
    _sheet("handout", handout_document(page), lambda: handout_docx(page), handout_markdown(page))


def _sheet(key: str, paper: Document, docx: Callable[[], bytes], markdown: str) -> None:
    """The files of a paper, and the paper."""
    with st.container(horizontal=True, key=f"downloads-{key}"):
        file_button(f"{key}_docx", say("agenda.download.docx"), paper.title, ".docx", DOCX, docx)
        label = say("agenda.download.markdown")
        file_button(f"{key}_markdown", label, paper.title, ".md", MARKDOWN, markdown.encode)
    with st.container(key="sheet"):
        st.html(paper_html(paper))
