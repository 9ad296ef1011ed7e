"""Before the first text leaves this computer: exactly what will be sent, and a yes."""

import streamlit as st

from assistant.language.locale import Language
from assistant.language.model_port import ChatModel, Message
from assistant.project.records import ProjectRecord
from assistant.ui.boundary import guarded
from assistant.ui.drafts import start_drafting
from assistant.ui.safe import plain, safe
from assistant.ui.state import prefer, preference, services, today
from assistant.ui.words import say


def must_ask(model: ChatModel) -> bool:
    """Whether this host has not been agreed to yet."""
    return model.is_remote and model.host not in preference("agreed_hosts", [])


def ask_before_sending(record: ProjectRecord, spoken: Language, model: ChatModel) -> None:
    """Open the question."""

    @st.dialog(say("agenda.consent.title"), width="large", icon=":material/cloud_upload:")
    def question() -> None:
        st.markdown(say("agenda.consent.text", host=plain(model.host), model=plain(model.name)))
        with st.expander(say("agenda.consent.exactly")):
            for message in messages_to_send(record, spoken):
                st.html(
                    f'<p class="cg-quiet">{safe(message.role)}</p>'
                    f'<pre class="cg-sent">{safe(message.text)}</pre>'
                )
        with st.container(horizontal=True):
            agreed = st.button(
                say("agenda.consent.agree"),
                type="primary",
                key="consent_agree",
                on_click=_agree,
                args=(record, spoken, model),
            )
            offline = st.button(
                say("agenda.consent.offline"),
                key="consent_offline",
                on_click=guarded(start_drafting),
                args=(record, spoken, None),
            )
        if agreed or offline:
            st.rerun()

    question()


@guarded
def _agree(record: ProjectRecord, spoken: Language, model: ChatModel) -> None:
    prefer("agreed_hosts", [*preference("agreed_hosts", []), model.host])
    start_drafting(record, spoken, model)


def messages_to_send(record: ProjectRecord, spoken: Language) -> tuple[Message, ...]:
    """The prompt as the model would receive it."""
    from assistant.agenda.drafting import agenda_messages

    parts = services()
    return tuple(
        agenda_messages(
            record.project,
            language=spoken,
            finder=parts.finder,
            knowledge=parts.knowledge,
            prompts=parts.prompts,
            today=today(),
        )
    )
