"""The company's own documents: stored, embedded, found, and really gone."""

import multiprocessing
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.adapters.database import Stores, open_stores
from assistant.adapters.own_index import OwnDocuments
from assistant.knowledge.errors import KnowledgeError
from assistant.knowledge.own_documents import OwnIndexState
from assistant.language.errors import Cancelled
from assistant.language.locale import LocalText
from assistant.project.intake.documents import Document, Kind, Passage, Place, PlaceKind
from assistant.project.models import Project
from assistant.project.records import StorageError
from tests.fakes.embedder import HashEmbedder
from tests.fakes.finders import Recorder

CANARY = "金絲雀 CANARY-7Q9 密碼"
RULES = ("召集人須於會議五個工作天前寄出議程。", f"主辦部門的代號是{CANARY}。", "每項決議只有一位核准人。")
QUESTION = "議程要幾個工作天前寄"


def document(name: str = "會議辦法.pdf", texts: tuple[str, ...] = RULES) -> Document:
    passages = tuple(Passage(text, Place(PlaceKind.PAGE, page)) for page, text in enumerate(texts, start=1))
    return Document(name, Kind.PDF, passages, "\n".join(texts))


def long_document(pages: int = 700) -> Document:
    return document("長文件.pdf", tuple(f"第 {page} 頁的規定各不相同。" for page in range(1, pages + 1)))


class Home:
    """A data folder with one project, as one process sees it."""

    def __init__(self, folder: Path, embedder: HashEmbedder | None = None) -> None:
        self.folder = folder
        self.embedder = embedder or HashEmbedder()
        self.stores: Stores = open_stores(folder / "db.sqlite3")
        self.own = OwnDocuments(folder / "own", self.stores.own_documents, self.embedder)
        projects = self.stores.projects.list("ann")
        self.project = (projects[0] if projects else self.stores.projects.add("ann", Project(title="案"))).id

    def again(self, embedder: HashEmbedder | None = None) -> "Home":
        return Home(self.folder, embedder)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    opened = Home(tmp_path)
    yield opened
    opened.stores.close()


def collection(folder: Path) -> list[str]:
    """Ids in Chroma, read by Chroma itself."""
    import chromadb
    from chromadb.config import Settings as ChromaSettings

    newest = max(folder.glob("own/*/chroma-*"), key=lambda path: int(path.name.split("-")[1]))
    copy = folder.with_name(f"copy-{time.monotonic_ns()}")
    shutil.copytree(newest, copy)
    client = chromadb.PersistentClient(copy, settings=ChromaSettings(anonymized_telemetry=False))
    return [name for one in client.list_collections() for name in one.get()["ids"]]


def holding(folder: Path, text: str) -> list[str]:
    wanted = (text.encode(), text.encode("utf-16-le"), text.encode("unicode-escape"))
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(bytes_ in path.read_bytes() for bytes_ in wanted)]


def test_what_was_added_is_found_with_its_page_and_sentence(home: Home) -> None:
    (stored,) = home.own.add("ann", home.project, [document()])

    hit = home.own.search("ann", home.project, QUESTION)[0]

    assert (hit.document, hit.place.number, hit.sentence) == ("會議辦法.pdf", 1, RULES[0])
    assert hit.document_id == stored.id
    assert home.own.list("ann", home.project) == [stored]
    assert stored.characters == sum(map(len, RULES))
    assert home.own.state("ann", home.project) == OwnIndexState(1, 3, 3)
    assert len(collection(home.folder)) == 3


def test_the_vectors_hold_no_text(home: Home) -> None:
    home.own.add("ann", home.project, [document()])
    assert holding(home.folder / "own", "CANARY-7Q9") == []


