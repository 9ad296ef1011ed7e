"""An offer put together with controls, with its value on the person's own scale."""

from collections.abc import Callable

import streamlit as st

from assistant.rehearsal.kinds import MoveKind
from assistant.rehearsal.models import Move, Offer, Understood
from assistant.rehearsal.moves import understand
from assistant.rehearsal.records import RehearsalRecord
from assistant.rehearsal.view import RehearsalView, SeenIssue, seen_offer
from assistant.rehearsal.voice.content import stated
from assistant.ui.boundary import guarded
from assistant.ui.components.rehearsal.chat import against_walk_away, latest_offer, worth_in_words
from assistant.ui.components.rehearsal.composer import with_typed
from assistant.ui.components.rehearsal.sending import send
from assistant.ui.safe import plain
from assistant.ui.state import owner, services
from assistant.ui.words import say, say_in


def builder(record: RehearsalRecord, view: RehearsalView, *, busy: bool) -> None:
    """A choice for each issue, what it is worth, and the button that offers it."""
    if view.table is None:
        return
    with st.expander(say("rehearsal.builder.title"), icon=":material/tune:", expanded=False):
        start = _start(record, view)
        choices = {
            place: st.selectbox(
                plain(issue.name),
                list(range(len(issue.options))),
                index=start[place],
                format_func=_named(issue),
                key=_key(record, place),
                on_change=_keep,
                args=(record, len(view.table.issues)),
            )
            for place, issue in enumerate(view.table.issues)
        }
        built = seen_offer(record.session, "", Offer(choices=choices))
        if built is not None and built.own_value is not None:
            st.markdown(f"**{worth_in_words(built.own_value)}**")
            st.caption(against_walk_away(view, built.own_value))
        st.button(
            say("rehearsal.builder.offer"),
            key="offer_built",
            icon=":material/outbox:",
            disabled=busy,
            on_click=_offer,
            args=(record, Offer(choices=choices)),
            help=say("rehearsal.builder.help"),
        )


def _named(issue: SeenIssue) -> Callable[[int], str]:
    def named(option: int) -> str:
        points = f"{issue.own_points[option]:.0f}"
        return say("rehearsal.builder.option", option=issue.options[option], points=points)

    return named


def _start(record: RehearsalRecord, view: RehearsalView) -> dict[int, int]:
    """As it was left, else the person's last offer, else what is best for the person."""
    assert view.table is not None
    left = record.unsent.offer.choices if record.unsent.offer else {}
    before = view.own_last or latest_offer(view)
    found = {**(before.choices if before and view.own_last else {}), **left}
    return {
        place: found[place]
        if found.get(place, -1) in range(len(issue.options))
        else issue.own_points.index(max(issue.own_points))
        for place, issue in enumerate(view.table.issues)
    }


def _key(record: RehearsalRecord, place: int) -> str:
    return f"build/{record.id}/{len(record.session.turns)}/{place}"


@guarded
def _keep(record: RehearsalRecord, count: int) -> None:
    store = services().rehearsals
    current = store.get(owner(), record.id)
    if current is not None:
        choices = {place: int(st.session_state[_key(record, place)]) for place in range(count)}
        kept = current.unsent.model_copy(update={"offer": Offer(choices=choices)})
        store.keep_unsent(owner(), record.id, kept)


@guarded
def _offer(record: RehearsalRecord, offer: Offer) -> None:
    spoken = record.session.setup.language
    words = say_in(spoken, "rehearsal.builder.words", offer=stated(record.session.setup.table, offer, spoken))
    text = with_typed(record, words)
    read = understand(text, record.session)
    moves = tuple(move for move in read.moves if move.kind is not MoveKind.OFFER)
    said = (*moves, Move(kind=MoveKind.OFFER, quote=words))
    send(record, text, Understood(moves=said, offer=offer, read_by="person"))
