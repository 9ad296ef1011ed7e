"""Finders over the small knowledge base, and what Chroma itself sees of their index."""

import shutil
import time
from pathlib import Path

from assistant.adapters.principle_index import ChromaPrincipleFinder
from assistant.knowledge.retrieval import variants_of
from assistant.language.errors import Cancelled
from assistant.language.locale import LocalText
from tests.fakes.embedder import HashEmbedder
from tests.fakes.small_knowledge import small_knowledge

QUESTION = "對方不答應我就沒有退路"
LINES = len(variants_of(small_knowledge().principles))


def finder(folder: Path, embedder: HashEmbedder | None = None, **knowledge: object) -> ChromaPrincipleFinder:
    base = small_knowledge(**knowledge)  # type: ignore[arg-type]  # passed on as they are
    return ChromaPrincipleFinder(folder, base, embedder or HashEmbedder())


def best(found_by: ChromaPrincipleFinder) -> str:
    return found_by.find([QUESTION], top=1)[0].principle.key


def stored(folder: Path) -> dict[str, int]:
    """Names and sizes of the collections on disk, read by Chroma itself."""
    import chromadb
    from chromadb.config import Settings as ChromaSettings

    newest = max(folder.glob("chroma-*"), key=lambda path: int(path.name.split("-")[1]))
    copy = folder.with_name(f"copy-{time.monotonic_ns()}")
    shutil.copytree(newest, copy)
    client = chromadb.PersistentClient(copy, settings=ChromaSettings(anonymized_telemetry=False))
    return {one.name: one.count() for one in client.list_collections()}


class Recorder:
    """Records steps; cancels once ``cancel_at`` lines are done."""

    def __init__(self, cancel_at: int | None = None) -> None:
        self.steps: list[tuple[str, int, int]] = []
        self._cancel_at = cancel_at

    def step(self, name: LocalText, done: int = 0, total: int = 0) -> None:
        self.steps.append((name.zh, done, total))

    def words(self, delta: str) -> None:
        raise AssertionError("a search writes no words")

    def check(self) -> None:
        if self._cancel_at is not None and self.steps and self.steps[-1][1] >= self._cancel_at:
            raise Cancelled
