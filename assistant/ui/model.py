"""Which model drafts, and whether anything leaves this computer for it."""

from dataclasses import dataclass

from assistant.language.model_port import ChatModel
from assistant.ui.state import services


@dataclass(frozen=True)
class Reach:
    """Where text goes when an agenda is drafted."""

    host: str
    remote: bool


def reach() -> Reach | None:
    """Where text would go; ``None`` when nothing leaves the product."""
    return None


def chosen_model() -> ChatModel | None:
    """The model that drafts; ``None`` composes offline."""
    return services().chat_model(None)
