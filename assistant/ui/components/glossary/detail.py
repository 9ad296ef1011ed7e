"""One term in full: what it means to whom, what one of it is here, who knows it, who changed it."""

import streamlit as st

from assistant.knowledge.glossary.models import Term
from assistant.knowledge.glossary.organisation import Organisation, confirm, remove, set_team_knows
from assistant.ui.boundary import guarded
from assistant.ui.components.glossary.book import Origin, by, called, change, glossary, origin_of
from assistant.ui.components.glossary.editor import editing, start_editing
from assistant.ui.components.glossary.history import term_history
from assistant.ui.components.glossary.units import unit_fact
from assistant.ui.safe import plain, safe
from assistant.ui.state import language, project_at_hand
from assistant.ui.words import say


def term_html(term: Term, origin: Origin) -> str:
    """The head of a card: name in both languages, whose word it is, meaning."""
    spoken = language()
    name = term.name.say(spoken)
    other = term.name.en if name == term.name.zh else term.name.zh
    second = f"<span>{safe(other)}</span>" if other != name else ""
    mark = "" if origin == "shipped" else f' <em class="cg-origin">{say(f"glossary.mark.{origin}")}</em>'
    return (
        f'<div class="cg-term-card"><h3>{safe(name)} {second}</h3>'
        f'<p class="cg-quiet">{safe(called(term.home))}{mark}</p><p>{safe(term.plain.say(spoken))}</p></div>'
    )


def detail(term: Term, own: Organisation) -> None:
    """Everything about a term, and what can be done with it."""
    st.html(_more_html(term))
    if term.key in own.retired:
        st.button(
            say("glossary.use_again"),
            key=f"restore-{term.key}",
            icon=":material/undo:",
            on_click=_confirm,
            args=(term,),
        )
        return
    if term.unit is not None:
        unit_fact(term, own, place="glossary")
    _teams(term, own)
    term_history(term.key, own)
    if editing(term):
        return
    with st.container(horizontal=True, key=f"term-actions-{term.key}"):
        st.button(
            say("glossary.edit"),
            key=f"edit-{term.key}",
            icon=":material/edit:",
            on_click=guarded(start_editing),
            args=(term.key,),
        )
        if origin_of(term.key, own) == "shipped":
            st.button(
                say("glossary.confirm"),
                key=f"confirm-{term.key}",
                icon=":material/check:",
                help=say("glossary.confirm_help"),
                on_click=_confirm,
                args=(term,),
            )
        st.button(
            say("common.remove"),
            key=f"remove-{term.key}",
            icon=":material/delete:",
            type="tertiary",
            on_click=_remove,
            args=(term,),
        )


def _more_html(term: Term) -> str:
    spoken = language()
    parts = [(say(f"glossary.effect.{kind.value}"), text.say(spoken)) for kind, text in term.effects.items()]
    parts.append((say("glossary.ask_back"), term.ask_back.say(spoken)))
    rows = "".join(f"<dt>{safe(name)}</dt><dd>{safe(text)}</dd>" for name, text in parts)
    rows += "".join(
        f"<dt>{safe(say('glossary.elsewhere', department=called(each.home)))}</dt>"
        f"<dd>{safe(each.means.say(spoken))}</dd>"
        for each in term.elsewhere
    )
    for other in senses_beside(term):
        name = say("glossary.other_sense", department=called(other.home))
        rows += (
            f"<dt>{safe(name)}</dt><dd>{safe(other.name.say(spoken))}：{safe(other.plain.say(spoken))}</dd>"
        )
    rows += f"<dt>{say('glossary.forms')}</dt><dd>{safe(say('common.listing').join(term.all_forms))}</dd>"
    rows += f"<dt>{say('glossary.known_by')}</dt><dd>{safe(_knowing(term))}</dd>"
    source = say("glossary.common_usage") if term.source == "common usage" else term.source
    rows += f"<dt>{say('glossary.source')}</dt><dd>{safe(source)}</dd>"
    return f'<div class="cg-doc cg-term-more"><dl>{rows}</dl></div>'


def senses_beside(term: Term) -> list[Term]:
    """Other terms that share a way of writing with this one."""
    forms = {form.casefold() for form in term.all_forms}
    return [
        other
        for other in glossary().terms.values()
        if other.key != term.key and any(form.casefold() in forms for form in other.all_forms)
    ]


def _knowing(term: Term) -> str:
    if term.everybody:
        return say("glossary.everybody")
    homes = dict.fromkeys((term.home, *term.known_by))
    return say("common.listing").join(called(home) for home in homes)


def _teams(term: Term, own: Organisation) -> None:
    """Which of the project's departments need no explanation."""
    record = project_at_hand()
    names = [each.name for each in record.project.departments if each.name] if record else []
    names += [name for name in own.team_knows if name not in names]
    if not names:
        return
    knowing = [name for name in names if term.key in own.team_knows.get(name, ())]
    key = f"knows-{term.key}-{len(own.history)}"
    st.multiselect(
        say("glossary.team_knows"),
        names,
        knowing,
        key=key,
        placeholder=say("glossary.team_knows_none"),
        select_all=False,
        on_change=_set_teams,
        args=(term.key, key, tuple(knowing)),
    )


@guarded
def _set_teams(term_key: str, widget: str, before: tuple[str, ...]) -> None:
    now, who = set(st.session_state[widget]), by()

    def how(own: Organisation) -> Organisation:
        for name in sorted(now ^ set(before)):
            own = set_team_knows(own, name, term_key, name in now, who)
        return own

    change(how, say("glossary.team_saved"))


@guarded
def _confirm(term: Term) -> None:
    who = by()
    change(
        lambda own: confirm(own, term, who), say("glossary.confirmed", name=plain(term.name.say(language())))
    )


@guarded
def _remove(term: Term) -> None:
    who = by()
    change(
        lambda own: remove(own, term.key, who), say("glossary.removed", name=plain(term.name.say(language())))
    )
