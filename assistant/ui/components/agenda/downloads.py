"""Taking the draft along. Nothing private passes: the leak check runs before every file."""

import datetime as dt
import json

import streamlit as st

from assistant.agenda.markdown import agenda_markdown, brief_markdown
from assistant.project.leaks import LeakError, guard
from assistant.ui.boundary import show
from assistant.ui.components.files import DOCX, file_button
from assistant.ui.sheet import Sheet
from assistant.ui.words import say


def downloads(sheet: Sheet) -> None:
    """The buttons; where something private stands in the agenda, the sentence that says so."""
    try:
        shareable = agenda_markdown(sheet.agenda)
        guard([shareable, sheet.package.invitation, sheet.agenda.model_dump_json()], sheet.project.project)
    except LeakError as error:
        show(error)
        shareable = ""
    with st.container(horizontal=True, key="downloads"):
        if shareable:
            _shareable(sheet, shareable)
        _private(sheet)


def _shareable(sheet: Sheet, markdown: str) -> None:
    title = sheet.agenda.title
    file_button("docx", say("agenda.download.docx"), title, ".docx", DOCX, lambda: _docx(sheet), primary=True)
    file_button("ics", say("agenda.download.ics"), title, ".ics", "text/calendar", lambda: _ics(sheet))
    with st.popover(say("agenda.download.other"), icon=":material/more_horiz:"):
        file_button(
            "md", say("agenda.download.markdown"), title, ".md", "text/markdown", lambda: markdown.encode()
        )
        file_button(
            "json", say("agenda.download.json"), title, ".json", "application/json", lambda: _json(sheet)
        )


def _private(sheet: Sheet) -> None:
    title = say("agenda.download.private_name", title=sheet.agenda.title)
    with st.popover(say("agenda.download.private"), icon=":material/lock:"):
        st.caption(say("agenda.download.private_note"))
        file_button(
            "brief_docx", say("agenda.download.docx"), title, ".docx", DOCX, lambda: _brief_docx(sheet)
        )
        file_button(
            "brief_md",
            say("agenda.download.markdown"),
            title,
            ".md",
            "text/markdown",
            lambda: brief_markdown(sheet.package).encode(),
        )


def _docx(sheet: Sheet) -> bytes:
    from assistant.adapters.exports.docx_agenda import agenda_docx

    return agenda_docx(sheet.agenda)


def _brief_docx(sheet: Sheet) -> bytes:
    from assistant.adapters.exports.docx_agenda import brief_docx

    return brief_docx(sheet.package)


def _ics(sheet: Sheet) -> bytes:
    """One event a project: later drafts and edits update it, since SEQUENCE grows with time."""
    from assistant.adapters.exports.calendar import meeting_ics

    age = sheet.draft.updated_at - sheet.project.created_at
    return meeting_ics(
        sheet.agenda,
        uid=f"{sheet.project.id}@common-ground",
        sequence=max(0, int(age.total_seconds())),
        now=dt.datetime.now(dt.UTC),
    )


def _json(sheet: Sheet) -> bytes:
    shared = {
        "agenda": sheet.agenda.model_dump(mode="json", by_alias=True),
        "invitation": sheet.package.invitation,
        "composed_offline": sheet.package.composed_offline,
        "findings": [each.model_dump(mode="json", by_alias=True) for each in sheet.draft.findings],
        "provenance": sheet.draft.provenance.model_dump(mode="json"),
    }
    return json.dumps(shared, ensure_ascii=False, indent=2).encode()