def test_a_removed_document_leaves_no_byte_behind(home: Home) -> None:
    stored, other = home.own.add(
        "ann", home.project, [document(), document("其他.md", ("包裝須用再生紙。",))]
    )
    assert holding(home.folder, "CANARY-7Q9")
    home.own.search("ann", home.project, CANARY)

    assert home.own.remove("ann", home.project, stored.id)

    assert holding(home.folder, "CANARY-7Q9") == []
    assert holding(home.folder, "金絲雀") == []
    assert home.own.list("ann", home.project) == [other]
    assert home.own.state("ann", home.project) == OwnIndexState(1, 1, 1)
    assert len(collection(home.folder)) == 1
    assert len(list(home.folder.glob("own/*/chroma-*"))) == 1
    assert [hit.document for hit in home.own.search("ann", home.project, [CANARY, QUESTION])] == ["其他.md"]
    assert home.embedder.embedded.count("包裝須用再生紙。") == 1


def test_the_last_document_takes_the_whole_index_along(home: Home) -> None:
    (stored,) = home.own.add("ann", home.project, [document()])
    assert home.own.remove("ann", home.project, stored.id)
    assert not home.own.remove("ann", home.project, stored.id)
    assert home.own.search("ann", home.project, QUESTION) == []
    assert [path.name for path in home.folder.glob("own/*/*") if path.suffix] == []
    assert [list(path.iterdir()) for path in home.folder.glob("own/*/chroma-*")] == [[]]
    assert home.own.add("ann", home.project, [document()])
    assert home.own.search("ann", home.project, QUESTION)[0].sentence == RULES[0]


def test_a_forgotten_project_leaves_nothing(home: Home) -> None:
    home.own.add("ann", home.project, [document()])
    home.stores.projects.forget("ann", home.project)
    home.own.forget("ann", home.project)
    assert holding(home.folder, "CANARY-7Q9") == []
    assert [path for path in home.folder.glob("own/*/*") if path.suffix or path.is_dir()] == []


def test_another_owner_sees_and_removes_nothing(home: Home) -> None:
    (stored,) = home.own.add("ann", home.project, [document()])
    assert home.own.list("bob", home.project) == []
    assert home.own.search("bob", home.project, QUESTION) == []
    assert home.own.finder("bob", home.project) is None
    assert not home.own.remove("bob", home.project, stored.id)
    with pytest.raises(StorageError):
        home.own.add("bob", home.project, [document("b.pdf", ("別人的。",))])
    assert home.own.list("ann", home.project) == [stored]


def test_a_cancelled_build_is_found_by_words_and_goes_on_where_it_stopped(home: Home) -> None:
    with pytest.raises(Cancelled):
        home.own.add("ann", home.project, [long_document()], Recorder(cancel_at=320))

    assert home.own.search("ann", home.project, "第 699 頁的規定", top=1)[0].place.number == 699
    assert home.embedder.asked == []
    state = home.own.state("ann", home.project)
    assert (state.chunks, state.embedded, state.complete) == (700, 352, False)

    later = home.again()
    progress = Recorder()
    later.own.build("ann", later.project, progress)
    assert len(later.embedder.embedded) == 348
    assert progress.steps[0] == ("正在建立文件索引", 352, 700)
    assert progress.steps[-1] == ("正在建立文件索引", 700, 700)
    assert later.own.state("ann", later.project).complete
    assert len(collection(home.folder)) == 700
    assert home.own.search("ann", home.project, "第 5 頁", top=1)
    assert home.embedder.asked, "the first process takes over the vectors another one made"


def test_a_failing_embedder_leaves_the_words(home: Home) -> None:
    broken = home.again(HashEmbedder(fail_after=0, error=_error()))
    with pytest.raises(KnowledgeError):
        broken.own.add("ann", broken.project, [document()])
    assert broken.own.search("ann", broken.project, QUESTION)[0].sentence == RULES[0]


def _error() -> KnowledgeError:
    return KnowledgeError(LocalText.same("broken"), LocalText.same("try again"))


