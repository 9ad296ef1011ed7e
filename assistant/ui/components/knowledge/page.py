"""The knowledge base: a search in a manager's words, and everything to browse."""

import streamlit as st

from assistant.knowledge.principles import Case, Origin, Pain, Principle
from assistant.ui.components.principle import principle_html
from assistant.ui.components.project_header import page_title
from assistant.ui.safe import plain, safe
from assistant.ui.state import language, open_part, part_at_hand, services
from assistant.ui.words import say

_SHOWN = 3


def knowledge_page() -> None:
    """Draw the page."""
    page_title(say("knowledge.title"), say("knowledge.subtitle"))
    _search()
    st.subheader(say("knowledge.browse"), anchor=False)
    _browse()


def _search() -> None:
    asked = st.text_input(
        say("knowledge.search"),
        st.query_params.get("q", ""),
        key="knowledge_search",
        type="search",
        placeholder=say("knowledge.search_hint"),
    )
    question = (asked or "").strip()[:500]
    if not question:
        return
    st.query_params["q"] = question
    with st.spinner(say("knowledge.searching")):
        hits = services().finder.find([question], top=_SHOWN)
    if not hits:
        st.info(say("knowledge.nothing"), icon=":material/search_off:")
        return
    st.subheader(say("knowledge.found"), anchor=False)
    for rank, hit in enumerate(hits):
        with st.container(border=True, key=f"hit-{rank}"):
            why = hit.why.say(language())
            st.html(
                f'<div class="cg-card"><h3>{safe(hit.principle.name.say(language()))}</h3>'
                f"<p>{safe(hit.principle.idea.say(language()))}</p><p class='cg-quiet'>{safe(why)}</p></div>"
            )
            with st.expander(say("knowledge.open"), icon=":material/menu_book:"):
                st.html(principle_html(hit.principle, why=why, matched=hit.matched, title=False))


def _browse() -> None:
    pains = [pain.value for pain in Pain]
    chosen = st.segmented_control(
        say("knowledge.browse"),
        pains,
        default=part_at_hand(pains, "pain"),
        required=True,
        format_func=lambda pain: say(f"knowledge.pain.{pain}"),
        key="knowledge_pain",
        label_visibility="collapsed",
        wrap=True,
    )
    open_part(pains, chosen or pains[0], "pain")
    knowledge = services().knowledge
    for principle in knowledge.principles.values():
        if principle.pain == chosen:
            _principle(principle)
    cases = [case for case in knowledge.cases.values() if case.pain == chosen]
    if cases:
        st.subheader(say("knowledge.cases"), anchor=False)
    for case in cases:
        with st.expander(plain(case.name.say(language())), icon=":material/work_history:"):
            st.html(_case_html(case))


def _principle(principle: Principle) -> None:
    origin = "from_article" if principle.origin is Origin.ARTICLE else "from_research"
    with st.expander(
        f"**{plain(principle.name.say(language()))}**　{plain(principle.idea.say(language()))}"
        f"　:gray[{say(f'knowledge.{origin}')}]",
        icon=":material/menu_book:",
    ):
        st.html(principle_html(principle, title=False))


def _case_html(case: Case) -> str:
    spoken = language()
    parts = [("situation", case.situation), ("change", case.change), ("result", case.result)]
    body = "".join(
        f"<h4>{say(f'knowledge.case.{name}')}</h4><p>{safe(text.say(spoken))}</p>" for name, text in parts
    )
    if case.claim and case.claim_source:
        body += (
            f"<h4>{say('knowledge.case.claim')}</h4><p><strong>{safe(case.claim)}</strong>　"
            f"{safe(case.claim_source.say(spoken))}</p>"
        )
    known = services().knowledge.principles
    names = [known[key].name.say(spoken) for key in case.principles if key in known]
    body += f"<h4>{say('knowledge.case.principles')}</h4><p>{safe(say('common.listing').join(names))}</p>"
    return f'<div class="cg-principle">{body}</div>'
