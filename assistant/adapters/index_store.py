"""The embedded Chroma database that keeps the index: opened, filled, repaired, thrown away.

Chroma is a cache here. Whatever goes wrong with it ends in :class:`StoreUnusable`, and the caller goes on
with a new database or without one. A database that failed is never opened again by the same process (Chroma
remembers the broken client by its path), so a repair starts the next numbered folder.
"""

import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.adapters.index_vectors import KnownVectors
from assistant.knowledge.ports import Vectors
from assistant.knowledge.retrieval import Variant, fingerprint

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection

PREFIX = "principles-"
_NUMBERED = re.compile(r"chroma-(\d+)")


class StoreUnusable(Exception):
    """The database cannot be opened, read or written; its text says what Chroma said."""


class ChromaStore:
    """One collection of a Chroma database under ``folder``, named after embedder and content.

    Raises:
        StoreUnusable: from any method.
    """

    def __init__(self, folder: Path, collection: str) -> None:
        with _trouble():
            self._client = _open(folder)
        try:
            with _trouble():
                # Without an explicit None Chroma attaches an embedding function that downloads a model.
                self._collection: Collection = self._client.get_or_create_collection(
                    collection, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
                )
        except BaseException:
            self.close()
            raise

    def vectors(self) -> KnownVectors:
        """What is stored, by fingerprint of the text; a build that was cut short has a part of it."""
        with _trouble():
            found = self._collection.get(include=["embeddings", "documents"])
        embeddings = found["embeddings"]
        documents = found["documents"]
        if embeddings is None or documents is None or not len(embeddings):
            return {}
        rows = np.asarray(embeddings, dtype=np.float32)
        if rows.ndim != 2 or not np.isfinite(rows).all() or not np.linalg.norm(rows, axis=1).all():
            raise StoreUnusable("stored vectors are damaged")
        return dict(zip(map(fingerprint, documents), rows, strict=True))

    def add(self, variants: Sequence[Variant], vectors: Vectors) -> None:
        """Store variants with their vectors; those already there are written over."""
        metadata: list[Any] = [
            {"principle": one.principle, "language": str(one.language), "kind": one.kind} for one in variants
        ]
        with _trouble():
            self._collection.upsert(
                ids=[one.id for one in variants],
                embeddings=np.asarray(vectors, dtype=np.float32),
                documents=[one.text for one in variants],
                metadatas=metadata,
            )

    def count(self) -> int:
        """How many variants are stored."""
        with _trouble():
            return self._collection.count()

    def drop_others(self) -> None:
        """Remove collections of an earlier content or another embedder."""
        with _trouble():
            for other in self._client.list_collections():
                if other.name.startswith(PREFIX) and other.name != self._collection.name:
                    self._client.delete_collection(other.name)

    def close(self) -> None:
        """Let go of the files."""
        with _trouble():
            self._client.close()


def current_folder(root: Path) -> Path:
    """The database's folder under ``root``: the highest numbered one, or the first that will be."""
    return root / f"chroma-{max(_numbers(root), default=1)}"


def next_folder(root: Path) -> Path:
    """A folder under ``root`` for a new database, after the present one turned out to be unusable."""
    return root / f"chroma-{max(_numbers(root), default=1) + 1}"


def remove_older_folders(root: Path) -> None:
    """Throw away databases that were given up; what cannot be removed now stays for the next time."""
    newest = current_folder(root)
    for number in _numbers(root):
        folder = root / f"chroma-{number}"
        if folder != newest:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def folder_lock(root: Path) -> Iterator[None]:
    """Let one build at a time into ``root``, across threads and processes; a killed holder lets go.

    Raises:
        OSError: ``root`` cannot be written.
    """
    root.mkdir(parents=True, exist_ok=True)
    with (root / "lock").open("a+b") as file:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _numbers(root: Path) -> list[int]:
    found = (_NUMBERED.fullmatch(entry.name) for entry in root.iterdir()) if root.is_dir() else ()
    return [int(match.group(1)) for match in found if match]


def _open(folder: Path) -> "Client":
    from chromadb.api.client import Client
    from chromadb.config import Settings

    folder.mkdir(parents=True, exist_ok=True)
    settings = Settings(anonymized_telemetry=False, is_persistent=True, persist_directory=str(folder))
    return Client(settings=settings)


@contextmanager
def _trouble() -> Iterator[None]:
    from chromadb.errors import ChromaError

    try:
        yield
    except (ChromaError, OSError, ValueError, AttributeError, RuntimeError) as error:
        raise StoreUnusable(str(error)) from error
