"""Vectors kept in files by the text they belong to, so that no line is embedded twice.

A file is an ``.npz`` with ``texts``: fingerprints, shape (n,); ``vectors``: float16, shape (n, dimensions).
``kb/vectors/<embedder>.npz`` is shipped, so that a fresh copy searches at once; others are a cache.
"""

import contextlib
import os
import re
import threading
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from assistant.adapters.embedders.trouble import embedder_error
from assistant.knowledge.ports import Embedder, Vectors
from assistant.knowledge.principles import Principle
from assistant.knowledge.retrieval import fingerprint, variants_of
from assistant.knowledge.wording import say
from assistant.language.progress import Progress, Quiet

KnownVectors = dict[str, Vectors]

BATCH = 32


def vector_file(folder: Path, embedder: Embedder) -> Path:
    """Where ``folder`` keeps the vectors of ``embedder``."""
    return folder / f"{slug(embedder.identity)}.npz"


def slug(identity: str) -> str:
    """An embedder's identity as part of a file's or collection's name: at most 60 of ``a-z 0-9 . -``."""
    return re.sub(r"[^a-z0-9.]+", "-", identity.lower()).strip("-.")[:60]


def read_vectors(path: Path) -> KnownVectors:
    """Vectors by fingerprint of their text; empty when the file is missing or not readable as such."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            texts, vectors = stored["texts"], stored["vectors"].astype(np.float32)
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return {}
    if vectors.ndim != 2 or texts.shape != vectors.shape[:1] or not np.isfinite(vectors).all():
        return {}
    return dict(zip(texts.tolist(), vectors, strict=True))


def write_vectors(path: Path, known: Mapping[str, Vectors]) -> None:
    """Write the file whole or not at all, entries in order of their fingerprints. Raises ``OSError``."""
    texts = sorted(known)
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        with unfinished.open("wb") as file:
            np.savez(
                file,
                texts=np.array(texts),
                vectors=np.stack([known[text] for text in texts]).astype(np.float16),
            )
        os.replace(unfinished, path)
    except BaseException:
        with contextlib.suppress(OSError):
            unfinished.unlink()
        raise


def embed_texts(embedder: Embedder, texts: Sequence[str]) -> Vectors:
    """Vectors of texts to be searched, as precise as they are stored.

    Raises:
        KnowledgeError: the embedder failed, or gave vectors that are none.
    """
    vectors = embedder.passages(texts)
    if vectors.shape[:1] != (len(texts),) or not np.isfinite(vectors).all():
        raise embedder_error("odd_vectors", name=embedder.identity)
    return vectors.astype(np.float16).astype(np.float32)


def missing_lines(principles: Mapping[str, Principle], path: Path) -> list[str]:
    """Searched lines of the knowledge base without a vector in the file, in order; none: it is current."""
    known = read_vectors(path)
    return [text for text in _lines(principles) if fingerprint(text) not in known]


def build_vectors(
    principles: Mapping[str, Principle], embedder: Embedder, path: Path, progress: Progress | None = None
) -> int:
    """Bring the file up to date: embed what it lacks, drop what is no longer searched.

    Returns:
        How many lines were embedded.

    Raises:
        KnowledgeError: the embedder failed.
        OSError: the file cannot be written.
    """
    watch = progress or Quiet()
    known = read_vectors(path)
    lines = list(_lines(principles))
    missing = [text for text in lines if fingerprint(text) not in known]
    for at in range(0, len(missing), BATCH):
        watch.check()
        watch.step(say("index.building"), at, len(missing))
        batch = missing[at : at + BATCH]
        known.update(zip(map(fingerprint, batch), embed_texts(embedder, batch), strict=True))
    write_vectors(path, {fingerprint(text): known[fingerprint(text)] for text in lines})
    return len(missing)


def _lines(principles: Mapping[str, Principle]) -> Iterable[str]:
    return dict.fromkeys(variant.text for variant in variants_of(principles))
