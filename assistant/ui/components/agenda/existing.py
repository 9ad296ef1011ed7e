"""Checking an agenda that was written elsewhere."""

import streamlit as st

from assistant.project.records import ProjectRecord
from assistant.ui.boundary import boundary
from assistant.ui.components.agenda.document import document
from assistant.ui.components.agenda.findings import finding_list, summary
from assistant.ui.components.agenda.timeline import table_html
from assistant.ui.drafts import check
from assistant.ui.state import remember, remembered
from assistant.ui.words import say


def check_existing(record: ProjectRecord | None) -> None:
    """A place to paste an agenda, and what the checks say about it."""
    st.space("medium")
    with st.expander(say("agenda.existing.title"), icon=":material/rule:"):
        st.caption(say("agenda.existing.about"))
        text = st.text_area(
            say("agenda.existing.label"),
            remembered("pasted", ""),
            height=200,
            key="pasted_agenda",
            placeholder=say("agenda.existing.hint"),
        )
        remember("pasted", text)
        if st.button(say("agenda.existing.go"), key="check_existing", icon=":material/fact_check:"):
            remember("checked", text)
        if text.strip() and remembered("checked") == text:
            _report(text, record)


def _report(text: str, record: ProjectRecord | None) -> None:
    from assistant.agenda.reading import read_agenda

    with boundary():
        agenda = read_agenda(text)
        findings = check(agenda, record)
        st.markdown(f"**{say('agenda.findings.title')}{summary(findings)}**")
        if agenda.items:
            st.html(document(table_html(agenda), agenda.language))
        finding_list(findings)
