"""The HTTP server itself: standard library only, one thread a connection, ends at once when closed."""

import contextlib
import json
import socket
import struct
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

from tests.fakes.openai_server import replies
from tests.fakes.openai_server.answers import good_answer, vector
from tests.fakes.openai_server.modes import MODES, Mode, as_json
from tests.fakes.openai_server.request import FakeRequest

Answer = Callable[[FakeRequest], dict[str, Any] | str]


class FakeServer:
    """A running server. Use as a context manager, or call :meth:`start` and :meth:`close`.

    Attributes:
        requests: every request received, in order; ``chats`` those for chat completions.
        mode: may be changed while running.
        times: the mode applies to so many chat requests, then the server answers well; ``None``: always.
        window: tokens the models can read, told in their list when given.
        pace: seconds between the events of a stream.
    """

    def __init__(
        self,
        mode: str = "ok",
        *,
        port: int = 0,
        models: tuple[str, ...] = ("fake-model",),
        times: int | None = None,
        key: str = "",
        window: int | None = None,
        pace: float = 0.0,
    ) -> None:
        self.mode = mode
        self.models = models
        self.times = times
        self.key = key
        self.window = window
        self.pace = pace
        self.requests: list[FakeRequest] = []
        self.closing = threading.Event()
        self.lock = threading.Lock()
        self._answer: Answer = good_answer
        self._http = ThreadingHTTPServer(("127.0.0.1", port), _handler(self))
        self._http.daemon_threads = True
        self._http.block_on_close = False

    @property
    def base_url(self) -> str:
        """Where it listens, ending in ``/v1``."""
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    @property
    def chats(self) -> list[FakeRequest]:
        """The requests for chat completions."""
        return [request for request in self.requests if request.path.endswith("/chat/completions")]

    def answer_with(self, answer: Answer) -> None:
        """Answer with what ``answer(request)`` gives: a dict is sent as JSON, a string as it is."""
        self._answer = answer

    def good(self, request: FakeRequest) -> dict[str, Any] | str:
        """The answer before any mode spoils it."""
        return self._answer(request)

    def mode_for(self, request: FakeRequest) -> Mode:
        """The mode that applies to a chat request."""
        return MODES["ok" if self.times is not None and request.number > self.times else self.mode]

    def start(self) -> Self:
        """Listen in a thread."""
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def close(self) -> None:
        """Stop listening and let hanging replies end."""
        self.closing.set()
        self._http.shutdown()
        self._http.server_close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _handler(server: FakeServer) -> type[BaseHTTPRequestHandler]:
    class Handler(_Handler):
        fake = server

    return Handler


class _Handler(BaseHTTPRequestHandler):
    fake: FakeServer
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *arguments: Any) -> None:
        """Tests read ``requests`` instead."""

    def handle(self) -> None:
        # Callers cut connections on purpose.
        with contextlib.suppress(ConnectionError, TimeoutError):
            super().handle()

    def do_GET(self) -> None:
        self._note({})
        if self.path.split("?")[0].endswith("/models"):
            told = {} if self.fake.window is None else {"max_model_len": self.fake.window}
            models = [{"id": name, "object": "model", **told} for name in self.fake.models]
            self._send(200, {"object": "list", "data": models})
        else:
            self._send(404, {"error": {"message": "Not found", "type": "invalid_request_error"}})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}")
        request = self._note(body)
        path = self.path.split("?")[0]
        if self.fake.key and self.fake.key not in (
            self.headers.get("Authorization") or self.headers.get("api-key") or ""
        ):
            self._send(401, MODES["key_401"].error)
        elif path.endswith("/embeddings"):
            self._embed(body)
        elif path.endswith("/chat/completions"):
            self._chat(request, self.fake.mode_for(request))
        else:
            self._send(404, {"error": {"message": "Not found", "type": "invalid_request_error"}})

    def _note(self, body: dict[str, Any]) -> FakeRequest:
        path = self.path.split("?")[0]
        with self.fake.lock:
            number = len(self.fake.chats) + (1 if path.endswith("/chat/completions") else 0)
            headers = {name.lower(): value for name, value in self.headers.items()}
            request = FakeRequest(path, headers, body, number)
            self.fake.requests.append(request)
        return request

    def _embed(self, body: dict[str, Any]) -> None:
        texts = body.get("input") or []
        texts = [texts] if isinstance(texts, str) else texts
        data = [{"object": "embedding", "index": i, "embedding": vector(str(t))} for i, t in enumerate(texts)]
        used = {"prompt_tokens": len(texts), "total_tokens": len(texts)}
        self._send(200, {"object": "list", "data": data, "model": body.get("model", ""), "usage": used})

    def _chat(self, request: FakeRequest, mode: Mode) -> None:
        if mode.wire == "reset":
            self._reset()
            return
        if mode.wire == "silent":
            self.fake.closing.wait(600)
            return
        reason = mode.refuses(request) if mode.refuses else None
        if reason is not None:
            self._send(mode.refusal_status, {"error": {"message": reason, "type": "invalid_request_error"}})
        elif mode.error is not None:
            self._send(mode.status, mode.error, mode.headers)
        else:
            message = replies.reply_message(self.fake.good(request), request, mode)
            if request.stream and not mode.plain:
                self._stream(replies.events(message, request, mode), mode)
            else:
                self._body(as_json(replies.whole(message, request, mode)), "application/json", mode)

    def _stream(self, events: replies.Events, mode: Mode) -> None:
        pieces = [replies.encode(event) for event in events]
        if mode.junk:
            pieces[2:2] = [mode.junk]
        if mode.wire == "endless":
            self._endlessly(pieces[1])
        elif self.fake.pace:
            self._slowly(pieces)
        else:
            self._body(b"".join(pieces), "text/event-stream; charset=utf-8", mode)

    def _endlessly(self, piece: bytes) -> None:
        self._start("text/event-stream; charset=utf-8", None)
        while not self.fake.closing.is_set():
            self.wfile.write(piece)

    def _slowly(self, pieces: list[bytes]) -> None:
        self._start("text/event-stream; charset=utf-8", None)
        for piece in pieces:
            self.wfile.write(piece)
            if self.fake.closing.wait(self.fake.pace):
                return

    def _body(self, data: bytes, kind: str, mode: Mode) -> None:
        """Send ``data`` the way the mode's wire does."""
        midway = len(data) // 2
        length = len(data) if mode.wire in ("reset_midway", "close_midway") else None
        self._start(kind, length)
        if mode.wire == "reset_midway":
            self.wfile.write(data[:midway])
            # The caller must get to read the first half before the reset wipes it out.
            self.fake.closing.wait(0.2)
            self._reset()
        elif mode.wire == "close_midway":
            self.wfile.write(data[:midway])
        elif mode.wire in ("byte_a_second", "split"):
            step, pause = (1, 1.0) if mode.wire == "byte_a_second" else (7, 0.0)
            for start in range(0, len(data), step):
                self.wfile.write(data[start : start + step])
                if pause and self.fake.closing.wait(pause):
                    return
        else:
            self.wfile.write(data)

    def _start(self, kind: str, length: int | None) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True

    def _send(self, status: int, body: Any, headers: tuple[tuple[str, str], ...] = ()) -> None:
        data = as_json(body)
        self.send_response(status)
        html = isinstance(body, str) and body.startswith("<")
        self.send_header("Content-Type", "text/html" if html else "application/json")
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def _reset(self) -> None:
        """Close with a RST, as a crashing server does."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()
