"""An offer read from the text, as chips: it counts once the person says so."""

from collections.abc import Callable

import streamlit as st

from assistant.rehearsal.kinds import MoveKind
from assistant.rehearsal.models import Move, Offer, Understood
from assistant.rehearsal.records import RehearsalRecord, Unsent
from assistant.rehearsal.view import RehearsalView, SeenIssue, SeenOffer, reading_of, seen_offer
from assistant.ui.boundary import guarded
from assistant.ui.components.rehearsal.chat import against_walk_away, latest_offer, offer_chips
from assistant.ui.components.rehearsal.sending import send
from assistant.ui.safe import lines, plain
from assistant.ui.state import owner, remember, remembered, services
from assistant.ui.words import say

_CHANGING = "rehearsal_changing"
_QUOTED = 120


def reading(record: RehearsalRecord, view: RehearsalView) -> None:
    """What was read, and the four answers to it."""
    understood = record.unsent.understood
    if understood is None or view.table is None:
        return
    seen = reading_of(record.session, understood)
    offer = seen.offer or latest_offer(view)
    changing = remembered(_CHANGING) == record.id
    with st.container(border=True, key="reading"):
        st.html(f'<blockquote class="cg-quoted">{lines(record.unsent.text)}</blockquote>')
        st.markdown(f"**{say('rehearsal.reading.offer' if seen.offer else 'rehearsal.reading.accept')}**")
        if changing:
            offer = _selects(record, view, offer)
        if offer is not None:
            st.html(offer_chips(offer, () if changing else _named(view, offer)))
            _against(view, offer)
        for quote, issue in [] if changing else seen.unclear:
            about = say("rehearsal.reading.about", issue=issue) if issue else ""
            st.caption(f":material/help: {plain(say('rehearsal.reading.unclear', quote=quote) + about)}")
        _answers(record, understood, offer, changing)


def _named(view: RehearsalView, offer: SeenOffer) -> list[int]:
    """Issues in which the offer differs from what lay on the table."""
    before = latest_offer(view)
    return [
        place for place, option in offer.choices.items() if before and before.choices.get(place) != option
    ]


def _against(view: RehearsalView, offer: SeenOffer) -> None:
    if offer.own_value is None:
        st.caption(say("rehearsal.reading.partial"))
    else:
        st.caption(against_walk_away(view, offer.own_value))


def _selects(record: RehearsalRecord, view: RehearsalView, offer: SeenOffer | None) -> SeenOffer | None:
    """A choice for each issue; an issue may stay open."""
    assert view.table is not None
    choices: dict[int, int] = {}
    columns = st.columns(2)
    for place, issue in enumerate(view.table.issues):
        known = [-1, *range(len(issue.options))]
        start = offer.choices.get(place, -1) if offer else -1
        chosen = columns[place % 2].selectbox(
            plain(issue.name),
            known,
            index=known.index(start),
            format_func=_option_names(issue),
            key=f"reading/{record.id}/{len(view.turns)}/{place}",
        )
        if chosen is not None and chosen >= 0:
            choices[place] = chosen
    return seen_offer(record.session, "", Offer(choices=choices)) if choices else None


def _option_names(issue: SeenIssue) -> Callable[[int], str]:
    return lambda option: say("rehearsal.reading.open") if option < 0 else issue.options[option]


def _answers(
    record: RehearsalRecord, understood: Understood, offer: SeenOffer | None, changing: bool
) -> None:
    corrected = _with_offer(understood, offer, record.unsent.text) if changing else None
    with st.container(horizontal=True, key="reading-answers"):
        st.button(
            say("rehearsal.reading.yes"),
            key="reading_yes",
            type="primary",
            icon=":material/check:",
            disabled=changing and offer is None,
            on_click=_answer,
            args=(record, corrected or understood.model_copy(update={"read_by": "person"})),
        )
        if not changing and understood.offer is not None:
            st.button(
                say("rehearsal.reading.change"),
                key="reading_change",
                icon=":material/tune:",
                on_click=remember,
                args=(_CHANGING, record.id),
            )
        st.button(
            say(f"rehearsal.reading.{'no' if understood.offer else 'no_yes'}"),
            key="reading_no",
            icon=":material/close:",
            on_click=_answer,
            args=(record, without_offer(understood, record.unsent.text)),
        )
        st.button(
            say("rehearsal.reading.edit"),
            key="reading_edit",
            icon=":material/edit:",
            type="tertiary",
            on_click=_back_to_text,
            args=(record,),
        )


def _with_offer(understood: Understood, offer: SeenOffer | None, text: str) -> Understood:
    """The reading with the offer the person chose."""
    if offer is None:
        return understood
    moves = understood.moves
    if not understood.did(MoveKind.OFFER):
        moves = (*moves, Move(kind=MoveKind.OFFER, quote=text.strip()[:_QUOTED]))
    return Understood(moves=moves, offer=Offer(choices=offer.choices), read_by="person")


def without_offer(understood: Understood, text: str) -> Understood:
    """The reading without offer, concession and yes."""
    dropped = {MoveKind.OFFER, MoveKind.CONCESSION, MoveKind.ACCEPTANCE}
    moves = tuple(move for move in understood.moves if move.kind not in dropped)
    rest = moves or (Move(kind=MoveKind.OTHER, quote=text.strip()[:_QUOTED]),)
    return Understood(moves=rest, read_by="person")


@guarded
def _answer(record: RehearsalRecord, understood: Understood) -> None:
    remember(_CHANGING, None)
    send(record, record.unsent.text, understood)


@guarded
def _back_to_text(record: RehearsalRecord) -> None:
    remember(_CHANGING, None)
    kept = Unsent(text=record.unsent.text, offer=record.unsent.offer)
    services().rehearsals.keep_unsent(owner(), record.id, kept)
