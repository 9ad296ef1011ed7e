"""The company's own documents: added, searched, removed.

The database holds their text and is the source of truth; :mod:`assistant.adapters.own_vectors` holds their
vectors. A search answers by words from the moment a document is stored, and by words and meaning once every
vector is there. Text is embedded on this computer only, whatever embedder the settings name for principles.
"""

import builtins
import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.adapters.own_build import embed_missing
from assistant.adapters.own_vectors import OwnVectors, clear
from assistant.knowledge.errors import KnowledgeError
from assistant.knowledge.own_documents import (
    MAX_CHUNKS,
    OwnChunk,
    OwnDocument,
    OwnDocumentStore,
    OwnHit,
    OwnIndexState,
    OwnTexts,
    chunks_of,
    held_by,
)
from assistant.knowledge.own_ranking import OwnRanker
from assistant.knowledge.ports import Embedder, Vectors
from assistant.knowledge.retrieval import fingerprint
from assistant.knowledge.wording import say
from assistant.language.progress import Progress, Quiet
from assistant.project.intake.documents import Document

_LOADED_AT_ONCE = 4
_LONGEST_QUERY = 1_000
_log = logging.getLogger(__name__)


@dataclass
class _Loaded:
    """One project in memory: which documents, their ranker, and which matrix its vectors are from."""

    documents: tuple[str, ...]
    chunks: Sequence[OwnChunk]
    ranker: OwnRanker
    stamp: int = 0


