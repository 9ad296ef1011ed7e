"""A chat model that says what a test wrote down, and a progress that collects what it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.language.locale import LocalText
from assistant.language.model_port import CallBudget, Completion, Message, Usage
from assistant.language.progress import Progress


@dataclass
class ScriptedModel:
    """Answers with ``replies`` in turn; an exception among them is raised."""

    replies: list[str | Exception]
    asked: list[tuple[Message, ...]] = field(default_factory=list)
    name: str = "scripted"
    host: str = "localhost"
    is_remote: bool = False
    context_window: int | None = None

    def complete(
        self,
        messages: Sequence[Message],
        *,
        schema: dict[str, Any] | None,
        max_output_tokens: int,
        budget: CallBudget,
        progress: Progress,
    ) -> Completion:
        budget.spend()
        self.asked.append(tuple(messages))
        reply = self.replies.pop(0)
        if isinstance(reply, Exception):
            raise reply
        progress.words(reply)
        return Completion(reply, Usage(10, 5), self.name)


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
