"""One upstream call, run in a worker thread so that cancelling and the deadline never wait for it."""

import contextlib
import queue
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

from assistant.adapters.chat_model.calls import Call
from assistant.adapters.chat_model.connection import Connection
from assistant.adapters.chat_model.failures import Answer, CallFailed, failure_of
from assistant.adapters.chat_model.plain_reply import read_plain
from assistant.language.model_port import CallBudget, Usage
from assistant.language.model_trouble import ModelTrouble
from assistant.language.progress import Progress

_POLL_SECONDS = 0.05
_MOST_CHARACTERS = 1_000_000
_MOST_BYTES = 4_000_000


class _PlainReply(Exception):
    """The reply is not an event stream; its body has been kept."""


class Attempt:
    """One call. Use once: :meth:`run` returns the complete answer or raises."""

    def __init__(self, connection: Connection, call: Call, budget: CallBudget) -> None:
        self._connection = connection
        self._call = call
        self._budget = budget
        self._seconds = max(0.5, budget.remaining_seconds + 1.0)
        self._events: queue.SimpleQueue[str | Answer | CallFailed] = queue.SimpleQueue()
        self._sockets: list[Any] = []
        self._plain: bytes | None = None
        self._loaded = threading.Event()
        self._stopped = threading.Event()
        self._arrived: list[str] = []

    def run(self, progress: Progress) -> Answer:
        """Wait for the answer, showing words as they come.

        Raises:
            CallFailed: no complete answer.
            Cancelled: the person cancelled; the connection is cut at once.
        """
        thread = threading.Thread(target=self._work, name="model-call", daemon=True)
        thread.start()
        try:
            self._load(progress)
            while True:
                progress.check()
                if self._budget.remaining_seconds <= 0:
                    raise CallFailed(
                        ModelTrouble.SLOW, "deadline", partial="".join(self._arrived), hopeless=True
                    )
                try:
                    event = self._events.get(timeout=_POLL_SECONDS)
                except queue.Empty:
                    continue
                if isinstance(event, CallFailed):
                    raise event
                if isinstance(event, Answer):
                    return event.complete()
                progress.words(event)
        finally:
            self._stop()

    def _load(self, progress: Progress) -> None:
        """Wait until the libraries are imported. These seconds are ours and not the server's lateness."""
        begun = time.monotonic()
        while not self._loaded.wait(_POLL_SECONDS):
            progress.check()
        self._budget.started += time.monotonic() - begun

    def _stop(self) -> None:
        """Cut the connection, whatever the worker is waiting for; it ends by itself then."""
        self._stopped.set()
        for each in self._sockets:
            with contextlib.suppress(OSError):
                socket.socket.shutdown(each, socket.SHUT_RDWR)

    def _work(self) -> None:
        answer = Answer()
        try:
            self._receive(answer)
        except Exception as error:  # handed to the waiting thread as a named failure
            self._events.put(self._outcome(error, answer))
        else:
            self._events.put(answer)
        finally:
            self._loaded.set()

    def _outcome(self, error: Exception, answer: Answer) -> Answer | CallFailed:
        if self._plain is not None:
            try:
                plain = read_plain(self._plain)
            except CallFailed as failed:
                return failed
            self._say(plain.text)
            return plain
        # What breaks after the last word does no harm.
        return answer if answer.finish else failure_of(error, answer.text)

    def _receive(self, answer: Answer) -> None:
        from assistant.adapters.chat_model import langchain_chat

        self._loaded.set()
        hooks: langchain_chat.Hooks = {"request": [self._on_request], "response": [self._on_response]}
        with langchain_chat.open_http(self._connection, self._seconds, hooks) as http:
            for piece in langchain_chat.stream(self._connection, self._call, http):
                if self._stopped.is_set():
                    return
                self._take(piece, answer)

    def _take(self, piece: Any, answer: Answer) -> None:
        said = piece.content if isinstance(piece.content, str) else ""
        said += "".join(part.get("args") or "" for part in getattr(piece, "tool_call_chunks", ()))
        answer.text += said
        if len(answer.text) > _MOST_CHARACTERS:
            raise CallFailed(ModelTrouble.NOT_A_MODEL, "the reply does not end", hopeless=True)
        answer.finish = piece.response_metadata.get("finish_reason") or answer.finish
        answer.model = piece.response_metadata.get("model_name") or answer.model
        answer.refusal += piece.additional_kwargs.get("refusal") or ""
        answer.reasoned = answer.reasoned or bool(piece.additional_kwargs.get("reasoning_content"))
        usage = getattr(piece, "usage_metadata", None)
        if usage:
            answer.usage = Usage(usage.get("input_tokens"), usage.get("output_tokens"))
        self._say(said)

    def _say(self, words: str) -> None:
        if words:
            self._arrived.append(words)
            self._events.put(words)

    def _on_request(self, request: Any) -> None:
        request.extensions["trace"] = self._on_trace

    def _on_trace(self, name: str, info: dict[str, Any]) -> None:
        """Remember the socket as soon as there is one, so that it can be cut while headers are awaited."""
        if name in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            found = info["return_value"].get_extra_info("socket")
            if found is not None:
                self._sockets.append(found)
            if self._stopped.is_set():
                self._stop()

    def _on_response(self, response: Any) -> None:
        """Keep the body of a reply that is no event stream: the libraries lose what it says."""
        streamed = "text/event-stream" in response.headers.get("content-type", "")
        if response.status_code == 200 and not (streamed and self._call.streaming):
            self._plain = b"".join(_limited(response.iter_bytes()))
            raise _PlainReply


def _limited(chunks: Iterator[bytes]) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > _MOST_BYTES:
            return
        yield chunk
