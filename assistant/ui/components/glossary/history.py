"""Who changed the glossary and when, and the way back."""

import streamlit as st

from assistant.knowledge.glossary.organisation import Change, Organisation, undo
from assistant.ui.boundary import guarded
from assistant.ui.components.glossary.book import glossary
from assistant.ui.safe import plain
from assistant.ui.state import language, local_time, owner, services
from assistant.ui.words import say

_SHOWN = 20


def undo_and_history(own: Organisation) -> None:
    """The button that takes back the last change, and the list of changes."""
    st.button(
        say("common.undo"),
        key="glossary_undo",
        icon=":material/undo:",
        type="tertiary",
        disabled=not own.history,
        on_click=_undo,
    )
    if not own.history:
        return
    with st.popover(say("glossary.history.title"), icon=":material/history:", type="tertiary"):
        for step in reversed(own.history[-_SHOWN:]):
            st.caption(_told(step))


def term_history(key: str, own: Organisation) -> None:
    """The changes of one term, newest first."""
    steps = [step for step in reversed(own.history) if key in step.keys]
    entry = own.entries.get(key)
    if not steps and entry is not None:
        at = f"{local_time(entry.when):%Y/%m/%d %H:%M}"
        st.caption(f"{at}　{plain(entry.who)}　{say(f'glossary.history.{entry.action}')}")
    for step in steps[:5]:
        st.caption(_told(step, named=False))


def _told(step: Change, *, named: bool = True) -> str:
    at = f"{local_time(step.when):%Y/%m/%d %H:%M}"
    line = f"{at}　{plain(step.who)}　{say(f'glossary.history.{step.step}')}"
    return f"{line}　{plain(_names(step))}" if named else line


def _names(step: Change) -> str:
    terms = {**services().shipped_glossary.terms, **glossary().terms}
    terms |= {key: entry.term for key, entry in step.before.entries.items() if entry is not None}
    names = [terms[key].name.say(language()) if key in terms else key for key in step.keys[:3]]
    more = say("glossary.history.more", count=len(step.keys) - 3) if len(step.keys) > 3 else ""
    return say("common.listing").join(names) + more


@guarded
def _undo() -> None:
    before = services().glossaries.get(owner())
    services().glossaries.change(owner(), undo)
    st.toast(say("glossary.undone" if before.history else "common.nothing_to_undo"), icon=":material/undo:")
