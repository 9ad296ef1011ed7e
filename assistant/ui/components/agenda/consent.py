"""Before an agenda is drafted elsewhere: exactly what will be sent, and a yes."""

from assistant.language.fitted_prompt import FittedPrompt
from assistant.language.locale import Language
from assistant.language.model_port import ChatModel
from assistant.project.records import ProjectRecord
from assistant.ui.components.consent import ask_to_send
from assistant.ui.drafts import start_drafting
from assistant.ui.safe import plain
from assistant.ui.state import owner, services, today
from assistant.ui.words import say


def ask_before_sending(record: ProjectRecord, spoken: Language, model: ChatModel) -> None:
    """Open the question."""
    ask_to_send(
        model,
        about=say("agenda.consent.text", host=plain(model.host), model=plain(model.name)),
        agree=say("agenda.consent.agree"),
        offline=say("agenda.consent.offline"),
        messages=lambda: prompt_to_send(record, spoken, model),
        go=lambda chosen: start_drafting(record, spoken, chosen),
    )


def prompt_to_send(record: ProjectRecord, spoken: Language, model: ChatModel | None) -> FittedPrompt:
    """The prompt as the model would receive it."""
    from assistant.agenda.drafting import agenda_prompt

    parts = services()
    return agenda_prompt(
        record.project,
        language=spoken,
        finder=parts.finder,
        knowledge=parts.knowledge,
        prompts=parts.prompts,
        today=today(),
        own=parts.own_documents.finder(owner(), record.id),
        window=model.context_window if model else None,
        glossary=parts.glossary(owner()),
    )
