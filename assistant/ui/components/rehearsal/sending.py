"""What speaks for the counterparts, and the question before a first turn leaves this computer."""

import streamlit as st

from assistant.language.model_port import ChatModel, Message
from assistant.rehearsal.models import Understood
from assistant.rehearsal.moves import moves_prompt, understand
from assistant.rehearsal.records import RehearsalChangedElsewhere, RehearsalRecord
from assistant.rehearsal.strategy import decide
from assistant.rehearsal.voice import voice_prompt
from assistant.ui.components.consent import ask_to_send, must_ask
from assistant.ui.components.rehearsal.at_hand import project_of
from assistant.ui.components.rehearsal.playing import submit
from assistant.ui.model import chosen_model
from assistant.ui.safe import plain
from assistant.ui.state import remember, remembered, services
from assistant.ui.words import say

_ASKED = "rehearsal_asked"


def send(record: RehearsalRecord, text: str, understood: Understood | None = None) -> bool:
    """Send a turn, or note that the person has to be asked first. For callbacks.

    Returns whether it is on its way; if not, another tab was faster and the text is kept.
    """
    model = model_for(record)
    if model is not None and must_ask(model):
        remember(_ASKED, (record.id, text, understood))
        return True
    try:
        submit(record, text, understood, model)
    except RehearsalChangedElsewhere:
        return False
    return True


def model_for(record: RehearsalRecord) -> ChatModel | None:
    """The model that reads and speaks; ``None`` for the rules and templates."""
    return None if remembered(_offline(record.id)) else chosen_model(project_of(record))


def ask_if_needed(record: RehearsalRecord) -> None:
    """Open the question, where a turn waits for it."""
    asked = remembered(_ASKED)
    st.session_state.pop(_ASKED, None)
    model = model_for(record)
    if asked is None or asked[0] != record.id or model is None:
        return
    _, text, understood = asked

    def go(agreed: ChatModel | None) -> None:
        if agreed is None:
            remember(_offline(record.id), True)
        submit(record, text, understood, agreed)

    ask_to_send(
        model,
        about=say("rehearsal.consent.text", host=plain(model.host), model=plain(model.name)),
        agree=say("rehearsal.consent.agree"),
        offline=say("rehearsal.consent.offline"),
        messages=lambda: to_send(record, text, understood),
        go=go,
    )


def to_send(record: RehearsalRecord, text: str, understood: Understood | None) -> list[Message]:
    """Both prompts of a turn, as the model would receive them."""
    prompts, session = services().prompts, record.session
    read = understood or understand(text, session)
    reading = [] if understood else list(moves_prompt(text, session, prompts))
    return [*reading, *voice_prompt(session, text, decide(session, read, text).acts, prompts)]


def _offline(rehearsal_id: str) -> str:
    return f"rehearsal_offline.{rehearsal_id}"
