"""The port to a language model: what the product asks of one, whatever stands behind it.

The port moves text. Schemas, re-asks and checks are built on it in :mod:`assistant.language.structured`,
so that they work the same for every server.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from assistant.language.model_trouble import ModelError, ModelTrouble
from assistant.language.progress import Progress


@dataclass(frozen=True)
class Message:
    """One turn of a prompt."""

    role: Literal["system", "user", "assistant"]
    text: str


@dataclass(frozen=True)
class Usage:
    """Tokens as the server counted them; ``None`` where it did not say."""

    input_tokens: int | None = None
    output_tokens: int | None = None

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            _sum(self.input_tokens, other.input_tokens), _sum(self.output_tokens, other.output_tokens)
        )


def _sum(left: int | None, right: int | None) -> int | None:
    return None if left is None and right is None else (left or 0) + (right or 0)


@dataclass(frozen=True)
class Completion:
    """A finished reply. ``text`` is complete: a cut reply is a :class:`ModelError`, never this."""

    text: str
    usage: Usage
    model: str


@dataclass
class CallBudget:
    """What one action of the person may cost upstream: calls, and seconds until the deadline."""

    calls: int = 3
    seconds: float = 60.0
    started: float = field(default_factory=time.monotonic)

    def spend(self) -> None:
        """Count one upstream call.

        Raises:
            ModelError: the calls are used up (kind ``BUDGET``).
        """
        if self.calls <= 0:
            raise ModelError(ModelTrouble.BUDGET)
        self.calls -= 1

    @property
    def remaining_seconds(self) -> float:
        """Seconds left until the deadline, never negative."""
        return max(0.0, self.started + self.seconds - time.monotonic())


class ChatModel(Protocol):
    """A language model that completes a prompt."""

    @property
    def name(self) -> str:
        """The model's name as the server knows it."""

    @property
    def host(self) -> str:
        """Host the text goes to, as shown in the badge, such as ``api.openai.com``."""

    @property
    def is_remote(self) -> bool:
        """Whether text leaves this computer."""

    @property
    def context_window(self) -> int | None:
        """Tokens it can read and write together; ``None`` when not known."""

    def complete(
        self,
        messages: Sequence[Message],
        *,
        schema: dict[str, Any] | None,
        max_output_tokens: int,
        budget: CallBudget,
        progress: Progress,
    ) -> Completion:
        """Complete the prompt, streaming words into ``progress``.

        Args:
            schema: JSON Schema the reply should follow, passed on as far as the server can.

        Raises:
            ModelError: no complete reply; its ``trouble`` names why.
            Cancelled: the person cancelled; raised within one second.
        """
