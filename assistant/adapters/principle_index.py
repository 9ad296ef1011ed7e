"""Finding principles: an index in Chroma, ranked in numpy.

::

    kb/vectors/<embedder>.npz       vectors shipped with the knowledge base, by line
    <folder>/chroma-<n>/            Chroma: the index, one collection an embedder and content
    <folder>/principles-….npz       the finished collection as one matrix

The matrix is written when a collection is complete and is what later processes read: importing Chroma takes
two seconds, reading the matrix some milliseconds. Everything under ``folder`` can be deleted at any time.
"""

import logging
import threading
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from assistant.adapters.embedders.trouble import embedder_error
from assistant.adapters.index_store import (
    PREFIX,
    ChromaStore,
    StoreUnusable,
    current_folder,
    folder_lock,
    next_folder,
    remove_older_folders,
)
from assistant.adapters.index_vectors import (
    BATCH,
    KnownVectors,
    embed_texts,
    read_vectors,
    slug,
    vector_file,
    write_vectors,
)
from assistant.knowledge.base import KnowledgeBase
from assistant.knowledge.ports import Embedder, PrincipleFinder
from assistant.knowledge.principles import PrincipleHit
from assistant.knowledge.retrieval import PrincipleRanker, Variant, fingerprint, variants_of
from assistant.knowledge.wording import say
from assistant.language.progress import Progress, Quiet

_STORE_BATCH = 500

_log = logging.getLogger(__name__)


class ChromaPrincipleFinder(PrincipleFinder):
    """Finds principles; builds its index at the first search and whenever content or embedder changed.

    Args:
        folder: where the index is kept; when it cannot be written the index lives in memory.
        shipped: folder of vector files that came with the knowledge base, if any.
    """

    def __init__(
        self, folder: Path, knowledge: KnowledgeBase, embedder: Embedder, *, shipped: Path | None = None
    ) -> None:
        self._folder = folder
        self._principles = knowledge.principles
        self._embedder = embedder
        self._shipped = shipped
        self._lock = threading.Lock()
        self._ranker: PrincipleRanker | None = None

    def find(
        self, situations: Sequence[str], *, top: int = 5, progress: Progress | None = None
    ) -> list[PrincipleHit]:
        """The best ``top`` principles for any of ``situations``, best first, each principle once.

        Raises:
            KnowledgeError: the embedder failed.
            Cancelled: ``progress`` was asked to stop; what is embedded so far is kept.
        """
        if top <= 0 or not self._principles or not any(situation.strip() for situation in situations):
            return []
        watch = progress or Quiet()
        ranker = self._ready(watch)
        watch.check()
        watch.step(say("index.searching"))
        queries = ranker.queries(situations)
        vectors = self._embedder.queries([query.text for query in queries])
        if vectors.shape != (len(queries), ranker.dimensions) or not np.isfinite(vectors).all():
            raise embedder_error("odd_vectors", name=self._embedder.identity)
        return ranker.rank(queries, vectors, top)

    def _ready(self, progress: Progress) -> PrincipleRanker:
        with self._lock:
            if self._ranker is None:
                variants = variants_of(self._principles)
                known = _Index(self._folder, self._shipped, self._embedder, variants).load(progress)
                vectors = np.stack([known[fingerprint(variant.text)] for variant in variants])
                self._ranker = PrincipleRanker(self._principles, variants, vectors)
            return self._ranker


class _Index:
    """One content's index for one embedder: read when it is finished, else built."""

    def __init__(
        self, folder: Path, shipped: Path | None, embedder: Embedder, variants: Sequence[Variant]
    ) -> None:
        content = fingerprint("\n".join(variant.id for variant in variants))
        self._folder = folder
        self._embedder = embedder
        self._variants = variants
        self._name = f"{PREFIX}{slug(embedder.identity)}-{fingerprint(embedder.identity)[:6]}-{content[:12]}"
        self._matrix = folder / f"{self._name}.npz"
        self._shipped = vector_file(shipped, embedder) if shipped else None

    def load(self, progress: Progress) -> KnownVectors:
        """A vector for each variant, by fingerprint of its text.

        Raises:
            KnowledgeError: the embedder failed.
            Cancelled: the person asked to stop.
        """
        known = read_vectors(self._matrix)
        if self._covers(known):
            return known
        progress.step(say("index.building"), 0, len(self._variants))
        try:
            with folder_lock(self._folder):
                known = read_vectors(self._matrix)
                return known if self._covers(known) else self._build(progress)
        except OSError as error:
            _log.warning("the index lives in memory: %s", error)
            return self._fill(None, self._already_known(), progress)

    def _build(self, progress: Progress) -> KnownVectors:
        known = self._already_known()
        for folder in (current_folder(self._folder), next_folder(self._folder)):
            try:
                self._through_chroma(folder, known, progress)
            except StoreUnusable as error:
                _log.warning("the index in %s cannot be used: %s", folder.name, error)
                continue
            self._finish(known)
            return known
        remove_older_folders(self._folder)
        return self._fill(None, known, progress)

    def _through_chroma(self, folder: Path, known: KnownVectors, progress: Progress) -> None:
        with closing(ChromaStore(folder, self._name)) as store:
            known.update(store.vectors())
            self._fill(store, known, progress)
            if store.count() != len(self._variants):
                raise StoreUnusable("the collection does not hold what was put into it")
            store.drop_others()

    def _fill(self, store: ChromaStore | None, known: KnownVectors, progress: Progress) -> KnownVectors:
        """Put what is known into the store, then embed the rest, keeping every batch at once."""
        ready = [one for one in self._variants if fingerprint(one.text) in known]
        rest = [one for one in self._variants if fingerprint(one.text) not in known]
        done = 0
        for batch in [*_batches(ready, _STORE_BATCH), *_batches(rest, BATCH)]:
            progress.check()
            missing = [one.text for one in batch if fingerprint(one.text) not in known]
            if missing:
                known.update(
                    zip(map(fingerprint, missing), embed_texts(self._embedder, missing), strict=True)
                )
            if store:
                store.add(batch, np.stack([known[fingerprint(one.text)] for one in batch]))
            done += len(batch)
            progress.step(say("index.building"), done, len(self._variants))
        return known

    def _finish(self, known: KnownVectors) -> None:
        """Write the matrix, which says that the collection is complete, and clear what it replaces."""
        try:
            write_vectors(self._matrix, {text: known[text] for text in self._texts()})
        except OSError as error:
            _log.warning("the index is complete but its matrix could not be written: %s", error)
            return
        for other in self._folder.glob(f"{PREFIX}*.npz"):
            if other != self._matrix:
                other.unlink(missing_ok=True)
        remove_older_folders(self._folder)

    def _already_known(self) -> KnownVectors:
        """Vectors from the shipped file and from earlier contents of this embedder."""
        same = f"{PREFIX}{slug(self._embedder.identity)}-{fingerprint(self._embedder.identity)[:6]}-*.npz"
        try:
            files = list(self._folder.glob(same))
        except OSError as error:
            _log.warning("the index folder cannot be read: %s", error)
            files = []
        if self._shipped:
            files.append(self._shipped)
        known: KnownVectors = {}
        for file in files:
            known.update(read_vectors(file))
        return known

    def _covers(self, known: KnownVectors) -> bool:
        return all(text in known for text in self._texts())

    def _texts(self) -> list[str]:
        return [fingerprint(variant.text) for variant in self._variants]


def _batches(variants: Sequence[Variant], size: int) -> list[Sequence[Variant]]:
    return [variants[at : at + size] for at in range(0, len(variants), size)]
