"""Embeddings from any server that speaks OpenAI's protocol."""

import hashlib
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np

from assistant.adapters.embedders.trouble import embedder_error
from assistant.knowledge.errors import KnowledgeError
from assistant.knowledge.ports import Vectors

if TYPE_CHECKING:
    from openai import OpenAI

_BATCH = 64


class OpenAIEmbedder:
    """Asks a server for vectors. No key is kept in messages; text leaves this computer for ``host``.

    Args:
        model: the model's name as the server knows it.
        base_url: empty for OpenAI's own server.
        seconds: how long one call may take; nothing is retried behind the person's back.
    """

    def __init__(self, model: str, base_url: str, api_key: str, seconds: float) -> None:
        self._model = model
        self._base_url = base_url
        self._api_key = api_key
        self._seconds = seconds
        self._lock = threading.Lock()
        self._client: OpenAI | None = None

    @property
    def host(self) -> str:
        """Host the text goes to."""
        return urlsplit(self._base_url).hostname or "api.openai.com"

    @property
    def identity(self) -> str:
        """Server and model: another of either gives other vectors."""
        where = hashlib.sha256(self._base_url.encode()).hexdigest()[:8]
        return f"openai-{self.host}-{where}-{self._model}"

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts to be searched, shape (len(texts), dimensions), unit length.

        Raises:
            KnowledgeError: the server gave no usable vectors; says why and what to do.
        """
        rows = [row for at in range(0, len(texts), _BATCH) for row in self._ask(texts[at : at + _BATCH])]
        if not rows:
            return np.zeros((0, 0), dtype=np.float32)
        if len({len(row) for row in rows}) != 1:
            raise embedder_error("odd_reply", host=self.host)
        vectors = np.array(rows, dtype=np.float64)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        if not np.isfinite(lengths).all() or not lengths.all():
            raise embedder_error("odd_reply", host=self.host)
        return np.asarray(vectors / lengths, dtype=np.float32)

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions; the protocol makes no difference. Errors as :meth:`passages`."""
        return self.passages(texts)

    def _ask(self, texts: Sequence[str]) -> list[list[float]]:
        import openai

        try:
            reply: Any = self._connect().embeddings.create(
                model=self._model, input=[text or " " for text in texts], encoding_format="float"
            )
        except openai.OpenAIError as error:
            raise self._explain(error) from error
        except (ValueError, TypeError, AttributeError) as error:
            # The client lets these through when a reply with status 200 is no JSON, or JSON of another shape.
            raise embedder_error("odd_reply", host=self.host) from error
        # A web page with status 200 arrives here as text, an error object as a reply without data.
        data = getattr(reply, "data", None)
        if not isinstance(data, list) or len(data) != len(texts):
            raise embedder_error("odd_reply", host=self.host)
        ordered = sorted(data, key=lambda one: getattr(one, "index", None) or 0)
        rows = [getattr(one, "embedding", None) for one in ordered]
        if not all(isinstance(row, list) and row and all(_is_number(n) for n in row) for row in rows):
            raise embedder_error("odd_reply", host=self.host)
        return [list(row) for row in rows if row]

    def _connect(self) -> "OpenAI":
        from openai import OpenAI

        with self._lock:
            if self._client is None:
                self._client = OpenAI(
                    api_key=self._api_key or "none",
                    base_url=self._base_url or None,
                    timeout=self._seconds,
                    max_retries=0,
                )
            return self._client

    def _explain(self, error: Exception) -> KnowledgeError:
        import openai

        match error:
            case openai.APITimeoutError():
                return embedder_error("slow", retryable=True, host=self.host, seconds=round(self._seconds))
            case openai.APIConnectionError():
                return embedder_error("unreachable", retryable=True, host=self.host)
            case openai.AuthenticationError() | openai.PermissionDeniedError():
                return embedder_error("key", host=self.host)
            case openai.NotFoundError() | openai.BadRequestError() | openai.UnprocessableEntityError():
                return embedder_error("model", host=self.host, model=self._model)
            case openai.APIStatusError():
                return embedder_error("server", retryable=True, host=self.host, status=error.status_code)
            case _:
                return embedder_error("odd_reply", host=self.host)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
