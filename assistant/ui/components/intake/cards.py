"""Found values to decide: one row each, gathered in a card for each department, person and issue."""

from itertools import groupby

import streamlit as st

from assistant.ui.components.intake.editors import ENTITIES, editor
from assistant.ui.components.intake.evidence import evidence
from assistant.ui.components.intake.stored import Found, State
from assistant.ui.components.intake.tray import Tray
from assistant.ui.safe import safe
from assistant.ui.words import say

_SHORT = 24


def cards(tray: Tray, found: list[Found]) -> None:
    """Draw the values of one section, those of one thing together."""
    ordered = sorted(found, key=lambda each: _first_of(found, each))
    for thing, group in groupby(ordered, key=_thing):
        rows = list(group)
        with st.container(border=True, key=f"card-{rows[0].id}"):
            if thing:
                _head(tray, thing, rows)
            for pair in _paired(rows):
                with st.container(key=f"line-{pair[0].id}"):
                    _line(tray, pair)


def _thing(found: Found) -> str:
    """The department, person or issue a value belongs to; ``""`` for values that stand alone."""
    return found.path[1] if found.path[0] in ENTITIES else ""


def _first_of(found: list[Found], each: Found) -> int:
    """Where the first value of the same thing stands; the name comes before what is said of it."""
    thing = _thing(each)
    first = next(index for index, other in enumerate(found) if _thing(other) == thing)
    return first * 1_000 + (min(len(each.path), 3) * 100 if thing else 0)


def _head(tray: Tray, thing: str, rows: list[Found]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.html(f'<h3 class="cg-thing">{safe(thing)}</h3>', width="content")
        if len(rows) > 1:
            st.button(
                say("intake.accept_these", count=len(rows)),
                key=f"take-card-{rows[0].id}",
                type="tertiary",
                icon=":material/done_all:",
                on_click=tray.accept([each.id for each in rows]),
            )


def _line(tray: Tray, rows: list[Found]) -> None:
    if len(rows) == 1:
        _row(tray, rows[0])
        return
    for column, row in zip(st.columns(2, gap="medium"), rows, strict=True):
        with column:
            _row(tray, row, narrow=True)


def _paired(rows: list[Found]) -> list[list[Found]]:
    """Short values stand two in a row."""
    pairs: list[list[Found]] = []
    for row in rows:
        if pairs and len(pairs[-1]) == 1 and _is_short(row) and _is_short(pairs[-1][0]):
            pairs[-1].append(row)
        else:
            pairs.append([row])
    return pairs


def _is_short(found: Found) -> bool:
    if found.value.kind in {"date", "time", "number", "yes"}:
        return True
    return found.value.kind == "text" and len(str(found.first.json_value)) <= _SHORT


def _row(tray: Tray, found: Found, *, narrow: bool = False) -> None:
    with st.container(key=f"found-{found.id}", gap="small"):
        editor(tray, found)
        if narrow:
            st.html(evidence(found))
            with st.container(horizontal=True, gap="small"):
                decide_buttons(tray, found)
            return
        words, buttons = st.columns([1.7, 1], gap="small")
        with words:
            st.html(evidence(found))
        with buttons, st.container(horizontal=True, horizontal_alignment="right", gap="small"):
            decide_buttons(tray, found)


def decide_buttons(tray: Tray, found: Found) -> None:
    """Accept or reject one value."""
    st.button(
        say("intake.accept"),
        key=f"take-{found.id}",
        icon=":material/check:",
        on_click=tray.accept([found.id]),
    )
    st.button(
        say("intake.reject"),
        key=f"leave-{found.id}",
        type="tertiary",
        icon=":material/close:",
        on_click=tray.settle([found.id], State.REJECTED),
    )
