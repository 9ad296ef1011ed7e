"""The embedded Chroma database that keeps the index: opened, filled, repaired, thrown away.

Chroma is a cache here. Whatever goes wrong with it ends in :class:`StoreUnusable`, and the caller goes on
with a new database or without one. A database that failed is never opened again by the same process (Chroma
remembers the broken client by its path), so a repair starts the next numbered folder.

Chroma panics on some damaged databases and can take the whole process along. So a database is sealed with its
checksum when it is closed, and one that was not (its process was killed) is examined by SQLite first.
"""

import hashlib
import re
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import numpy as np

from assistant.adapters.index_vectors import KnownVectors
from assistant.knowledge.ports import Vectors
from assistant.knowledge.retrieval import Variant, fingerprint

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection

PREFIX = "principles-"
_DATABASE = "chroma.sqlite3"
_SEAL = "sealed"
_PUT_BATCH = 1_000
_NUMBERED = re.compile(r"chroma-(\d+)")


class StoreUnusable(Exception):
    """The database cannot be opened, read or written; its text says what Chroma said."""


class ChromaStore:
    """One collection of a Chroma database under ``folder``, named after embedder and content.

    Raises:
        StoreUnusable: from any method.
    """

    def __init__(self, folder: Path, collection: str) -> None:
        self._folder = folder
        _examine(folder)
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
        documents = found["documents"]
        return _by_name(map(fingerprint, documents), found["embeddings"]) if documents else {}

    def by_id(self) -> KnownVectors:
        """What is stored, by id."""
        with _trouble():
            found = self._collection.get(include=["embeddings"])
        return _by_name(found["ids"], found["embeddings"])

    def put(self, known: KnownVectors) -> None:
        """Store vectors under their ids, without any text; those already there are written over."""
        ids = list(known)
        with _trouble():
            for at in range(0, len(ids), _PUT_BATCH):
                batch = ids[at : at + _PUT_BATCH]
                self._collection.upsert(ids=batch, embeddings=np.stack([known[one] for one in batch]))

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
        """Let go of the files and seal them."""
        with _trouble():
            self._client.close()
            (self._folder / _SEAL).write_text(_checksum(self._folder / _DATABASE))


def _by_name(names: Iterable[str], embeddings: Any) -> KnownVectors:
    """Stored vectors by their names, after a look at whether they are any."""
    if embeddings is None or not len(embeddings):
        return {}
    rows = np.asarray(embeddings, dtype=np.float32)
    if rows.ndim != 2 or not np.isfinite(rows).all() or not np.linalg.norm(rows, axis=1).all():
        raise StoreUnusable("stored vectors are damaged")
    return dict(zip(names, rows, strict=True))


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
def folder_lock(
    root: Path, name: str = "lock", *, waiting: Callable[[], None] | None = None
) -> Iterator[None]:
    """Let one holder at a time into ``root``, across threads and processes; a killed holder lets go.

    Args:
        name: locks of different names do not know of each other.
        waiting: called again and again while somebody else holds the lock; what it raises ends the wait.

    Raises:
        OSError: ``root`` cannot be written.
    """
    root.mkdir(parents=True, exist_ok=True)
    with (root / name).open("a+b") as file:
        if waiting is None:
            _lock(file, wait=True)
        else:
            while not _lock(file, wait=False):
                waiting()
        yield


def _lock(file: IO[bytes], *, wait: bool) -> bool:
    """Lock the file until it is closed; ``False`` when somebody holds it and there is no waiting."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        if wait:
            raise
        return False
    return True


def _numbers(root: Path) -> list[int]:
    found = (_NUMBERED.fullmatch(entry.name) for entry in root.iterdir()) if root.is_dir() else ()
    return [int(match.group(1)) for match in found if match]


def _open(folder: Path) -> "Client":
    from chromadb.api.client import Client
    from chromadb.config import Settings

    folder.mkdir(parents=True, exist_ok=True)
    settings = Settings(anonymized_telemetry=False, is_persistent=True, persist_directory=str(folder))
    return Client(settings=settings)


def _examine(folder: Path) -> None:
    """Make sure that opening the database is safe; afterwards it counts as being written."""
    database, seal = folder / _DATABASE, folder / _SEAL
    if not database.exists():
        return
    try:
        if seal.exists():
            is_sound = seal.read_text() == _checksum(database)
            seal.unlink()
        else:
            with closing(sqlite3.connect(database)) as connection:
                is_sound = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except (OSError, ValueError, sqlite3.Error) as error:
        raise StoreUnusable(str(error)) from error
    if not is_sound:
        raise StoreUnusable("the database was damaged")


def _checksum(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


@contextmanager
def _trouble() -> Iterator[None]:
    from chromadb.errors import ChromaError

    try:
        yield
    except BaseException as error:
        is_about_chroma = isinstance(
            error, ChromaError | OSError | ValueError | AttributeError | RuntimeError
        )
        # A Rust panic arrives as a BaseException whose class cannot be imported.
        if not is_about_chroma and type(error).__name__ != "PanicException":
            raise
        raise StoreUnusable(str(error)) from error