class OwnDocuments:
    """The own documents of all projects; every call sees those of one owner's project alone.

    Threads and processes may share it. Every method raises ``StorageError`` when the database fails.
    """

    def __init__(self, folder: Path, store: OwnDocumentStore, embedder: Embedder) -> None:
        """``folder``: where vectors are kept. ``embedder``: one that lets no text leave this computer."""
        self._folder = folder
        self._store = store
        self._embedder = embedder
        self._lock = threading.Lock()
        self._loaded: OrderedDict[str, _Loaded] = OrderedDict()

    def add(
        self, owner: str, project_id: str, documents: Sequence[Document], progress: Progress | None = None
    ) -> builtins.list[OwnDocument]:
        """Store documents, all or none, then embed them; a text that is there already stays single.

        They can be found from the moment they are stored: whatever ends the embedding, the documents stay,
        and :meth:`build` goes on.

        Raises:
            StorageError: the project is not there.
            KnowledgeError: there would be too many, and none is stored; or the embedder failed.
            Cancelled: the person stopped the embedding.
        """
        watch = progress or Quiet()
        watch.check()
        watch.step(say("own.storing"))
        stored = self._store.add(owner, project_id, documents, most_chunks=MAX_CHUNKS)
        self.build(owner, project_id, watch)
        return list(stored)

    def list(self, owner: str, project_id: str) -> builtins.list[OwnDocument]:
        """The documents of a project, oldest first."""
        return list(self._store.list(owner, project_id))

    def state(self, owner: str, project_id: str) -> OwnIndexState:
        """How far the vectors are; costs reading the documents the first time."""
        loaded = self._current(owner, project_id)
        wanted = {chunk.id for chunk in loaded.chunks}
        try:
            known = self._vectors(owner, project_id).read().keys() & wanted
        except KnowledgeError:
            known = set()
        return OwnIndexState(len(loaded.documents), len(wanted), len(known))

    def build(self, owner: str, project_id: str, progress: Progress | None = None) -> None:
        """Embed what has no vector yet, also after a kill or a cancel; one builder a project at a time.

        Announces chunks done and chunks in all. What is embedded is kept every few seconds.

        Raises:
            KnowledgeError: the embedder failed; search goes on by words.
            Cancelled: the person stopped; what is embedded so far is kept.
        """
        chunks = self._current(owner, project_id).chunks
        if chunks:
            embed_missing(
                {chunk.id: chunk.text for chunk in chunks},
                self._vectors(owner, project_id),
                self._embedder,
                self._wanted(owner, project_id, chunks),
                progress or Quiet(),
            )

    def remove(self, owner: str, project_id: str, document_id: str) -> bool:
        """Delete a document for good: its text is overwritten, its vectors leave every file.

        Drafts that quoted it keep their quotation.

        Returns:
            Whether it was there.

        Raises:
            KnowledgeError: the text is gone, but a file of vectors could not be replaced; says which folder.
        """
        was_there = self._store.remove(owner, project_id, document_id)
        self._unload(owner, project_id)
        if was_there:
            rest = self._current(owner, project_id).chunks
            folder = self._folder_of(owner, project_id)
            try:
                self._vectors(owner, project_id).drop(self._wanted(owner, project_id, rest))
            except OSError as error:
                raise _left_over(folder) from error
        return was_there

    def forget(self, owner: str, project_id: str) -> None:
        """Delete the vectors of a project that is itself deleted for good; its text goes with its row.

        Raises:
            KnowledgeError: a file could not be deleted; says which folder.
        """
        self._unload(owner, project_id)
        folder = self._folder_of(owner, project_id)
        try:
            clear(folder)
        except OSError as error:
            raise _left_over(folder) from error

    def search(
        self, owner: str, project_id: str, queries: str | Sequence[str], *, top: int = 5
    ) -> builtins.list[OwnHit]:
        """The best ``top`` passages for any of ``queries``, best first, each with the sentence that answers.

        Never embeds documents: while vectors are missing, words alone decide.
        """
        asked = [queries] if isinstance(queries, str) else queries
        texts = [text.strip()[:_LONGEST_QUERY] for text in asked if text.strip()]
        ranker = self._current(owner, project_id).ranker
        near = self._embedded(texts) if texts and ranker.uses_vectors else None
        found = ranker.find(texts, near, top)
        lines = None if near is None else self._embedded(ranker.lines(found))
        return ranker.quote(found, texts, near, lines)

    def finder(
        self, owner: str, project_id: str, *, top: int = 3
    ) -> Callable[[Sequence[str]], builtins.list[OwnHit]] | None:
        """What a draft searches with; ``None`` for a project without documents."""
        if not self._store.list(owner, project_id):
            return None
        return lambda queries: self.search(owner, project_id, queries, top=top)

    def texts(self, owner: str, project_id: str) -> OwnTexts:
        """Whether a document of the project holds a sentence word for word, as of now."""
        stored = self._store.passages(owner, project_id)
        return held_by({document.name: [one.text for one in passages] for document, passages in stored})

    def _current(self, owner: str, project_id: str) -> _Loaded:
        """The project in memory, read anew when its documents changed, with vectors when all are there."""
        documents = tuple(document.id for document in self._store.list(owner, project_id))
        key = self._key(owner, project_id)
        with self._lock:
            loaded = self._loaded.get(key)
        if loaded is None or loaded.documents != documents:
            stored = self._store.passages(owner, project_id)
            chunks = chunks_of(stored)
            ids = tuple(document.id for document, _ in stored)
            loaded = _Loaded(ids, chunks, OwnRanker(chunks, None))
        self._take_vectors(owner, project_id, loaded)
        with self._lock:
            self._loaded[key] = loaded
            self._loaded.move_to_end(key)
            while len(self._loaded) > _LOADED_AT_ONCE:
                self._loaded.popitem(last=False)
        return loaded

    def _take_vectors(self, owner: str, project_id: str, loaded: _Loaded) -> None:
        if loaded.ranker.uses_vectors or not loaded.chunks:
            return
        try:
            vectors = self._vectors(owner, project_id)
        except KnowledgeError:
            return
        if vectors.stamp == loaded.stamp:
            return
        loaded.stamp = vectors.stamp
        known = vectors.read()
        if all(chunk.id in known for chunk in loaded.chunks):
            loaded.ranker = loaded.ranker.with_vectors(np.stack([known[chunk.id] for chunk in loaded.chunks]))

    def _embedded(self, texts: Sequence[str]) -> Vectors | None:
        try:
            return self._embedder.queries(texts)
        except KnowledgeError as error:
            _log.warning("own documents are searched by words alone: %s", error)
            return None

    def _wanted(self, owner: str, project_id: str, chunks: Sequence[OwnChunk]) -> Callable[[], set[str]]:
        """Those of ``chunks`` whose documents are there at the moment of asking."""

        def wanted() -> set[str]:
            there = {document.id for document in self._store.list(owner, project_id)}
            return {chunk.id for chunk in chunks if chunk.document_id in there}

        return wanted

    def _vectors(self, owner: str, project_id: str) -> OwnVectors:
        return OwnVectors(self._folder_of(owner, project_id), self._embedder)

    def _folder_of(self, owner: str, project_id: str) -> Path:
        return self._folder / self._key(owner, project_id)

    def _unload(self, owner: str, project_id: str) -> None:
        with self._lock:
            self._loaded.pop(self._key(owner, project_id), None)

    @staticmethod
    def _key(owner: str, project_id: str) -> str:
        return fingerprint(f"{owner}\n{project_id}")


def _left_over(folder: Path) -> KnowledgeError:
    return KnowledgeError(say("own.left_over.sentence", folder=folder), say("own.left_over.next_step"))
