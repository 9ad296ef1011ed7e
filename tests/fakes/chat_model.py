"""Chat models for tests of what is asked and what is done with the answer."""

from collections.abc import Sequence
from typing import Any

from assistant.language.model_port import CallBudget, Completion, Message, Usage
from assistant.language.progress import Progress


class AnsweringChatModel:
    """Answers with :meth:`answer`, word by word into the progress; ``asked`` keeps the prompts."""

    name = "answering-model"
    host = "model.example"
    is_remote = True
    context_window: int | None = None
    usage = Usage(input_tokens=100, output_tokens=50)

    def __init__(self) -> None:
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
        text = self.answer(messages)
        progress.words(text)
        return Completion(text, self.usage, self.name)

    def answer(self, messages: Sequence[Message]) -> str:
        """The words to answer with."""
        raise NotImplementedError


class ListedChatModel(AnsweringChatModel):
    """Gives its answers one after the other, raising exceptions among them."""

    name = "listed-model"

    def __init__(self, *answers: str | Exception) -> None:
        super().__init__()
        self._answers = list(answers)

    def answer(self, messages: Sequence[Message]) -> str:
        """The next one on the list."""
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer
