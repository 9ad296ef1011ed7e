"""An embedder for tests: instant, deterministic, close for texts that share characters."""

import hashlib
import threading
import time
from collections.abc import Sequence

import numpy as np

from assistant.knowledge.ports import Vectors


class HashEmbedder:
    """Adds up one fixed pseudo-random vector per character and bigram.

    Args:
        identity: as :class:`assistant.knowledge.ports.Embedder`.
        fail_after: raise ``error`` once that many texts have been embedded.
        pause: seconds each call takes.
    """

    dimensions = 32

    def __init__(
        self,
        identity: str = "hash-1",
        *,
        fail_after: int | None = None,
        error: BaseException | None = None,
        pause: float = 0.0,
    ) -> None:
        self.identity = identity
        self.embedded: list[str] = []
        self.asked: list[str] = []
        self._fail_after = fail_after
        self._error = error or RuntimeError("out of order")
        self._pause = pause
        self._lock = threading.Lock()

    def passages(self, texts: Sequence[str]) -> Vectors:
        time.sleep(self._pause)
        with self._lock:
            self.embedded += texts
            if self._fail_after is not None and len(self.embedded) > self._fail_after:
                raise self._error
        return self._vectors(texts)

    def queries(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return self._vectors(texts)

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for piece in [*text, *(text[at : at + 2] for at in range(len(text) - 1))]:
                row += _vector_of(piece + self.identity, self.dimensions)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.where(lengths > 0, lengths, 1), dtype=np.float32)


def _vector_of(piece: str, dimensions: int) -> Vectors:
    seed = int.from_bytes(hashlib.sha256(piece.encode()).digest()[:8], "big")
    return np.random.default_rng(seed).normal(size=dimensions).astype(np.float32)
