"""A chat model that answers from a list: for tests of what is asked and what is done with the answer."""

from collections.abc import Sequence
from typing import Any

from assistant.language.model_port import CallBudget, Completion, Message, Usage
from assistant.language.progress import Progress


class ListedChatModel:
    """Gives its answers one after the other, raising exceptions among them; ``asked`` keeps the prompts."""

    name = "listed-model"
    host = "model.example"
    is_remote = True
    context_window: int | None = None

    def __init__(self, *answers: str | Exception) -> None:
        self._answers = list(answers)
        self.asked: list[tuple[Message, ...]] = []

    def complete(
        self,
        messages: Sequence[Message],
        *,
        schema: dict[str, Any] | None,
        max_output_tokens: int,
        budget: CallBudget,
        progress: Progress,
    ) -> Completion:
        """The next answer."""
        budget.spend()
        self.asked.append(tuple(messages))
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        progress.words(answer)
        return Completion(answer, Usage(input_tokens=100, output_tokens=50), self.name)
