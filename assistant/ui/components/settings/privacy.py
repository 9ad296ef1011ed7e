"""What is sent to a model and what is not, and where this computer keeps things."""

from typing import Literal

import streamlit as st

from assistant.ui.boundary import guarded
from assistant.ui.components.agenda.consent import prompt_to_send
from assistant.ui.components.consent import FILES, PROJECT, sent_messages
from assistant.ui.model import chosen_model, hide, hides, reach
from assistant.ui.safe import plain, safe
from assistant.ui.state import prefer, preference, project_at_hand, services
from assistant.ui.words import say

WHAT_IS_HIDDEN: tuple[Literal["names", "amounts"], ...] = ("names", "amounts")


def what_is_sent() -> None:
    """What goes to the model's host and what never does; the exact words on request."""
    reached = reach()
    if reached is None:
        st.markdown(say("settings.sent.offline"))
    elif reached.remote:
        st.markdown(say("settings.sent.remote", host=plain(reached.host)))
    else:
        st.markdown(say("settings.sent.local", host=plain(reached.host)))
    st.markdown(say("settings.sent.never"))
    for what in WHAT_IS_HIDDEN:
        key = f"hide-{what}"
        st.session_state.setdefault(key, hides(what))
        st.toggle(say(f"settings.sent.hide_{what}"), key=key, on_change=_hide, args=(what, key))
    record = project_at_hand()
    if record is not None:
        title = plain(record.project.title or say("project.untitled"))
        with st.expander(say("settings.sent.exactly", title=title), on_change="rerun", key="sent") as opened:
            if opened.open:
                model = chosen_model(record.project)
                sent_messages(model, prompt_to_send(record, record.project.language, model))
    for host in dict.fromkeys([*preference(PROJECT, []), *preference(FILES, [])]):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(say("settings.sent.agreed", host=plain(host)), width="content")
            st.button(say("settings.sent.withdraw"), key=f"withdraw-{host}", on_click=_withdraw, args=(host,))


@guarded
def _hide(what: Literal["names", "amounts"], key: str) -> None:
    hide(what, bool(st.session_state[key]))


def data_settings() -> None:
    """Where the database, the index and the error log are."""
    settings = services().settings
    rows = [
        ("database", settings.database_path),
        ("index", settings.index_folder),
        ("log", settings.data_folder / "errors.log"),
    ]
    listed = "".join(
        f"<dt>{say(f'settings.data.{name}')}</dt><dd><code>{safe(path)}</code></dd>" for name, path in rows
    )
    st.html(f'<div class="cg-doc"><dl>{listed}</dl></div>')
    st.caption(say("settings.data.about"))


@guarded
def _withdraw(host: str) -> None:
    for what in (PROJECT, FILES):
        prefer(what, [each for each in preference(what, []) if each != host])
