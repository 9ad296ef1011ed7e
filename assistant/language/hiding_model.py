"""A chat model that never sees real names: stand-ins on the way out, originals on the way back."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from assistant.language.model_port import CallBudget, ChatModel, Completion, Message
from assistant.language.model_trouble import ModelError
from assistant.language.progress import Progress
from assistant.language.pseudonyms import Pseudonyms


class HidingChatModel:
    """A :class:`~assistant.language.model_port.ChatModel` in front of another one.

    Words shown while the model writes still hold the stand-ins; the completion holds the originals.
    """

    def __init__(self, model: ChatModel, pseudonyms: Pseudonyms) -> None:
        self._model = model
        self.pseudonyms = pseudonyms

    @property
    def name(self) -> str:
        """The model's name as the server knows it."""
        return self._model.name

    @property
    def host(self) -> str:
        """Host the text goes to."""
        return self._model.host

    @property
    def is_remote(self) -> bool:
        """Whether text leaves this computer."""
        return self._model.is_remote

    @property
    def context_window(self) -> int | None:
        """Tokens it can read and write together. Stand-ins are about as long as what they stand for."""
        return self._model.context_window

    def preview(self, messages: Sequence[Message]) -> tuple[Message, ...]:
        """Exactly what would be sent for ``messages``."""
        return tuple(replace(message, text=self.pseudonyms.hide(message.text)) for message in messages)

    def complete(
        self,
        messages: Sequence[Message],
        *,
        schema: dict[str, Any] | None,
        max_output_tokens: int,
        budget: CallBudget,
        progress: Progress,
    ) -> Completion:
        """Complete the prompt; see :class:`~assistant.language.model_port.ChatModel`."""
        escape = str if schema is None else _in_json
        try:
            reply = self._model.complete(
                self.preview(messages),
                schema=schema,
                max_output_tokens=max_output_tokens,
                budget=budget,
                progress=progress,
            )
        except ModelError as error:
            error.partial = self.pseudonyms.restore(error.partial, escape)
            raise
        return replace(reply, text=self.pseudonyms.restore(reply.text, escape))


def _in_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]
