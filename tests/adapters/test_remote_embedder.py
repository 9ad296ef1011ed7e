import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
import pytest

from assistant.adapters.embedders import OpenAIEmbedder
from assistant.knowledge.errors import KnowledgeError
from assistant.language.locale import Language

Answer = Callable[[dict[str, Any]], tuple[int, str]]


def vectors_for(request: dict[str, Any]) -> tuple[int, str]:
    """A good answer, in reverse order as the protocol allows; longer texts get other vectors."""
    data = [
        {"object": "embedding", "index": at, "embedding": [float(len(text)), 1.0, 2.0]}
        for at, text in enumerate(request["input"])
    ]
    return 200, json.dumps({"object": "list", "data": data[::-1], "model": "m", "usage": {}})


class Server:
    """An embedding server on this computer that answers as a test tells it to."""

    def __init__(self) -> None:
        self.answer: Answer = vectors_for
        self.requests: list[dict[str, Any]] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                server.requests.append(request)
                status, body = server.answer(request)
                self.send_response(status)
                self.send_header("Content-Type", "text/html" if body.startswith("<") else "application/json")
                self.send_header("Content-Length", str(len(body.encode())))
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}/v1"
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    def close(self) -> None:
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.close()


def embedder_at(url: str, seconds: float = 5) -> OpenAIEmbedder:
    return OpenAIEmbedder(model="m", base_url=url, api_key="sk-secret", seconds=seconds)


def test_remote_vectors_come_in_the_order_asked_with_unit_length(server: Server) -> None:
    texts = ["字" * length for length in range(1, 150)]

    vectors = embedder_at(server.url).passages(texts)

    assert vectors.shape == (149, 3)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)
    assert np.allclose(vectors[:, 0] / vectors[:, 1], range(1, 150), rtol=1e-4)
    assert [len(request["input"]) for request in server.requests] == [64, 64, 21]


def test_an_empty_text_is_never_sent_because_servers_refuse_it(server: Server) -> None:
    embedder_at(server.url).queries(["", "會議"])

    assert server.requests[0]["input"] == [" ", "會議"]


@pytest.mark.parametrize(
    ("answer", "says", "retryable"),
    [
        ((401, '{"error": {"message": "Incorrect API key provided: sk-secret"}}'), "does not accept", False),
        ((403, "{}"), "does not accept", False),
        ((404, '{"error": {"message": "model not found"}}'), "refused the request", False),
        ((400, '{"error": {"message": "dimensions"}}'), "refused the request", False),
        ((429, "{}"), "in trouble (429)", True),
        ((503, "<html>down</html>"), "in trouble (503)", True),
        ((200, "<html>welcome</html>"), "not a set of vectors", False),
        ((200, '{"error": "no"}'), "not a set of vectors", False),
        ((200, '{"data": []}'), "not a set of vectors", False),
        ((200, '{"data": [{"index": 0, "embedding": []}]}'), "not a set of vectors", False),
        ((200, '{"data": [{"index": 0, "embedding": [0, 0]}]}'), "not a set of vectors", False),
        ((200, '{"data": [{"index": 0, "embedding": ["a"]}]}'), "not a set of vectors", False),
        ((200, '{"data": [{"index": 0, "embedding": null}]}'), "not a set of vectors", False),
        ((200, '{"data": [{"index": 0, "embedding": [1e39, NaN]}]}'), "not a set of vectors", False),
        ((200, "not json"), "not a set of vectors", False),
    ],
)
def test_each_odd_answer_ends_in_one_sentence_without_the_key(
    server: Server, answer: tuple[int, str], says: str, retryable: bool
) -> None:
    server.answer = lambda request: answer

    with pytest.raises(KnowledgeError) as raised:
        embedder_at(server.url).queries(["會議"])

    assert says in raised.value.read(Language.EN)
    assert "127.0.0.1" in raised.value.read(Language.ZH_TW)
    assert "sk-secret" not in raised.value.read(Language.EN)
    assert raised.value.retryable is retryable
    assert len(server.requests) == 1


def test_vectors_of_different_lengths_are_refused(server: Server) -> None:
    data = [{"index": 0, "embedding": [1.0]}, {"index": 1, "embedding": [1.0, 2.0]}]
    server.answer = lambda request: (200, json.dumps({"data": data}))

    with pytest.raises(KnowledgeError, match="not a set of vectors"):
        embedder_at(server.url).queries(["一", "二"])


def test_a_server_that_is_not_there_ends_in_a_sentence_with_a_way_out() -> None:
    with pytest.raises(KnowledgeError) as raised:
        embedder_at("http://127.0.0.1:9/v1").queries(["會議"])

    assert "cannot be reached" in raised.value.read(Language.EN)
    assert "auto" in raised.value.read(Language.ZH_TW)
    assert raised.value.retryable


def test_a_server_that_does_not_answer_is_given_up_after_the_deadline(server: Server) -> None:
    release = threading.Event()

    def wait(request: dict[str, Any]) -> tuple[int, str]:
        release.wait(5)
        return 200, "{}"

    server.answer = wait
    with pytest.raises(KnowledgeError, match="did not answer"):
        embedder_at(server.url, seconds=0.2).queries(["會議"])
    release.set()
