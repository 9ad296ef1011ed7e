import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from assistant.knowledge.errors import KnowledgeError
from assistant.knowledge.ports import Vectors
from assistant.language.errors import Cancelled
from assistant.language.locale import LocalText
from tests.fakes.embedder import HashEmbedder
from tests.fakes.finders import LINES, QUESTION, Recorder, best, finder, stored


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
"".encode("utf-32-le")  # codecs load when first used, and the next user may not read this Python's files
if os.geteuid() == 0:
    os.setuid(65534)
folder = Path({str(tmp_path / "locked")!r})
assert not os.access(folder, os.W_OK)
print(ChromaPrincipleFinder(folder, small_knowledge(), HashEmbedder()).find([{QUESTION!r}])[0].principle.key)
"""
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o555)
    for folder in [tmp_path, *tmp_path.parents]:
        if os.geteuid() != 0 or folder == Path(tempfile.gettempdir()):
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


def test_vectors_that_are_not_numbers_never_enter_the_index(tmp_path: Path) -> None:
    class Broken(HashEmbedder):
        def passages(self, texts: list[str]) -> Vectors:  # type: ignore[override]  # the finder passes a list
            return np.full((len(texts), 4), np.nan, dtype=np.float32)

    with pytest.raises(KnowledgeError):
        best(finder(tmp_path, Broken()))

    assert best(finder(tmp_path)) == "batna"


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
