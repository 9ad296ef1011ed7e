"""Which translation is shown, where it came from, what to look at in it, and those before it."""

import streamlit as st

from assistant.project.records import DraftRecord
from assistant.ui.boundary import guarded
from assistant.ui.components.agenda.older import draft_notes, provenance_line
from assistant.ui.components.jargon.inputs import put
from assistant.ui.components.jargon.shelf import Shelf
from assistant.ui.components.jargon.translating import OPEN
from assistant.ui.safe import plain
from assistant.ui.state import language, local_time, remember, remembered
from assistant.ui.words import say

_LISTED = 12
_OPENING = 28


def shown_draft(shelf: Shelf) -> DraftRecord | None:
    """The translation opened last, else the newest; ``None`` before the first."""
    records = shelf.translations()
    wanted = remembered(OPEN) or st.query_params.get("text", "")
    chosen = next((each for each in records if each.id == wanted), records[0] if records else None)
    st.query_params["text"] = chosen.id if chosen is not None and chosen is not records[0] else ""
    return chosen


def warnings(draft: DraftRecord) -> None:
    """What the person should look at: a secret in the text, a paragraph that stayed in offline words."""
    spoken = language()
    for finding in draft.findings:
        sentence = plain(finding.message.say(spoken))
        remedy = f"  \n{plain(finding.remedy.say(spoken))}" if finding.remedy else ""
        st.warning(f"**{sentence}**{remedy}", icon=":material/warning:")


def draft_line(shelf: Shelf, draft: DraftRecord) -> None:
    """Where the translation came from, what to know about it, and the ones before it."""
    with st.container(horizontal=True, vertical_alignment="center", key="draftline"):
        _made(draft)
        _recent(shelf, draft)
    draft_notes(draft)


def _made(draft: DraftRecord) -> None:
    if draft.provenance.model:
        provenance_line(draft)
    else:
        at = f"{local_time(draft.created_at):%Y/%m/%d %H:%M}"
        st.caption(say("jargon.from_composer", at=at), width="content")


def _recent(shelf: Shelf, shown: DraftRecord) -> None:
    records = shelf.translations()
    if len(records) < 2:
        return
    with st.popover(say("jargon.recent", count=len(records)), icon=":material/history:", type="tertiary"):
        for record in records[:_LISTED]:
            content = record.content["translation"]
            opening = " ".join(content["source"])[:_OPENING]
            st.button(
                f"{local_time(record.created_at):%m/%d %H:%M}　{plain(opening)}…",
                key=f"jargon-open-{record.id}",
                type="tertiary",
                disabled=record.id == shown.id,
                on_click=_open,
                args=(shelf, record),
            )


@guarded
def _open(shelf: Shelf, record: DraftRecord) -> None:
    """Show a translation again, with its text in the field."""
    remember(OPEN, record.id)
    st.query_params["text"] = record.id
    put(shelf, text="\n".join(record.content["translation"]["source"]))
