"""The glossary's page: search and filters above, a page of cards below, one of them open."""

import streamlit as st

from assistant.knowledge.glossary.models import Home, Term
from assistant.knowledge.glossary.organisation import Organisation
from assistant.ui.boundary import guarded
from assistant.ui.components.glossary.book import (
    ORIGINS,
    Origin,
    called,
    glossary,
    listed,
    organisation,
    origin_of,
)
from assistant.ui.components.glossary.detail import detail, term_html
from assistant.ui.components.glossary.editor import adding
from assistant.ui.components.glossary.exchange import import_export
from assistant.ui.components.glossary.history import undo_and_history
from assistant.ui.components.glossary.twins import twins
from assistant.ui.components.project_header import page_title
from assistant.ui.state import PAGES, remember, remembered
from assistant.ui.words import say

STYLES = PAGES.parent / "styles" / "jargon.css"
_A_PAGE = 12
_PAGE = "glossary_page"
_OPEN = "glossary_open"


def glossary_page() -> None:
    """Draw the page."""
    st.html(STYLES)
    own = organisation()
    page_title(say("glossary.title"), say("glossary.subtitle", count=len(glossary().terms)))
    search, home, origin = _filters()
    with st.container(horizontal=True, vertical_alignment="center", key="glossary-actions"):
        adding(search)
        import_export(own)
        undo_and_history(own)
    twins(own)
    terms = listed(search, home, origin, own)
    if not terms:
        st.info(say("glossary.nothing"), icon=":material/search_off:")
        return
    _cards(terms, own, (search, home, origin))


def _filters() -> tuple[str, Home | None, Origin]:
    words, department = st.columns([3, 2], vertical_alignment="bottom")
    with words:
        search = st.text_input(
            say("glossary.search"),
            st.query_params.get("q", ""),
            key="glossary_search",
            type="search",
            placeholder=say("glossary.search_hint"),
            max_chars=200,
        )
    with department:
        home = st.selectbox(
            say("glossary.department"),
            list(Home),
            index=None,
            format_func=called,
            placeholder=say("glossary.every_department"),
            key="glossary_home",
        )
    origin = st.segmented_control(
        say("glossary.origin.label"),
        ORIGINS,
        default=ORIGINS[0],
        required=True,
        format_func=lambda each: say(f"glossary.origin.{each}"),
        key="glossary_origin",
        label_visibility="collapsed",
        wrap=True,
    )
    st.query_params["q"] = search or ""
    return search or "", home, origin or ORIGINS[0]


def _cards(terms: list[Term], own: Organisation, asked: object) -> None:
    """One page of the list; another search begins at the first page."""
    kept_for, page = remembered(_PAGE) or (asked, 0)
    last = (len(terms) - 1) // _A_PAGE
    page = min(page, last) if kept_for == asked else 0
    shown = terms[page * _A_PAGE : (page + 1) * _A_PAGE]
    opened = remembered(_OPEN) or st.query_params.get("term", "")
    for term in shown:
        _card(term, own, opened == term.key or len(terms) == 1)
    with st.container(horizontal=True, vertical_alignment="center", key="glossary-pages"):
        st.button(
            say("glossary.before"),
            key="glossary_before",
            icon=":material/chevron_left:",
            disabled=page == 0,
            on_click=_turn,
            args=(asked, page - 1),
        )
        first, final = page * _A_PAGE + 1, page * _A_PAGE + len(shown)
        st.caption(say("glossary.shown", first=first, last=final, count=len(terms)), width="content")
        st.button(
            say("glossary.after"),
            key="glossary_after",
            icon=":material/chevron_right:",
            disabled=page == last,
            on_click=_turn,
            args=(asked, page + 1),
        )


def _card(term: Term, own: Organisation, opened: bool) -> None:
    with st.container(border=True, key=f"term-{term.key}"):
        words, button = st.columns([6, 1], vertical_alignment="top")
        words.html(term_html(term, origin_of(term.key, own)))
        button.button(
            say("glossary.close" if opened else "glossary.open"),
            key=f"open-{term.key}",
            icon=":material/expand_less:" if opened else ":material/expand_more:",
            type="tertiary",
            on_click=_open,
            args=("" if opened else term.key,),
        )
        if opened:
            detail(term, own)


@guarded
def _turn(asked: object, page: int) -> None:
    remember(_PAGE, (asked, page))


@guarded
def _open(key: str) -> None:
    remember(_OPEN, key)
    st.query_params["term"] = key
