"""What goes into the draft, and the button that makes it."""

from collections.abc import Callable

import streamlit as st

from assistant.language.figures import write_date
from assistant.language.locale import Language
from assistant.project.records import ProjectRecord
from assistant.ui.checklist import missing_context
from assistant.ui.components.agenda.consent import ask_before_sending
from assistant.ui.components.consent import must_ask
from assistant.ui.components.project.basics import LANGUAGE_NAMES
from assistant.ui.drafts import start_drafting
from assistant.ui.editing import Desk
from assistant.ui.model import chosen_model
from assistant.ui.state import PAGES, language
from assistant.ui.words import say


def inputs(record: ProjectRecord, *, drafted: bool, busy: bool) -> Callable[[], None]:
    """Draw the block. Returns what its button does."""
    with st.container(border=True, key="inputs"):
        _summary(record)
        _missing(record)
        columns = st.columns([1.1, 0.9, 2], vertical_alignment="bottom")
        with columns[0]:
            spoken = _language(record)
        with columns[1]:
            _length(record)
        with columns[2]:
            pressed = st.button(
                say("agenda.draft_again" if drafted else "agenda.draft"),
                key="draft",
                type="secondary" if drafted else "primary",
                icon=":material/edit_note:",
                disabled=busy,
                help=say("agenda.draft_again_note") if drafted else None,
            )
    if pressed:
        _draft(record, spoken)
    return lambda: _draft(record, spoken)


def _draft(record: ProjectRecord, spoken: Language) -> None:
    model = chosen_model(record.project)
    if model is not None and must_ask(model):
        ask_before_sending(record, spoken, model)
        return
    start_drafting(record, spoken, model)
    st.rerun()


def _summary(record: ProjectRecord) -> None:
    project = record.project
    st.caption(
        say(
            "agenda.input_summary",
            departments=sum(bool(each.name) for each in project.departments),
            people=len(project.stakeholders),
            issues=len(project.issues) + len(project.decisions),
            facts=len(project.facts),
            when=write_date(project.meeting.date, language()),
        )
    )


def _missing(record: ProjectRecord) -> None:
    missing = missing_context(record.project)
    if not missing:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="missingline"):
        st.markdown(f":orange[:material/info: {say('agenda.missing')}]", width="content")
        for part in missing:
            st.page_link(
                PAGES / "project.py",
                label=say(f"project.part.{part}"),
                query_params={"project": record.id, "part": part},
                width="content",
            )


def _language(record: ProjectRecord) -> Language:
    chosen = st.selectbox(
        say("agenda.language"),
        list(Language),
        index=list(Language).index(record.project.language),
        format_func=lambda each: LANGUAGE_NAMES[each.value],
        key=f"draft_language/{record.id}",
    )
    return chosen or record.project.language


def _length(record: ProjectRecord) -> None:
    desk = Desk(record)
    path = ("meeting", "minutes")
    st.number_input(
        say("agenda.minutes"),
        min_value=10,
        max_value=480,
        step=5,
        value=record.project.meeting.minutes,
        key=desk.key(path),
        on_change=desk.commit(path, int),
    )
