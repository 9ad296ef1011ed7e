"""How a rehearsal is judged: shown before it starts, and a principle opened in place."""

import streamlit as st

from assistant.rehearsal.debrief.rubric import rubric_for
from assistant.rehearsal.kinds import Scenario
from assistant.ui.components.principle import principle_html
from assistant.ui.safe import plain, safe
from assistant.ui.state import language, services
from assistant.ui.words import say


def rubric_before(scenario: Scenario) -> None:
    """The lines the rehearsal will be judged by."""
    with st.container(key="rubric"):
        lines = "".join(f"<li>{safe(line.label.say(language()))}</li>" for line in rubric_for(scenario))
        st.html(
            f'<section class="cg-rubric"><h2>{say("rehearsal.rubric.title")}</h2>'
            f"<p>{say('rehearsal.rubric.about')}</p><ul>{lines}</ul></section>"
        )


def principle_name(key: str) -> str:
    """What a principle is called; empty when it is not there."""
    found = services().knowledge.principles.get(key)
    return "" if found is None else found.name.say(language())


def principle_names() -> dict[str, str]:
    """Names of all principles by key, for the papers."""
    return {key: each.name.say(language()) for key, each in services().knowledge.principles.items()}


def principle_link(key: str, place: str) -> None:
    """A button named by a principle that opens it; nothing when it is not there."""
    found = services().knowledge.principles.get(key)
    if found is None:
        return
    with st.popover(
        plain(found.name.say(language())),
        icon=":material/menu_book:",
        type="tertiary",
        key=f"principle-{place}",
    ):
        st.html(principle_html(found))
