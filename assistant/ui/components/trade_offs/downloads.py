"""Taking the proposals along. Nothing private passes: the leak check runs before every file."""

from collections.abc import Callable

import streamlit as st

from assistant.project.leaks import LeakError, guard
from assistant.project.records import DraftRecord, ProjectRecord
from assistant.trade_offs.markdown import brief_markdown, proposals_json, proposals_markdown
from assistant.ui.boundary import show
from assistant.ui.components.files import DOCX, file_button
from assistant.ui.components.trade_offs.proposing import brief_of, is_stale, proposals_of
from assistant.ui.words import say


def downloads(record: ProjectRecord, draft: DraftRecord) -> None:
    """The buttons; where something private stands in the proposals, the sentence that says so."""
    shared = proposals_of(draft)
    markdown, data = proposals_markdown(shared), proposals_json(shared)
    try:
        guard([markdown, data], record.project)
        passed = True
    except LeakError as error:
        show(error)
        passed = False
    with st.container(horizontal=True, key="downloads"):
        if passed:
            fresh = not is_stale(draft, record.project)
            _button("docx", shared.title, ".docx", DOCX, lambda: _docx(draft), primary=fresh)
            with st.popover(say("agenda.download.other"), icon=":material/more_horiz:"):
                _button("markdown", shared.title, ".md", "text/markdown", markdown.encode)
                _button("json", shared.title, ".json", "application/json", data.encode)


def private_downloads(draft: DraftRecord) -> None:
    """The private brief as files for the person alone."""
    brief = brief_of(draft)
    with st.container(horizontal=True, vertical_alignment="center", key="downloads-private"):
        _button("docx", brief.title, ".docx", DOCX, lambda: _brief_docx(draft), of="brief")
        _button("markdown", brief.title, ".md", "text/markdown", brief_markdown(brief).encode, of="brief")
        st.caption(say("agenda.download.private_note"))


def _button(
    kind: str,
    title: str,
    suffix: str,
    mime: str,
    content: Callable[[], bytes],
    *,
    of: str = "proposals",
    primary: bool = False,
) -> None:
    label = say(f"agenda.download.{kind}")
    file_button(f"{of}_{kind}", label, title, suffix, mime, content, primary=primary)


def _docx(draft: DraftRecord) -> bytes:
    from assistant.adapters.exports.docx_trade_offs import proposals_docx

    return proposals_docx(proposals_of(draft))


def _brief_docx(draft: DraftRecord) -> bytes:
    from assistant.adapters.exports.docx_trade_offs import brief_docx

    return brief_docx(brief_of(draft))
