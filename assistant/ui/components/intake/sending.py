"""Files that were read and wait: what a model elsewhere would get of them, and a yes or a no."""

import streamlit as st

from assistant.language.model_port import CallBudget, ChatModel, Message
from assistant.project.records import ProjectRecord
from assistant.ui.components.consent import FILES, ask_to_send
from assistant.ui.components.intake.reading import (
    MakeModel,
    Read,
    documents_of,
    go_on,
    held_documents,
    model_maker,
    with_people,
)
from assistant.ui.safe import plain
from assistant.ui.state import services, today
from assistant.ui.words import say


def ask_about_held(record: ProjectRecord, *, at_once: bool) -> None:
    """Ask before documents are sent; ``at_once`` opens the question, else a button does."""
    held = held_documents(record.id)
    if not held:
        return
    make = model_maker()
    model = make(with_people(record.project, documents_of(held), today())) if make else None
    if make is None or model is None:
        # The person went offline meanwhile: nothing is left to ask.
        go_on(record, held, None)
        st.rerun()
    with st.container(border=True, key="intake-held"):
        st.markdown(say("intake.held", count=len(held), host=plain(model.host)))
        if st.button(say("intake.decide"), key="intake_decide", icon=":material/visibility:") or at_once:
            _ask(record, held, model, make)


def _ask(record: ProjectRecord, held: Read, model: ChatModel, make: MakeModel) -> None:
    ask_to_send(
        model,
        about=say("intake.consent.text", host=plain(model.host), model=plain(model.name)),
        agree=say("intake.consent.agree"),
        offline=say("intake.consent.offline"),
        messages=lambda: _messages(record, held),
        go=lambda chosen: go_on(record, held, make if chosen else None),
        what=FILES,
    )


def _messages(record: ProjectRecord, held: Read) -> list[Message]:
    from assistant.project.intake.extraction import intake_messages

    parts = services()
    sent = intake_messages(
        documents_of(held),
        project=record.project,
        prompts=parts.prompts,
        budget=CallBudget(seconds=parts.settings.deadline_seconds),
        today=today(),
    )
    return [message for part in sent for message in part]
