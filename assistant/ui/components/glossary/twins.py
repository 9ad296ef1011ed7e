"""Terms that may be the same twice, offered for merging."""

import streamlit as st

from assistant.knowledge.glossary.duplicates import Duplicate, duplicates
from assistant.knowledge.glossary.organisation import Organisation, merge
from assistant.ui.boundary import guarded
from assistant.ui.components.glossary.book import by, called, change, glossary
from assistant.ui.safe import plain
from assistant.ui.state import language
from assistant.ui.words import say

_SHOWN = 10


def twins(own: Organisation) -> None:
    """List the pairs; nothing where there are none."""
    pairs = duplicates(glossary()) if own.entries else []
    if not pairs:
        return
    with st.expander(say("glossary.twins.title", count=len(pairs)), icon=":material/merge:"):
        st.caption(say("glossary.twins.about"))
        for pair in pairs[:_SHOWN]:
            _pair(pair)


def _pair(pair: Duplicate) -> None:
    spoken = language()
    forms = plain(say("common.listing").join(pair.forms[:4]))
    with st.container(border=True, key=f"twins-{pair.keep.key}-{pair.drop.key}"):
        for term in (pair.keep, pair.drop):
            name, home = plain(term.name.say(spoken)), plain(called(term.home))
            st.markdown(f"**{name}**（{home}）　{plain(term.plain.say(spoken))}")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(say("glossary.twins.shared", forms=forms), width="stretch")
            st.button(
                say("glossary.twins.merge", name=plain(pair.keep.name.say(spoken))),
                key=f"merge-{pair.keep.key}-{pair.drop.key}",
                icon=":material/merge:",
                on_click=_merge,
                args=(pair,),
            )


@guarded
def _merge(pair: Duplicate) -> None:
    who = by()
    told = say("glossary.twins.merged", name=plain(pair.keep.name.say(language())))
    change(lambda own: merge(own, pair.keep, pair.drop, who), told)
