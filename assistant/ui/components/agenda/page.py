"""The alignment meeting's page: above what goes in, below what comes out."""

import streamlit as st

from assistant.project.records import DraftRecord
from assistant.ui.boundary import guarded
from assistant.ui.components.agenda.downloads import downloads
from assistant.ui.components.agenda.existing import check_existing
from assistant.ui.components.agenda.inputs import inputs
from assistant.ui.components.agenda.older import draft_notes, older_drafts, provenance_line
from assistant.ui.components.agenda.papers import brief, invitation, pre_read, visits
from assistant.ui.components.agenda.sheet import agenda_sheet, findings_line
from assistant.ui.components.partial import partial_words, unfinished_words
from assistant.ui.components.project_header import page_title
from assistant.ui.components.running import running
from assistant.ui.drafts import FEATURE, latest, package_of, undo_draft
from assistant.ui.job import Job
from assistant.ui.sheet import Sheet
from assistant.ui.state import PAGES, open_part, part_at_hand, project_at_hand, remembered
from assistant.ui.words import say

PARTS = {
    "agenda": (agenda_sheet, False),
    "visits": (visits, True),
    "pre_read": (pre_read, False),
    "invitation": (invitation, False),
    "brief": (brief, True),
}


def agenda_page() -> None:
    """Draw the page."""
    record = project_at_hand()
    if record is None:
        page_title(say("agenda.title"))
        st.info(say("project.none"), icon=":material/info:")
        st.page_link(PAGES / "home.py", label=say("project.to_home"), icon=":material/home:")
        check_existing(None)
        return
    page_title(say("agenda.title"), record.project.title or say("project.untitled"))
    draft = latest(record.id)
    job: Job | None = remembered("job")
    busy = job is not None and job.project_id == record.id and not job.finished
    again = inputs(record, drafted=draft is not None, busy=busy)
    if job is not None and job.project_id == record.id:
        running(
            job,
            cancelled=say("agenda.cancelled"),
            done=say("agenda.drafted"),
            unfinished=unfinished_words(record.id, FEATURE),
        )
    if not busy:
        partial_words(record.id, FEATURE, again)
    if draft is None:
        if not busy:
            st.html(f'<p class="cg-quiet">{say("agenda.empty")}</p>')
    elif not busy:
        _result(Sheet(record, draft, package_of(draft)))
    check_existing(record)


def _result(sheet: Sheet) -> None:
    st.space("small")
    _stale(sheet)
    downloads(sheet)
    names = list(PARTS)
    chosen = st.segmented_control(
        say("agenda.part.label"),
        names,
        default=part_at_hand(names),
        required=True,
        format_func=lambda name: (":material/lock: " if PARTS[name][1] else "") + say(f"agenda.part.{name}"),
        key="agenda_part",
        label_visibility="collapsed",
        wrap=True,
    )
    open_part(names, chosen or names[0])
    draw, is_private = PARTS[chosen or names[0]]
    if draw is agenda_sheet:
        findings_line(sheet)
    with st.container(key="sheet-private" if is_private else "sheet"):
        draw(sheet)
    with st.container(horizontal=True, vertical_alignment="center", key="draftline"):
        provenance_line(sheet.draft)
        st.button(
            say("agenda.undo"),
            key="undo_draft",
            icon=":material/undo:",
            type="tertiary",
            disabled=sheet.draft.revision <= 1,
            on_click=_undo,
            args=(sheet.draft,),
        )
        older_drafts(sheet)
    draft_notes(sheet.draft)


def _stale(sheet: Sheet) -> None:
    """Says when the project changed after the draft, and carries the meeting over."""
    planned = sheet.project.project.meeting
    if sheet.agenda.meeting != planned:
        with st.container(horizontal=True, vertical_alignment="center", key="staleline"):
            st.markdown(f":material/info: {say('agenda.meeting_changed')}")
            st.button(
                say("agenda.take_meeting"),
                key="take_meeting",
                icon=":material/sync:",
                on_click=sheet.act(lambda tree: tree["agenda"].update(meeting=planned.model_dump())),
            )
    elif sheet.project.updated_at > sheet.draft.created_at and sheet.project.revision > 1:
        st.caption(f":material/info: {say('agenda.project_changed')}")


@guarded
def _undo(draft: DraftRecord) -> None:
    st.toast(say("agenda.undone" if undo_draft(draft) else "common.nothing_to_undo"), icon=":material/undo:")