def build_slowly(folder: Path) -> None:
    home = Home(folder, HashEmbedder(pause=0.2))
    home.own.add("ann", home.project, [long_document(1200)])


def test_after_a_kill_only_the_rest_is_embedded(tmp_path: Path) -> None:
    victim = multiprocessing.get_context("spawn").Process(target=build_slowly, args=(tmp_path,))
    victim.start()
    give_up = time.monotonic() + 90
    while not list(tmp_path.glob("own/*/*.npz")) and time.monotonic() < give_up:
        time.sleep(0.05)
    victim.kill()
    victim.join()

    home = Home(tmp_path)
    assert home.own.search("ann", home.project, "第 1177 頁的規定", top=1)[0].place.number == 1177
    home.own.build("ann", home.project)
    assert 0 < len(home.embedder.embedded) <= 1200 - 256
    assert home.own.state("ann", home.project).complete
    assert len(collection(tmp_path)) == 1200
    home.stores.close()


def test_a_document_removed_during_a_build_does_not_come_back(home: Home) -> None:
    slow = home.again(HashEmbedder(pause=0.1))
    builder = threading.Thread(
        target=slow.own.add, args=("ann", slow.project, [long_document(), document()]), daemon=True
    )
    builder.start()
    while len(slow.embedder.embedded) < 64:
        time.sleep(0.01)
    gone, _ = home.own.list("ann", home.project)
    assert home.own.remove("ann", home.project, gone.id)
    builder.join(timeout=60)

    assert home.own.state("ann", home.project).embedded == 3
    assert len(collection(home.folder)) == 3


@pytest.mark.parametrize("lost", ["*.npz", "chroma-*"])
def test_either_half_of_the_cache_may_be_lost(home: Home, lost: str) -> None:
    home.own.add("ann", home.project, [document()])
    for path in home.folder.glob(f"own/*/{lost}"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    later = home.again(HashEmbedder(fail_after=0))
    later.own.build("ann", later.project)
    assert later.own.search("ann", later.project, QUESTION)[0].sentence == RULES[0]
    assert later.embedder.asked


def test_a_spoilt_cache_is_built_anew(home: Home) -> None:
    home.own.add("ann", home.project, [document()])
    for path in home.folder.glob("own/**/*"):
        if path.is_file() and path.suffix:
            path.write_bytes(b"garbage" * 99)
    later = home.again()
    later.own.build("ann", later.project)
    assert later.own.state("ann", later.project).complete
    assert len(collection(home.folder)) == 3


def test_more_chunks_than_a_project_holds_are_refused_whole(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.adapters.own_index.MAX_CHUNKS", 4)
    home.own.add("ann", home.project, [document()])
    with pytest.raises(KnowledgeError, match="5"):
        home.own.add("ann", home.project, [document("b.pdf", ("甲。", "乙。"))])
    assert len(home.own.list("ann", home.project)) == 1


def test_a_finished_index_is_searched_without_chroma_and_without_embedding_documents(home: Home) -> None:
    home.own.add("ann", home.project, [document()])
    script = f"""
import sys
from pathlib import Path
from tests.adapters.test_own_index import Home, QUESTION
from tests.fakes.embedder import HashEmbedder
home = Home(Path({str(home.folder)!r}), HashEmbedder(fail_after=0))
print(home.own.search("ann", home.project, QUESTION)[0].place.number)
assert home.embedder.asked and "chromadb" not in sys.modules
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.strip() == "1", done.stderr


def test_what_a_draft_may_quote_is_what_the_documents_say(home: Home) -> None:
    home.own.add("ann", home.project, [document()])
    find = home.own.finder("ann", home.project, top=2)
    assert find is not None
    assert find([QUESTION])[0].sentence == RULES[0]
    holds = home.own.texts("ann", home.project)
    assert holds("會議辦法.pdf", RULES[0])
    assert not holds("會議辦法.pdf", "召集人須於會議三個工作天前寄出議程。")
