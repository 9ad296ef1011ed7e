"""Before the first text leaves this computer: exactly what will be sent, and a yes."""

from collections.abc import Callable, Iterable

import streamlit as st

from assistant.language.fitted_prompt import FittedPrompt
from assistant.language.hiding_model import HidingChatModel
from assistant.language.model_port import ChatModel, Message
from assistant.ui.boundary import guarded
from assistant.ui.safe import plain, safe
from assistant.ui.state import language, prefer, preference
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
    messages: Callable[[], Iterable[Message] | FittedPrompt],
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
            sent_messages(model, messages())
        with st.container(horizontal=True):
            agreed = st.button(
                agree, type="primary", key="consent_agree", on_click=_agree, args=(model, go, what)
            )
            declined = st.button(offline, key="consent_offline", on_click=guarded(go), args=(None,))
        if agreed or declined:
            st.rerun()

    question()


def sent_messages(model: ChatModel | None, prompt: Iterable[Message] | FittedPrompt) -> None:
    """A prompt as the characters that leave, with stand-ins in place, what they stand for, what stays out."""
    hiding = model if isinstance(model, HidingChatModel) else None
    messages = prompt.messages if isinstance(prompt, FittedPrompt) else prompt
    if isinstance(prompt, FittedPrompt) and prompt.note is not None:
        st.caption(f":material/info: {plain(prompt.note.say(language()))}")
    for message in hiding.preview(list(messages)) if hiding else messages:
        st.html(
            f'<p class="cg-quiet">{safe(message.role)}</p><pre class="cg-sent">{safe(message.text)}</pre>'
        )
    if hiding and hiding.pseudonyms.replaced:
        rows = "".join(
            f"<dt>{safe(each.stand_in)}</dt><dd>{safe(each.original)}</dd>"
            for each in hiding.pseudonyms.replaced
        )
        st.caption(say("common.consent.replaced"))
        st.html(f'<div class="cg-doc"><dl>{rows}</dl></div>')


@guarded
def _agree(model: ChatModel, go: Callable[[ChatModel | None], None], what: str) -> None:
    prefer(what, [*preference(what, []), model.host])
    go(model)
