"""Where a draft came from, and the drafts before it."""

import streamlit as st

from assistant.language.model_port import Usage
from assistant.language.prices import cost, prices_in
from assistant.project.records import DraftRecord, Provenance
from assistant.ui.boundary import guarded
from assistant.ui.drafts import FEATURE, bring_back, notes_of
from assistant.ui.safe import plain
from assistant.ui.sheet import Sheet
from assistant.ui.state import language, local_time, owner, services
from assistant.ui.words import say


def provenance_line(draft: DraftRecord) -> None:
    """Composed without a model, or by which model, with which version of the prompt."""
    source = draft.provenance
    at = f"{local_time(draft.created_at):%Y/%m/%d %H:%M}"
    if source.model:
        line = say(
            "agenda.from_model",
            model=plain(source.model),
            host=plain(source.host),
            version=plain(source.prompt_version[:8]),
            at=at,
        )
        line += _spent(source)
    else:
        line = say("agenda.from_composer", at=at)
    st.caption(line, width="content")


def _spent(source: Provenance) -> str:
    """Tokens read and written and what they cost, as far as it is known."""
    usage = Usage(source.input_tokens, source.output_tokens)
    if usage.input_tokens is None or usage.output_tokens is None:
        return say("agenda.spent_unknown")
    paid = cost(source.model, usage, prices_in(services().settings.data_folder))
    return say(
        "agenda.spent",
        read=f"{usage.input_tokens:,}",
        written=f"{usage.output_tokens:,}",
        cost=say("agenda.cost_unknown") if paid is None else plain(f"{paid[1]}{paid[0]:.4f}"),
    )


def draft_notes(draft: DraftRecord) -> None:
    """What to know about this draft, in sentences."""
    for note in notes_of(draft):
        st.caption(f":material/info: {plain(note.say(language()))}")


def older_drafts(sheet: Sheet) -> None:
    """The drafts of this project; any of them can be brought back."""
    records = services().drafts.list(owner(), sheet.project.id, FEATURE)
    if len(records) < 2:
        return
    with st.popover(say("agenda.older", count=len(records)), icon=":material/history:", type="tertiary"):
        for record in records:
            with st.container(
                horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
            ):
                here = record.id == sheet.draft.id
                at = f"{local_time(record.created_at):%m/%d %H:%M}"
                st.caption(f"{at}　{plain(record.provenance.model) or say('agenda.without_model')}")
                st.button(
                    say("agenda.shown" if here else "agenda.show"),
                    key=f"show-{record.id}",
                    disabled=here,
                    on_click=_restore,
                    args=(record,),
                )


@guarded
def _restore(record: DraftRecord) -> None:
    bring_back(record)
    st.toast(say("agenda.brought_back"), icon=":material/check:")
