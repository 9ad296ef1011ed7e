"""The entries one by one: what is open, overdue first, and what is settled."""

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from assistant.language.figures import write_date
from assistant.project.account import EntryState
from assistant.ui.boundary import guarded
from assistant.ui.components.account.book import Line, close, is_overdue
from assistant.ui.components.account.form import edit
from assistant.ui.safe import plain
from assistant.ui.state import language
from assistant.ui.words import say

MOST_SETTLED = 40


def open_promises(lines: Sequence[Line], today: dt.date) -> None:
    """A card a promise."""
    if not lines:
        st.markdown(f":material/check: {say('account.none_open')}")
    for line in lines:
        with st.container(border=True, key=f"promise-{line.key}"):
            st.markdown(_told(line, today))
            with st.container(horizontal=True, vertical_alignment="center"):
                _buttons(line, today)


def settled(lines: Sequence[Line]) -> None:
    """What is done or let go, folded away."""
    done = [line for line in lines if line.entry.state is not EntryState.OPEN]
    if not done:
        return
    done.sort(key=lambda line: line.entry.closed_on or dt.date.min, reverse=True)
    with st.expander(say("account.settled", count=len(done)), icon=":material/inventory_2:"):
        for line in done[:MOST_SETTLED]:
            entry = line.entry
            state = say(f"account.state.{entry.state.value}")
            when = write_date(entry.closed_on, language()) if entry.closed_on else ""
            st.markdown(
                f"{_head(line)}  \n:gray[{say('account.dot').join(each for each in (state, when) if each)}]"
            )
            edit(line)


def _told(line: Line, today: dt.date) -> str:
    entry = line.entry
    due = write_date(entry.due, language()) if entry.due else say("account.no_due")
    facts = [say("account.worth", value=f"{entry.value:g}"), plain(line.project)]
    when = say("account.due", date=due)
    if is_overdue(line, today) and entry.due:
        days = (today - entry.due).days
        when = f":red[:material/error: **{say('account.overdue', date=due, days=days)}**]"
    dot = say("account.dot")
    return f"{_head(line)}  \n{when}:gray[{dot}{dot.join(facts)}]"


def _head(line: Line) -> str:
    entry = line.entry
    who = say("account.who", giver=plain(entry.giver), taker=plain(entry.taker))
    return f"**{plain(entry.what)}**  \n{who}"


def _buttons(line: Line, today: dt.date) -> None:
    st.button(
        say("account.keep"),
        key=f"keep-{line.key}",
        icon=":material/check:",
        on_click=_close,
        args=(line, today, False),
    )
    st.button(
        say("account.forgive"),
        key=f"forgive-{line.key}",
        icon=":material/volunteer_activism:",
        type="tertiary",
        help=say("account.forgive_help"),
        on_click=_close,
        args=(line, today, True),
    )
    edit(line)


@guarded
def _close(line: Line, today: dt.date, forgiven: bool) -> None:
    close(line, today, forgiven=forgiven)
    st.toast(say("account.closed"), icon=":material/undo:")
