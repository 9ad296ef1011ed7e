"""The vectors of one project's own documents: a cache that holds no text.

::

    <folder>/own-<embedder>.npz     every vector there is, by fingerprint of its chunk
    <folder>/chroma-<n>/            Chroma: the project's collection, the same vectors
    <folder>/lock, building         held while files change, and by the one who embeds

A build keeps what it has every few seconds, so that a kill costs little. When a document goes, its vectors
are left out of a new matrix and a new Chroma folder, and the old ones are deleted: Chroma itself would keep
them in free pages. Everything here can be deleted at any time and is built again from the database.
"""

import logging
import shutil
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from assistant.adapters.index_store import (
    ChromaStore,
    StoreUnusable,
    current_folder,
    folder_lock,
    next_folder,
    remove_older_folders,
)
from assistant.adapters.index_vectors import KnownVectors, read_vectors, slug, write_vectors
from assistant.knowledge.ports import Embedder
from assistant.knowledge.retrieval import fingerprint

_log = logging.getLogger(__name__)

Wanted = Callable[[], set[str]]
"""Fingerprints of the chunks that the database holds at this moment."""


class OwnVectors:
    """Vectors of one project, of one embedder.

    Raises:
        KnowledgeError: at once, when the embedder is not installed.
    """

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        identity = embedder.identity
        self.folder = folder
        self._name = f"own-{slug(identity)}-{fingerprint(identity)[:6]}"
        self._matrix = folder / f"{self._name}.npz"

    @property
    def stamp(self) -> int:
        """Another number whenever the matrix was written; 0 while there is none."""
        try:
            return self._matrix.stat().st_mtime_ns
        except OSError:
            return 0

    def read(self) -> KnownVectors:
        """What there is, read in milliseconds and without Chroma."""
        return read_vectors(self._matrix)

    def recover(self) -> KnownVectors:
        """What there is; when the matrix is lost or damaged, what Chroma still has."""
        known = self.read()
        folder = current_folder(self.folder)
        if known or not folder.exists():
            return known
        try:
            with folder_lock(self.folder), closing(ChromaStore(folder, self._name)) as store:
                return store.by_id()
        except (StoreUnusable, OSError) as error:
            _log.warning("vectors of own documents are embedded anew: %s", error)
            return {}

    def keep(self, new: KnownVectors, wanted: Wanted) -> None:
        """Add vectors to both files, as far as their documents are still there. Raises ``OSError``."""
        with folder_lock(self.folder):
            still = wanted()
            known = {name: vector for name, vector in (self.read() | new).items() if name in still}
            self._write(known)
            self._into_chroma({name: vector for name, vector in new.items() if name in still})

    def finish(self, wanted: Wanted) -> None:
        """Make Chroma hold exactly what the matrix holds. Raises ``OSError``."""
        with folder_lock(self.folder):
            known = _only(self.read(), wanted())
            self._write(known)
            if self._in_chroma() != known.keys():
                self._renew_chroma(known)
            remove_older_folders(self.folder)

    def drop(self, wanted: Wanted) -> None:
        """Keep nothing but vectors of what is wanted, in no file. Raises ``OSError``."""
        with folder_lock(self.folder):
            known = _only(self.read(), wanted())
            self._write(known)
            self._renew_chroma(known)

    def _write(self, known: KnownVectors) -> None:
        if known:
            write_vectors(self._matrix, known)
        else:
            self._matrix.unlink(missing_ok=True)
        for other in self.folder.glob("own-*.npz*"):
            if other != self._matrix:
                other.unlink(missing_ok=True)

    def _into_chroma(self, new: KnownVectors) -> None:
        for folder in (current_folder(self.folder), next_folder(self.folder)):
            try:
                with closing(ChromaStore(folder, self._name)) as store:
                    store.put(new)
                return
            except StoreUnusable as error:
                _log.warning("the collection in %s cannot be used: %s", folder.name, error)

    def _in_chroma(self) -> Iterable[str]:
        try:
            with closing(ChromaStore(current_folder(self.folder), self._name)) as store:
                return store.by_id().keys()
        except StoreUnusable as error:
            _log.warning("the collection of own documents cannot be read: %s", error)
            return {}.keys()

    def _renew_chroma(self, known: KnownVectors) -> None:
        """A new numbered folder with ``known``; an empty one when there is nothing, and the old ones go."""
        folder = next_folder(self.folder)
        folder.mkdir(parents=True)
        if known:
            self._into_chroma(known)
        remove_older_folders(self.folder)
        left = [path for path in self.folder.glob("chroma-*") if path != current_folder(self.folder)]
        if left:
            raise OSError(f"{left[0]} could not be deleted")


def clear(folder: Path) -> None:
    """Delete a project's vectors for good. Raises ``OSError``."""
    if folder.exists():
        with folder_lock(folder):
            for entry in folder.iterdir():
                if entry.is_dir():
                    shutil.rmtree(entry)
                elif entry.suffix:
                    entry.unlink()


def _only(known: KnownVectors, wanted: set[str]) -> KnownVectors:
    return {name: vector for name, vector in known.items() if name in wanted}
