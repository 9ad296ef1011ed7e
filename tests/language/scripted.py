"""A chat model that says what a test wrote down, and a progress that collects what it is shown."""

from dataclasses import dataclass, field

from assistant.language.locale import LocalText
from assistant.language.model_port import Usage
from tests.fakes.chat_model import ListedChatModel


class ScriptedModel(ListedChatModel):
    """Answers on this computer with ``replies`` in turn."""

    name = "scripted"
    host = "localhost"
    is_remote = False
    usage = Usage(10, 5)

    def __init__(self, replies: list[str | Exception]) -> None:
        super().__init__(*replies)


@dataclass
class Notes:
    """A progress that remembers."""

    steps: list[LocalText] = field(default_factory=list)
    text: str = ""

    def step(self, name: LocalText, done: int = 0, total: int = 0) -> None:
        self.steps.append(name)

    def words(self, delta: str) -> None:
        self.text += delta

    def check(self) -> None:
        """Never cancel."""
