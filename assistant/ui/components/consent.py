"""Before the first text leaves this computer: exactly what will be sent, and a yes."""

from collections.abc import Callable, Iterable

import streamlit as st

from assistant.language.model_port import ChatModel, Message
from assistant.ui.boundary import guarded
from assistant.ui.safe import safe
from assistant.ui.state import prefer, preference
from assistant.ui.words import say

PROJECT = "agreed_hosts"
FILES = "agreed_hosts.files"
"""Where it is kept which hosts may receive the project, and which the person's own texts and files."""


def must_ask(model: ChatModel, what: str = PROJECT) -> bool:
    """Whether this host has not been agreed to yet."""
    return model.is_remote and model.host not in preference(what, [])


def ask_to_send(
    model: ChatModel,
    *,
    about: str,
    agree: str,
    offline: str,
    messages: Callable[[], Iterable[Message]],
    go: Callable[[ChatModel | None], None],
    what: str = PROJECT,
) -> None:
    """Open the question.

    Args:
        about: what goes where and what does not, as Markdown.
        agree, offline: the two buttons.
        messages: the prompt as the model would receive it; asked for once the question is open.
        go: what to do then, with the model or, offline, with ``None``.
        what: :data:`PROJECT` or :data:`FILES`, which is what a yes is for.
    """

    @st.dialog(say("common.consent.title"), width="large", icon=":material/cloud_upload:")
    def question() -> None:
        st.markdown(about)
        with st.expander(say("common.consent.exactly")):
            for message in messages():
                sent_message(message)
        with st.container(horizontal=True):
            agreed = st.button(
                agree, type="primary", key="consent_agree", on_click=_agree, args=(model, go, what)
            )
            declined = st.button(offline, key="consent_offline", on_click=guarded(go), args=(None,))
        if agreed or declined:
            st.rerun()

    question()


def sent_message(message: Message) -> None:
    """One message of a prompt, shown as the characters it is."""
    st.html(f'<p class="cg-quiet">{safe(message.role)}</p><pre class="cg-sent">{safe(message.text)}</pre>')


@guarded
def _agree(model: ChatModel, go: Callable[[ChatModel | None], None], what: str) -> None:
    prefer(what, [*preference(what, []), model.host])
    go(model)
