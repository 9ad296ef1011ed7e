"""The cards of a translation: confirmed, changed, or no longer explained to a department, in place."""

import streamlit as st

from assistant.jargon.models import Card, ForListener, Translation
from assistant.knowledge.glossary.models import Term
from assistant.knowledge.glossary.organisation import confirm, set_team_knows
from assistant.ui.boundary import guarded
from assistant.ui.components.glossary.book import by, change, glossary, organisation, origin_of
from assistant.ui.components.glossary.editor import editing, fields, start_editing
from assistant.ui.components.glossary.form import starting
from assistant.ui.components.glossary.history import undo_and_history
from assistant.ui.components.jargon.card import head_html
from assistant.ui.safe import plain, safe
from assistant.ui.state import language, remember, remembered
from assistant.ui.words import say, say_in

_SHOWN = 6
_ALL = "jargon_all_cards"
_DEFINED = "jargon_defined"


def cards(translation: Translation, told: ForListener) -> None:
    """Draw the explained cards with what can be done, then the words this listener knows already."""
    explained = [card for card in told.cards if card.explained]
    if not told.cards:
        return
    own = organisation()
    with st.container(horizontal=True, vertical_alignment="center", key="jargon-cards-head"):
        st.subheader(say("jargon.cards.title", count=len(explained)), anchor=False)
        undo_and_history(own)
    shown = explained if remembered(_ALL) else explained[:_SHOWN]
    terms = glossary().terms
    for at in range(0, len(shown), 2):
        for card, place in zip(shown[at : at + 2], st.columns(2), strict=False):
            with place.container(border=True, key=f"term-jargon-{card.term or card.surface}"):
                _card(card, terms.get(card.term), told.listener.department, translation)
    if len(shown) < len(explained):
        st.button(
            say("jargon.cards.more", count=len(explained) - len(shown)),
            key="jargon_cards_more",
            icon=":material/expand_more:",
            on_click=guarded(remember),
            args=(_ALL, True),
        )
    _known(told)


def unknown_words(translation: Translation) -> None:
    """Words the glossary does not have, offered for definition."""
    if not translation.unknown:
        return
    st.subheader(say("jargon.unknown.title", count=len(translation.unknown)), anchor=False)
    st.caption(say("jargon.unknown.about"))
    surfaces = [each.surface for each in translation.unknown[:20]]
    with st.container(horizontal=True, key="jargon-unknown"):
        for surface in surfaces:
            st.button(
                plain(surface),
                key=f"define-{surface}",
                icon=":material/add:",
                on_click=guarded(remember),
                args=(_DEFINED, None if remembered(_DEFINED) == surface else surface),
            )
    chosen = remembered(_DEFINED)
    if chosen in surfaces:
        with st.container(border=True, key="jargon-define"):
            start = starting(chosen, home=translation.speaker.home)
            fields(f"define/{chosen}", None, say("glossary.add_go"), start=start)


def _card(card: Card, term: Term | None, department: str, translation: Translation) -> None:
    spoken = translation.language
    more = safe(say_in(spoken, "glossary.ask_back"))
    st.html(
        f'<div class="cg-term-card"><p>{head_html(card, term, spoken)}</p><p>{safe(card.plain)}</p>'
        f'<p><span class="cg-quiet">{more}</span> {safe(card.ask_back)}</p></div>'
    )
    if term is None:
        _model_card(card, translation)
        return
    if editing(term):
        return
    with st.container(horizontal=True, key=f"jargon-do-{card.term}"):
        if origin_of(term.key, organisation()) == "shipped":
            st.button(
                say("glossary.confirm"),
                key=f"jargon-confirm-{term.key}",
                icon=":material/check:",
                help=say("glossary.confirm_help"),
                on_click=_confirm,
                args=(term,),
            )
        st.button(
            say("glossary.edit"),
            key=f"jargon-edit-{term.key}",
            icon=":material/edit:",
            on_click=guarded(start_editing),
            args=(term.key,),
        )
        st.button(
            say("jargon.cards.knows", department=plain(department)),
            key=f"jargon-knows-{term.key}",
            icon=":material/visibility_off:",
            type="tertiary",
            on_click=_knows,
            args=(term.key, department, True),
        )


def _model_card(card: Card, translation: Translation) -> None:
    """A meaning only a model gave: it stays unverified until a person takes it into the glossary."""
    with st.popover(say("glossary.add_go"), icon=":material/add:"):
        start = starting(card.surface, meaning=card.plain, home=translation.speaker.home)
        fields(f"define/{card.surface}", None, say("glossary.add_go"), start=start)


def _known(told: ForListener) -> None:
    """Words not explained to this listener; those a person said it knows can be explained again."""
    known = [card for card in told.cards if not card.explained]
    if not known:
        return
    department = told.listener.department
    names = say("common.listing").join(plain(card.surface) for card in known[: _SHOWN * 2])
    st.caption(say("jargon.cards.known", department=plain(department), words=names))
    said = set(organisation().team_knows.get(department, ()))
    with st.container(horizontal=True, key="jargon-known"):
        for card in [each for each in known if each.term in said][:_SHOWN]:
            st.button(
                say("jargon.cards.explain", word=plain(card.surface)),
                key=f"jargon-explain-{card.term}",
                icon=":material/visibility:",
                type="tertiary",
                on_click=_knows,
                args=(card.term, department, False),
            )


@guarded
def _confirm(term: Term) -> None:
    who, told = by(), say("glossary.confirmed", name=plain(term.name.say(language())))
    change(lambda own: confirm(own, term, who), told)


@guarded
def _knows(key: str, department: str, knows: bool) -> None:
    who = by()
    change(lambda own: set_team_knows(own, department, key, knows, who), say("glossary.team_saved"))
