"""The words of a model that broke off, for reading only, and the way to try again."""

from collections.abc import Callable

import streamlit as st

from assistant.ui.partials import keep_partial, partial_of
from assistant.ui.safe import lines
from assistant.ui.state import owner, services
from assistant.ui.words import say


def unfinished_words(project_id: str, feature: str) -> Callable[[str], None]:
    """Keeps what a stopped or failed job had written."""
    return lambda text: keep_partial(services().drafts, owner(), project_id, feature, text)


def partial_words(project_id: str, feature: str, again: Callable[[], None] | None) -> None:
    """Show the words of the last try, if it broke off.

    Args:
        again: starts over; ``None`` while something is running or nothing is left to start from.
    """
    text = partial_of(project_id, feature)
    if not text.strip():
        return
    with st.expander(say("common.partial.title"), icon=":material/content_cut:"):
        st.caption(say("common.partial.about"))
        st.html(f'<pre class="cg-sent">{lines(text)}</pre>')
        if again is not None and st.button(
            say("common.partial.again"), key=f"again-{feature}", icon=":material/refresh:"
        ):
            again()
