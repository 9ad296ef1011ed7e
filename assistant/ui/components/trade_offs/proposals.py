"""The drafted proposals: the sheet to share, the private brief apart, and the way into the agenda."""

import streamlit as st

from assistant.project.records import DraftRecord, ProjectRecord
from assistant.trade_offs.choosing import apply_to_project
from assistant.trade_offs.document import proposal_document
from assistant.trade_offs.document_brief import brief_document
from assistant.ui.boundary import guarded
from assistant.ui.components.agenda.findings import finding_list, summary
from assistant.ui.components.agenda.older import provenance_line
from assistant.ui.components.trade_offs.downloads import downloads, private_downloads
from assistant.ui.components.trade_offs.paper import paper_html
from assistant.ui.components.trade_offs.proposing import brief_of, notes_of, proposals_of
from assistant.ui.editing import Desk
from assistant.ui.safe import plain
from assistant.ui.state import PAGES, language
from assistant.ui.words import say


def proposals_sheet(record: ProjectRecord, draft: DraftRecord) -> None:
    """The document to share, as it will be printed."""
    downloads(record, draft)
    _findings(draft)
    with st.container(key="sheet"):
        st.html(paper_html(proposal_document(proposals_of(draft))))
    _into_agenda(record, draft)
    _origin(draft)


def brief_sheet(draft: DraftRecord) -> None:
    """The page for the person alone."""
    private_downloads(draft)
    with st.container(key="sheet-private"):
        st.markdown(f":material/lock: {say('agenda.private_note')}")
        st.html(paper_html(brief_document(brief_of(draft))))
    _origin(draft)


def _origin(draft: DraftRecord) -> None:
    provenance_line(draft)
    for note in notes_of(draft):
        st.caption(f":material/info: {plain(note.say(language()))}")


def _findings(draft: DraftRecord) -> None:
    if draft.findings:
        with st.expander(summary(draft.findings), icon=":material/rule:"):
            finding_list(draft.findings)


def _into_agenda(record: ProjectRecord, draft: DraftRecord) -> None:
    """The packages become the options of something the meeting decides."""
    with st.container(horizontal=True, vertical_alignment="center", key="intoagenda"):
        st.button(
            say("trade_offs.agenda.put"),
            key="into_agenda",
            icon=":material/event_note:",
            on_click=_put,
            args=(Desk(record), draft),
        )
        st.caption(say("trade_offs.agenda.about"), width="stretch")
        st.page_link(
            PAGES / "agenda.py",
            label=say("project.to_agenda"),
            icon=":material/arrow_forward:",
            query_params={"project": record.id},
            width="content",
        )


@guarded
def _put(desk: Desk, draft: DraftRecord) -> None:
    changed = apply_to_project(desk.project, proposals_of(draft)).model_dump()
    desk.restructure(lambda tree: tree.update(issues=changed["issues"]))
    st.toast(say("trade_offs.agenda.done"), icon=":material/check:")
