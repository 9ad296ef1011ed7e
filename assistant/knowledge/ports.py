"""Ports of retrieval: who finds principles, who turns text into vectors, who keeps vectors."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.knowledge.principles import PrincipleHit
from assistant.language.progress import Progress

Vectors = NDArray[np.float32]


class PrincipleFinder(Protocol):
    """Finds the principles that fit."""

    def find(
        self, situations: Sequence[str], *, top: int = 5, progress: Progress | None = None
    ) -> list[PrincipleHit]:
        """The best ``top`` principles for any of ``situations``, best first, each principle once.

        Raises:
            KnowledgeError: the index can be neither read nor rebuilt.
        """


class Embedder(Protocol):
    """Turns text into vectors."""

    @property
    def identity(self) -> str:
        """Name and version: two embedders with one identity give the same vectors."""

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts to be searched, shape (len(texts), dimensions), unit length."""

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, shape (len(texts), dimensions), unit length."""
