"""Embedding the chunks of a project's own documents that have no vector yet."""

import contextlib
import logging
import time
from collections.abc import Mapping

from assistant.adapters.index_store import folder_lock
from assistant.adapters.index_vectors import BATCH, KnownVectors, embed_texts
from assistant.adapters.own_vectors import OwnVectors, Wanted
from assistant.knowledge.ports import Embedder
from assistant.knowledge.wording import say
from assistant.language.progress import Progress

KEPT_EVERY = 8 * BATCH
"""Chunks embedded between two moments at which they are kept: some seconds."""
_PAUSE = 0.2
_log = logging.getLogger(__name__)


def embed_missing(
    texts: Mapping[str, str], vectors: OwnVectors, embedder: Embedder, wanted: Wanted, watch: Progress
) -> None:
    """Give every text its vector; one builder a project at a time, others wait for it.

    Args:
        texts: of the chunks, by fingerprint.
        wanted: asked again whenever something is kept, since documents may go meanwhile.

    Raises:
        KnowledgeError: the embedder failed.
        Cancelled: the person stopped. In both cases what is embedded so far is kept.
    """

    def wait() -> None:
        watch.check()
        time.sleep(_PAUSE)  # another process holds the lock; nothing signals that it lets go

    try:
        with folder_lock(vectors.folder, "building", waiting=wait):
            _embed(texts, vectors, embedder, wanted, watch)
    except OSError as error:
        _log.warning("vectors of own documents cannot be kept, search goes on by words: %s", error)


def _embed(
    texts: Mapping[str, str], vectors: OwnVectors, embedder: Embedder, wanted: Wanted, watch: Progress
) -> None:
    is_whole = vectors.stamp > 0
    known = vectors.recover()
    if is_whole and known.keys() == texts.keys():
        return
    missing = [name for name in texts if name not in known]
    done = len(texts) - len(missing)
    new: KnownVectors = {} if is_whole else dict(known)
    try:
        for at in range(0, len(missing), BATCH):
            watch.check()
            watch.step(say("own.building"), done, len(texts))
            batch = missing[at : at + BATCH]
            new.update(zip(batch, embed_texts(embedder, [texts[name] for name in batch]), strict=True))
            done += len(batch)
            if len(new) >= KEPT_EVERY:
                vectors.keep(new, wanted)
                new = {}
    finally:
        # A disk that refuses must not hide why the loop ended; finish() would say it again.
        with contextlib.suppress(OSError):
            if new:
                vectors.keep(new, wanted)
    vectors.finish(wanted)
    watch.step(say("own.building"), done, len(texts))
