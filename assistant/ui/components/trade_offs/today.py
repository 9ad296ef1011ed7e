"""The offer now on the table."""

from typing import Any

import streamlit as st

from assistant.ui.components.trade_offs.notes import traded_issues
from assistant.ui.editing import Change, Desk
from assistant.ui.safe import plain
from assistant.ui.words import say


def todays_offer(desk: Desk) -> None:
    """One choice an issue; nothing while there is no offer."""
    with st.expander(say("trade_offs.today.title"), icon=":material/change_history:"):
        st.caption(say("trade_offs.today.about"))
        for issue in traded_issues(desk.project):
            stored = desk.project.private.trade_offs.today.get(issue.name, "")
            options = list(dict.fromkeys(["", *issue.options, stored]))
            path = ("trade_offs", "today", issue.name)
            st.selectbox(
                plain(issue.name),
                options,
                index=options.index(stored),
                format_func=lambda option: option or say("common.none_chosen"),
                key=desk.key(path),
                on_change=desk.commit(path, str, _set(issue.name)),
            )


def _set(issue: str) -> Change:
    def change(tree: dict[str, Any], option: str) -> None:
        offer = tree["private"]["trade_offs"]["today"]
        offer.pop(issue, None)
        if option:
            offer[issue] = option

    return change
