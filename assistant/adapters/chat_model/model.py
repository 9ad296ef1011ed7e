"""The chat model behind the port: the ladder, the retries, the budget and the deadline."""

import random
import time
from collections.abc import Sequence
from typing import Any

from assistant.adapters.chat_model.attempt import Attempt
from assistant.adapters.chat_model.calls import build_call
from assistant.adapters.chat_model.capabilities import Capabilities, CapabilityStore
from assistant.adapters.chat_model.connection import Connection
from assistant.adapters.chat_model.failures import Answer, CallFailed, scrub
from assistant.adapters.chat_model.ladder import after_reply, changed, plainest, window_told
from assistant.adapters.chat_model.wording import WORDING
from assistant.language.context_budget import fewest_tokens
from assistant.language.model_port import CallBudget, Completion, Message
from assistant.language.model_trouble import ModelError, ModelTrouble
from assistant.language.progress import Progress

FIRST_WAIT_SECONDS = 0.4
_LONGEST_WAIT = 10.0
_WINDOWS = (2_048, 4_096, 8_192, 16_384, 32_768)


class LangChainChatModel:
    """A :class:`~assistant.language.model_port.ChatModel` on LangChain. Build it with ``open_chat_model``."""

    def __init__(
        self,
        connection: Connection,
        capabilities: CapabilityStore,
        first_wait: float = FIRST_WAIT_SECONDS,
    ) -> None:
        self._connection = connection
        self._first_wait = first_wait
        self._capabilities = capabilities

    @property
    def name(self) -> str:
        """The model's name as the server knows it."""
        return self._connection.model

    @property
    def host(self) -> str:
        """Host the text goes to."""
        return self._connection.host

    @property
    def is_remote(self) -> bool:
        """Whether text leaves this computer."""
        return self._connection.is_remote

    @property
    def context_window(self) -> int | None:
        """Tokens the model can read; ``None`` when not known."""
        return self._connection.context_window or self._known().window

    def complete(
        self,
        messages: Sequence[Message],
        *,
        schema: dict[str, Any] | None,
        max_output_tokens: int,
        budget: CallBudget,
        progress: Progress,
    ) -> Completion:
        """Complete the prompt; see :class:`~assistant.language.model_port.ChatModel`.

        After a retry the words begin again: ``progress.step`` is called in between.
        """
        self._refuse_what_cannot_fit(messages)
        known = self._known()
        tries, partial = 0, ""
        while True:
            budget.spend()
            tries += 1
            call = build_call(self._connection, messages, schema, max_output_tokens, known)
            try:
                answer = Attempt(self._connection, call, budget).run(progress)
                self._refuse_silent_cut(messages, answer)
            except CallFailed as failed:
                # What one try had written is not lost because the next one did worse.
                failed.partial = partial = max(failed.partial, partial, key=len)
                known = self._next(failed, known, tries, budget, progress, with_schema=schema is not None)
                continue
            self._remember(after_reply(answer.text, schema, known))
            return Completion(answer.text, answer.usage, answer.model or self.name)

    def _next(
        self,
        failed: CallFailed,
        known: Capabilities,
        tries: int,
        budget: CallBudget,
        progress: Progress,
        *,
        with_schema: bool,
    ) -> Capabilities:
        """What to try after a failure. Raises ``ModelError`` when nothing is left to try."""
        window = window_told(failed.message) if failed.trouble is ModelTrouble.TOO_LONG else None
        if window is not None:
            # The next prompt is built to fit.
            self._remember(known.model_copy(update={"window": window}))
        better = changed(failed, known, with_schema=with_schema)
        if better is not None:
            # Kept even when this action ends here: the next one begins where this one stopped.
            self._remember(better)
            if budget.calls <= 0:
                raise self._error(failed)
            progress.step(WORDING.both("step_adapting"))
            return better
        wait = self._wait(failed, tries)
        if failed.hopeless or budget.calls <= 0 or wait > min(_LONGEST_WAIT, budget.remaining_seconds):
            raise self._error(failed)
        progress.step(WORDING.both("step_retrying"))
        _sleep(wait, progress)
        if failed.status == 500 and tries > 1 and with_schema and not known.proven:
            return plainest(known)
        return known

    def _wait(self, failed: CallFailed, tries: int) -> float:
        """Seconds before the next try: what the server asks for, else growing with jitter."""
        if failed.retry_after is not None:
            return failed.retry_after
        return float(self._first_wait * 2 ** (tries - 1) * random.uniform(0.5, 1.5))

    def _error(self, failed: CallFailed) -> ModelError:
        key = self._connection.api_key.get_secret_value()
        return ModelError(failed.trouble, partial=failed.partial, detail=scrub(failed.detail, key))

    def _known(self) -> Capabilities:
        return self._capabilities.get(self._connection.address, self.name) or Capabilities()

    def _remember(self, known: Capabilities) -> None:
        if known != self._known():
            self._capabilities.put(self._connection.address, self.name, known)

    def _refuse_what_cannot_fit(self, messages: Sequence[Message]) -> None:
        window = self.context_window
        needed = sum(fewest_tokens(message.text) for message in messages)
        if window is not None and needed > window:
            raise ModelError(ModelTrouble.TOO_LONG, detail=f"at least {needed} tokens, window {window}")

    def _refuse_silent_cut(self, messages: Sequence[Message], answer: Answer) -> None:
        """Some servers cut a long prompt to their window without a word; what they read gives it away."""
        read = answer.usage.input_tokens
        needed = sum(fewest_tokens(message.text) for message in messages)
        if read is None or needed <= read:
            return
        if _nearest_window(read) is not None:
            self._remember(self._known().model_copy(update={"window": _nearest_window(read)}))
            raise CallFailed(
                ModelTrouble.TOO_LONG, f"the server read {read} of at least {needed} tokens", hopeless=True
            )


def _nearest_window(read: int) -> int | None:
    """The usual window that a server which read so many tokens has filled; ``None`` for none."""
    return next((window for window in _WINDOWS if 0.9 * window <= read <= window), None)


def _sleep(seconds: float, progress: Progress) -> None:
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        progress.check()
        # In short pieces, so that cancelling never waits for the rest.
        time.sleep(min(0.05, left))
