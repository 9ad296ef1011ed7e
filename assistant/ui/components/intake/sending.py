"""Files that were read and wait: what a model elsewhere would get of them, and a yes or a no."""

import streamlit as st

from assistant.language.model_port import CallBudget, ChatModel, Message
from assistant.project.intake.documents import Document
from assistant.project.records import ProjectRecord
from assistant.ui.components.consent import FILES, ask_to_send
from assistant.ui.components.intake.reading import Read, go_on, held_documents
from assistant.ui.model import chosen_model
from assistant.ui.safe import plain
from assistant.ui.state import services, today
from assistant.ui.words import say


def ask_about_held(record: ProjectRecord, *, at_once: bool) -> None:
    """Ask before documents are sent; ``at_once`` opens the question, else a button does."""
    held = held_documents(record.id)
    model = chosen_model() if held else None
    if not held or model is None:
        return
    with st.container(border=True, key="intake-held"):
        st.markdown(say("intake.held", count=len(held), host=plain(model.host)))
        if st.button(say("intake.decide"), key="intake_decide", icon=":material/visibility:") or at_once:
            _ask(record, held, model)


def _ask(record: ProjectRecord, held: Read, model: ChatModel) -> None:
    ask_to_send(
        model,
        about=say("intake.consent.text", host=plain(model.host), model=plain(model.name)),
        agree=say("intake.consent.agree"),
        offline=say("intake.consent.offline"),
        messages=lambda: _messages(record, held),
        go=lambda chosen: go_on(record, held, chosen),
        what=FILES,
    )


def _messages(record: ProjectRecord, held: Read) -> list[Message]:
    from assistant.project.intake.extraction import intake_messages

    parts = services()
    sent = intake_messages(
        [each for each in held if isinstance(each, Document)],
        project=record.project,
        prompts=parts.prompts,
        budget=CallBudget(seconds=parts.settings.deadline_seconds),
        today=today(),
    )
    return [message for part in sent for message in part]
