"""A principle opened in place: idea, why it fits here, how to use it, research, the article."""

import streamlit as st

from assistant.agenda.models import Citation
from assistant.knowledge.principles import Origin, Principle
from assistant.language.locale import Language
from assistant.ui.safe import safe
from assistant.ui.state import language, services
from assistant.ui.words import say


def principle_html(principle: Principle, *, why: str = "", matched: str = "", title: bool = True) -> str:
    """The whole card. ``why`` and ``matched`` say why it was found and the line that matched."""
    spoken = language()
    body = f"<h3>{safe(principle.name.say(spoken))}</h3>" if title else ""
    body += f"<blockquote>{safe(principle.idea.say(spoken))}</blockquote>"
    if why:
        body += _part("why", f"<p>{safe(why)}</p>")
    if matched:
        body += _part("matched", f"<p>{safe(matched)}</p>")
    body += _part("applies", f"<p>{safe(principle.applies_when.say(spoken))}</p>")
    body += _part("mechanism", f"<p>{safe(principle.mechanism.say(spoken))}</p>")
    body += _part("steps", _ordered([step.say(spoken) for step in principle.steps]))
    body += _part("wording", _bullets([line.say(spoken) for line in principle.wording]))
    body += _part("wrong", _bullets([line.say(spoken) for line in principle.goes_wrong]))
    body += _part("research", _references(principle, spoken))
    source = "article" if principle.origin is Origin.ARTICLE else "added"
    article = principle.article.say(spoken) if principle.article else say("knowledge.silent")
    body += _part(source, f"<p>{safe(article)}</p>")
    return f'<div class="cg-principle">{body}</div>'


def principle_popover(keys: list[str], place: str, citations: list[Citation]) -> None:
    """A button that opens the principles behind one item; nothing when there are none."""
    why = {citation.key: citation.why for citation in citations}
    found = [services().knowledge.principles[key] for key in keys if key in services().knowledge.principles]
    if not found:
        return
    with st.popover(
        say("agenda.basis"),
        icon=":material/menu_book:",
        type="tertiary",
        key=f"basis-{place}",
        width="content",
    ):
        st.html("<hr>".join(principle_html(each, why=why.get(each.key, "")) for each in found))


def citation_cards(citations: list[Citation]) -> None:
    """The principles a draft rests on, as cards that open."""
    for citation in citations:
        principle = services().knowledge.principles.get(citation.key)
        if principle is None:
            continue
        with st.expander(principle.name.say(language()), icon=":material/menu_book:"):
            st.html(principle_html(principle, why=citation.why, title=False))


def _references(principle: Principle, spoken: Language) -> str:
    return _bullets([f"{each.citation} — {each.supports.say(spoken)}" for each in principle.research])


def _part(name: str, content: str) -> str:
    return f"<h4>{say(f'knowledge.card.{name}')}</h4>{content}" if content else ""


def _bullets(entries: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{safe(each)}</li>" for each in entries) + "</ul>" if entries else ""


def _ordered(entries: list[str]) -> str:
    return "<ol>" + "".join(f"<li>{safe(each)}</li>" for each in entries) + "</ol>"
