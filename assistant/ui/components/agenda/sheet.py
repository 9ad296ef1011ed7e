"""The agenda as the document it becomes; every block can be opened and edited where it stands."""

from collections.abc import Callable

import streamlit as st

from assistant.language.findings import Finding
from assistant.ui.components.agenda.document import (
    close_html,
    disagreements_html,
    document,
    goal_html,
    head_html,
    opening_html,
    purpose_html,
)
from assistant.ui.components.agenda.findings import finding_list, mark, summary
from assistant.ui.components.agenda.items import items
from assistant.ui.components.agenda.timeline import table_html, timeline_html
from assistant.ui.components.principle import citation_cards
from assistant.ui.sheet import Sheet, edit_button, editing
from assistant.ui.words import say, say_in

_BLOCKS = {
    "head": {"title", "meeting", "attendees", "departments"},
    "purpose": {"purpose", "success_criteria"},
    "goal": {"shared_goal", "joint_kpi"},
    "disagreements": {"disagreements"},
    "opening": {"opening"},
    "items": {"items", "buffer_minutes"},
    "close": {"close", "parking_lot", "terms"},
}


def agenda_sheet(sheet: Sheet) -> None:
    """Draw the sheet."""
    agenda = sheet.agenda
    spoken = agenda.language
    _block(sheet, "head", head_html(agenda))
    st.html(document(timeline_html(agenda), spoken))
    _block(sheet, "purpose", purpose_html(agenda), _edit_purpose)
    _block(sheet, "goal", goal_html(agenda), _edit_goal)
    _block(sheet, "disagreements", disagreements_html(agenda))
    _block(sheet, "opening", opening_html(agenda), _edit_opening)
    _block(sheet, "items", document(f"<h3>{say_in(spoken, 'agenda.heading.items')}</h3>", spoken))
    items(sheet)
    with st.expander(say("agenda.as_table"), icon=":material/table_rows:"):
        st.html(document(table_html(agenda), spoken))
    _block(sheet, "close", close_html(agenda))
    if agenda.citations:
        st.html(document(f"<h3>{say_in(spoken, 'agenda.heading.principles')}</h3>", spoken))
        citation_cards(agenda.citations)


def findings_line(sheet: Sheet) -> None:
    """What the checks say in all, and what belongs to no block of the sheet."""
    with st.expander(
        f"{say('agenda.findings.title')}{summary(sheet.draft.findings)}", icon=":material/fact_check:"
    ):
        finding_list(general_findings(sheet), sheet)
        st.caption(say("agenda.findings.where" if sheet.draft.findings else "agenda.findings.none"))


def general_findings(sheet: Sheet) -> list[Finding]:
    """Findings that belong to no item and no block."""
    placed = {item.id for item in sheet.agenda.items}.union(*_BLOCKS.values())
    return [each for each in sheet.draft.findings if _root(each) not in placed and each.where not in placed]


def _block(sheet: Sheet, name: str, html: str, edit: Callable[[Sheet], None] | None = None) -> None:
    found = [each for each in sheet.draft.findings if _root(each) in _BLOCKS[name]]
    if not html and not found:
        return
    with st.container(key=f"block-{name}", gap=None):
        if html:
            st.html(html)
        with st.container(horizontal=True, horizontal_alignment="right", gap="xsmall", key=f"tools-{name}"):
            mark(found, name, sheet)
            if edit is not None:
                edit_button(name, say("agenda.edit"), say("agenda.done"))
    if edit is not None and editing() == name:
        with st.container(border=True, key=f"form-{name}"):
            edit(sheet)


def _root(finding: Finding) -> str:
    """``joint_kpi.target`` belongs to ``joint_kpi``."""
    return finding.where.replace("[", ".").split(".")[0]


def _edit_purpose(sheet: Sheet) -> None:
    agenda = sheet.agenda
    sheet.text(("agenda", "title"), say("agenda.field.title"), agenda.title)
    sheet.text(("agenda", "purpose"), say("agenda.heading.purpose"), agenda.purpose, area=90)
    sheet.lines(("agenda", "success_criteria"), say("agenda.field.success"), agenda.success_criteria)


def _edit_goal(sheet: Sheet) -> None:
    sheet.text(("agenda", "shared_goal"), say("agenda.heading.goal"), sheet.agenda.shared_goal, area=100)


def _edit_opening(sheet: Sheet) -> None:
    sheet.lines(("agenda", "opening"), say("agenda.field.opening"), sheet.agenda.opening, area=160)
