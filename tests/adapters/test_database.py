"""Projects, drafts and preferences: what is stored comes back, to its owner alone."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.adapters.database import Stores, open_stores
from assistant.adapters.database.history import KEPT_REVISIONS
from assistant.language.findings import Finding, Severity
from assistant.language.locale import Language, LocalText
from assistant.project.models import Project
from assistant.project.records import DraftStore, PreferenceStore, ProjectStore, Provenance, StorageError
from tests.project.strategies import EXAMPLE, NAUGHTY, projects

FINDING = Finding(
    check="A01-clock",
    severity=Severity.WARNING,
    where="item-1",
    evidence="55",
    message=LocalText(zh="超過", en="too long"),
    remedy=LocalText(zh="縮短", en="shorten"),
)
ORIGIN = Provenance(model="m", prompt="agenda", prompt_version="abc", principles=["joint-kpi"], seconds=1.5)


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    opened = open_stores(tmp_path / "data" / "common-ground.sqlite3", busy_seconds=1)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    opened = open_stores(tmp_path_factory.mktemp("shared") / "db.sqlite3")
    yield opened
    opened.close()


def test_the_stores_fit_their_ports(stores: Stores) -> None:
    projects: ProjectStore = stores.projects
    drafts: DraftStore = stores.drafts
    preferences: PreferenceStore = stores.preferences
    assert (projects.list("a"), drafts.list("a", "b", "c"), preferences.get("a", "b")) == ([], [], None)
    assert stores.recovered is None


@settings(max_examples=30, deadline=None)
@given(projects)
def test_any_project_comes_back_as_it_was(shared: Stores, project: Project) -> None:
    record = shared.projects.add("ann", project)
    assert shared.projects.get("ann", record.id) == record
    assert record.project == project


@pytest.mark.parametrize("text", [*NAUGHTY, "\ud800 lone"])
def test_naughty_strings_survive_in_drafts_and_preferences(stores: Stores, text: str) -> None:
    project = stores.projects.add("ann", EXAMPLE)
    content = {"title": text, text: [text, {"x": None, "y": 1.5}]}
    draft = stores.drafts.add("ann", project.id, "agenda", content, [FINDING], ORIGIN)
    stores.preferences.set("ann", "note", text)
    latest = stores.drafts.latest("ann", project.id, "agenda")
    assert latest == draft
    assert latest is not None
    assert latest.content == content
    assert stores.preferences.get("ann", "note") == text


def test_records_survive_closing_and_opening(tmp_path: Path) -> None:
    path = tmp_path / "db.sqlite3"
    first = open_stores(path)
    project = first.projects.add("ann", EXAMPLE)
    draft = first.drafts.add("ann", project.id, "agenda", {"a": 1}, [FINDING], ORIGIN)
    first.close()
    second = open_stores(path)
    assert second.projects.list("ann") == [project]
    assert second.drafts.list("ann", project.id, "agenda") == [draft]
    second.close()


def test_times_are_aware_and_in_utc(stores: Stores) -> None:
    record = stores.projects.add("ann", EXAMPLE)
    stored = stores.projects.get("ann", record.id)
    assert stored is not None
    assert stored.created_at.utcoffset() == dt.timedelta(0)
    assert abs(dt.datetime.now(dt.UTC) - stored.updated_at) < dt.timedelta(minutes=1)


def test_a_save_makes_a_revision_and_undo_goes_back_to_the_first(stores: Stores) -> None:
    record = stores.projects.add("ann", Project(title="一"))
    for title in ("二", "三"):
        stores.projects.save("ann", record.id, Project(title=title))
    steps = [stores.projects.undo("ann", record.id) for _ in range(3)]
    assert [step and (step.project.title, step.revision) for step in steps] == [("二", 2), ("一", 1), None]
    again = stores.projects.save("ann", record.id, Project(title="四"))
    assert (again.project.title, again.revision) == ("四", 2)


def test_saving_the_same_content_makes_no_revision(stores: Stores) -> None:
    record = stores.projects.add("ann", EXAMPLE)
    assert stores.projects.save("ann", record.id, EXAMPLE.model_copy(deep=True)) == record
    project = stores.drafts.add("ann", record.id, "agenda", {"a": [1]}, [], ORIGIN)
    same = stores.drafts.save("ann", project.id, {"a": [1]}, [FINDING])
    assert (same.revision, same.updated_at, same.findings) == (1, project.updated_at, [FINDING])


def test_only_the_last_revisions_are_kept(stores: Stores) -> None:
    record = stores.projects.add("ann", Project(title="0"))
    draft = stores.drafts.add("ann", record.id, "agenda", {"n": 0}, [], ORIGIN)
    for number in range(1, KEPT_REVISIONS + 10):
        stores.projects.save("ann", record.id, Project(title=str(number)))
        stores.drafts.save("ann", draft.id, {"n": number}, [])
    undone = 0
    while stores.projects.undo("ann", record.id) and stores.drafts.undo("ann", draft.id):
        undone += 1
    assert undone == KEPT_REVISIONS
    assert stores.drafts.undo("ann", draft.id) is None


def test_projects_are_listed_most_recently_changed_first(stores: Stores) -> None:
    ids = [stores.projects.add("ann", Project(title=title)).id for title in "abc"]
    stores.projects.save("ann", ids[0], Project(title="a2"))
    assert [record.id for record in stores.projects.list("ann")] == [ids[0], ids[2], ids[1]]


def test_drafts_are_kept_apart_by_feature_and_newest_first(stores: Stores) -> None:
    project = stores.projects.add("ann", EXAMPLE).id
    old, new = (stores.drafts.add("ann", project, "agenda", {"n": n}, [], ORIGIN) for n in (1, 2))
    stores.drafts.add("ann", project, "jargon", {"n": 3}, [], ORIGIN)
    stores.drafts.save("ann", old.id, {"n": 4}, [])
    assert [draft.id for draft in stores.drafts.list("ann", project, "agenda")] == [new.id, old.id]
    latest = stores.drafts.latest("ann", project, "agenda")
    assert latest is not None
    assert latest.id == new.id


def test_undo_of_a_draft_brings_its_findings_back(stores: Stores) -> None:
    project = stores.projects.add("ann", EXAMPLE).id
    draft = stores.drafts.add("ann", project, "agenda", {"n": 1}, [FINDING], ORIGIN)
    stores.drafts.save("ann", draft.id, {"n": 2}, [])
    back = stores.drafts.undo("ann", draft.id)
    assert back is not None
    assert (back.content, back.findings, back.provenance) == ({"n": 1}, [FINDING], ORIGIN)
    assert stores.drafts.undo("ann", draft.id) is None


def test_a_removed_project_is_hidden_with_its_drafts_until_it_is_restored(stores: Stores) -> None:
    record = stores.projects.add("ann", EXAMPLE)
    stores.drafts.add("ann", record.id, "agenda", {"n": 1}, [], ORIGIN)
    stores.projects.remove("ann", record.id)
    assert stores.projects.get("ann", record.id) is None
    assert stores.projects.list("ann") == []
    assert stores.drafts.latest("ann", record.id, "agenda") is None
    with pytest.raises(StorageError, match="not there"):
        stores.projects.save("ann", record.id, EXAMPLE)
    late = stores.drafts.add("ann", record.id, "agenda", {"n": 2}, [], ORIGIN)  # finished in the background
    assert stores.projects.restore("ann", record.id) == record
    assert stores.drafts.latest("ann", record.id, "agenda") == late


def test_forgetting_leaves_no_byte_of_the_project_behind(stores: Stores) -> None:
    record = stores.projects.add("ann", Project(title="SECRET-TITLE-1"))
    stores.projects.save("ann", record.id, Project(title="SECRET-TITLE-2"))
    draft = stores.drafts.add("ann", record.id, "agenda", {"n": "SECRET-DRAFT-1"}, [], ORIGIN)
    stores.drafts.save("ann", draft.id, {"n": "SECRET-DRAFT-2"}, [])
    assert b"SECRET" in _all_bytes(stores.path.parent)
    stores.projects.forget("ann", record.id)
    assert b"SECRET" not in _all_bytes(stores.path.parent)
    with sqlite3.connect(stores.path) as raw:
        for table in ("projects", "project_revisions", "drafts", "draft_revisions"):
            assert raw.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    raw.close()
    assert stores.projects.restore("ann", record.id) is None


def test_another_owners_records_do_not_exist(stores: Stores) -> None:
    record = stores.projects.add("ann", Project(title="1"))
    stores.projects.save("ann", record.id, EXAMPLE)
    draft = stores.drafts.add("ann", record.id, "agenda", {"n": 1}, [], ORIGIN)
    stores.drafts.save("ann", draft.id, {"n": 2}, [])
    stores.preferences.set("ann", "theme", "dark")

    assert stores.projects.list("bob") == []
    assert stores.projects.get("bob", record.id) is None
    assert stores.projects.undo("bob", record.id) is None
    assert stores.projects.restore("bob", record.id) is None
    assert stores.drafts.latest("bob", record.id, "agenda") is None
    assert stores.drafts.list("bob", record.id, "agenda") == []
    assert stores.drafts.undo("bob", draft.id) is None
    assert stores.preferences.get("bob", "theme") is None
    with pytest.raises(StorageError, match="not there"):
        stores.projects.save("bob", record.id, EXAMPLE)
    with pytest.raises(StorageError, match="not there"):
        stores.drafts.save("bob", draft.id, {}, [])
    with pytest.raises(StorageError, match="not there"):
        stores.drafts.add("bob", record.id, "agenda", {}, [], ORIGIN)
    stores.projects.remove("bob", record.id)
    stores.projects.forget("bob", record.id)
    kept = stores.projects.get("ann", record.id)
    assert kept is not None
    assert kept.revision == 2


def test_what_is_not_there_is_said_in_both_languages(stores: Stores) -> None:
    with pytest.raises(StorageError) as caught:
        stores.projects.save("ann", "none", EXAMPLE)
    assert caught.value.read(Language.ZH_TW) == "找不到這個專案，可能已經刪除。請回首頁看專案清單。"


@settings(deadline=None)
@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
        max_leaves=5,
    )
)
def test_any_json_value_is_a_preference(shared: Stores, value: Any) -> None:
    shared.preferences.set("ann", "x", value)
    assert shared.preferences.get("ann", "x") == value


def test_a_preference_is_replaced_and_what_is_no_json_is_refused(stores: Stores) -> None:
    stores.preferences.set("ann", "language", "en")
    stores.preferences.set("ann", "language", "zh-TW")
    assert stores.preferences.get("ann", "language") == "zh-TW"
    with pytest.raises(ValueError, match=r"nan|float"):
        stores.preferences.set("ann", "language", float("nan"))


def test_threads_share_the_stores(stores: Stores) -> None:
    record = stores.projects.add("ann", Project(title="0"))

    def work(number: int) -> None:
        stores.projects.save("ann", record.id, Project(title=f"t{number}"))
        stores.drafts.add("ann", record.id, "agenda", {"n": number}, [], ORIGIN)
        assert stores.projects.get("ann", record.id) is not None

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(40)))
    last = stores.projects.get("ann", record.id)
    assert last is not None
    assert last.revision == 41
    assert len(stores.drafts.list("ann", record.id, "agenda")) == 40


def _all_bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
