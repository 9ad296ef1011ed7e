"""Rehearsals in the database: kept whole, branched, safe from a second tab, gone with their project."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.adapters.database import Stores, open_stores
from assistant.bootstrap import Services
from assistant.project.models import Project
from assistant.project.records import StorageError
from assistant.rehearsal.kinds import Level, MoveKind, Status
from assistant.rehearsal.models import Offer, Session
from assistant.rehearsal.play import play
from assistant.rehearsal.records import MOST_UNSENT, RehearsalChangedElsewhere, RehearsalStore, Unsent
from assistant.settings import Settings
from tests.rehearsal.tables import mute, practice, read, said

OPENING = said(practice("finance"), read(MoveKind.GREETING))


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    opened = open_stores(tmp_path / "store.sqlite3")
    yield opened
    opened.close()


@pytest.fixture
def store(stores: Stores) -> RehearsalStore:
    return stores.rehearsals


def further(session: Session, text: str) -> Session:
    return play(session, text, read(MoveKind.OFFER, offer={0: 0}), mute)


def test_a_rehearsal_comes_back_as_it_was_and_plays_on_the_same(store: RehearsalStore) -> None:
    stored = store.add("amy", None, OPENING)
    found = store.get("amy", stored.id)
    assert found == stored
    assert found is not None
    assert found.session == OPENING
    assert further(found.session, "人力給你") == further(OPENING, "人力給你")


def test_other_owners_have_no_such_rehearsal(store: RehearsalStore) -> None:
    stored = store.add("amy", None, OPENING)
    store.remove("bob", stored.id)
    store.keep_unsent("bob", stored.id, Unsent(text="不是我的"))
    assert store.get("bob", stored.id) is None
    assert store.list("bob") == []
    assert store.attempts("bob", stored.series) == []
    with pytest.raises(StorageError):
        store.save("bob", stored.id, OPENING, revision=1)
    with pytest.raises(StorageError):
        store.add("bob", None, OPENING, parent=stored.id, parent_turn=1)
    assert store.get("amy", stored.id) == stored


def test_the_second_of_two_tabs_is_told_and_its_words_are_kept(store: RehearsalStore) -> None:
    start = store.add("amy", None, OPENING)
    first = store.save("amy", start.id, further(OPENING, "第一個分頁"), revision=start.revision, sent=True)
    store.keep_unsent("amy", start.id, Unsent(text="第二個分頁打的字"))

    with pytest.raises(RehearsalChangedElsewhere) as caught:
        store.save("amy", start.id, further(OPENING, "第二個分頁"), revision=start.revision, sent=True)

    assert "另一個分頁" in caught.value.sentence.zh
    assert "still there" in caught.value.next_step.en
    kept = store.get("amy", start.id)
    assert kept is not None
    assert (kept.session, kept.revision) == (first.session, 2)
    assert kept.unsent.text == "第二個分頁打的字"


def test_of_two_who_save_at_once_one_wins_and_one_is_told(store: RehearsalStore) -> None:
    start = store.add("amy", None, OPENING)

    def save(number: int) -> int:
        try:
            return store.save("amy", start.id, further(OPENING, f"第 {number} 個"), revision=1).revision
        except RehearsalChangedElsewhere:
            return 0

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(save, range(4))) == [0, 0, 0, 2]
    kept = store.get("amy", start.id)
    assert kept is not None
    assert (kept.revision, len(kept.session.turns)) == (2, 2)


def test_typing_is_kept_without_a_new_revision_and_emptied_when_sent(store: RehearsalStore) -> None:
    start = store.add("amy", None, OPENING)
    unsent = Unsent(text="如果我們", offer=Offer(choices={0: 1}), understood=read(MoveKind.OFFER))
    store.keep_unsent("amy", start.id, unsent)
    typing = store.get("amy", start.id)
    assert typing is not None
    assert (typing.unsent, typing.revision) == (unsent, 1)
    remarked = store.save("amy", start.id, OPENING, revision=1)
    assert remarked.unsent == unsent
    assert store.save("amy", start.id, OPENING, revision=2, sent=True).unsent == Unsent()


def test_unsent_text_of_any_kind_is_kept_up_to_a_limit(store: RehearsalStore) -> None:
    start = store.add("amy", None, OPENING)
    for text in ("\ud83d 半個表情", "\x00", "長" * (MOST_UNSENT + 5)):
        store.keep_unsent("amy", start.id, Unsent(text=text))
        found = store.get("amy", start.id)
        assert found is not None
        assert found.unsent.text == text[:MOST_UNSENT]


def test_a_branch_names_its_parent_and_outlives_it(store: RehearsalStore) -> None:
    whole = store.add("amy", None, further(OPENING, "人力給你"))
    branch = store.add("amy", None, whole.session.branch(1), parent=whole.id, parent_turn=1)
    assert [one.id for one in store.attempts("amy", whole.series)] == [whole.id, branch.id]
    assert (branch.parent, branch.parent_turn) == (whole.id, 1)
    store.remove("amy", whole.id)
    left = store.get("amy", branch.id)
    assert left is not None
    assert (left.parent, left.parent_turn, left.session) == (None, 1, OPENING)


def test_attempts_at_the_same_talk_are_one_series_whatever_the_level(store: RehearsalStore) -> None:
    first = store.add("amy", None, said(practice("finance", level=Level.EASY)))
    again = store.add("amy", None, said(practice("finance", level=Level.HARD)))
    other = store.add("amy", None, said(practice("it")))
    assert [one.id for one in store.attempts("amy", first.series)] == [first.id, again.id]
    assert other.series != first.series


def test_a_list_says_where_each_stands_without_reading_what_is_hidden(stores: Stores) -> None:
    store = stores.rehearsals
    left = store.add("amy", None, said(practice("it"), *[read(MoveKind.WALK_AWAY)] * 2))
    open_ = store.add("amy", None, OPENING)
    with stores.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE rehearsals SET content = '{}'")
    listed = store.list("amy")
    assert [(one.id, one.outline.status, one.outline.turns) for one in listed] == [
        (open_.id, Status.OPEN, 1),
        (left.id, Status.USER_LEFT, 2),
    ]
    assert not hasattr(listed[0], "session")


def test_a_projects_rehearsals_are_hidden_and_deleted_with_it(tmp_path: Path) -> None:
    services = Services(Settings(data_folder=tmp_path))
    store, projects = services.rehearsals, services.projects
    project = projects.add("amy", Project(title="案")).id
    secret = OPENING.model_copy(update={"guess": "CANARY-47"})
    kept = store.add("amy", project, secret)
    store.add("amy", project, secret, parent=kept.id, parent_turn=1)
    alone = store.add("amy", None, OPENING)

    assert [one.id for one in store.list("amy", project)][-1] == kept.id
    projects.remove("amy", project)
    assert [one.id for one in store.list("amy")] == [alone.id]
    assert store.get("amy", kept.id) is None
    with pytest.raises(StorageError):
        store.add("amy", project, OPENING)
    projects.restore("amy", project)
    assert store.get("amy", kept.id) == kept

    def bytes_on_disk() -> bytes:
        return b"".join(each.read_bytes() for each in tmp_path.rglob("*") if each.is_file())

    assert b"CANARY-47" in bytes_on_disk()
    services.forget_project("amy", project)
    assert [one.id for one in store.list("amy")] == [alone.id]
    assert b"CANARY-47" not in bytes_on_disk()
    services.stores.close()


def test_a_removed_rehearsal_leaves_no_word_in_the_file(stores: Stores) -> None:
    record = stores.rehearsals.add("amy", None, OPENING.model_copy(update={"guess": "CANARY-48"}))
    stores.rehearsals.remove("amy", record.id)
    assert stores.rehearsals.get("amy", record.id) is None
    assert b"CANARY-48" not in b"".join(path.read_bytes() for path in stores.path.parent.iterdir())


def test_what_a_newer_program_wrote_is_refused_alone(stores: Stores) -> None:
    store = stores.rehearsals
    odd, sound = store.add("amy", None, OPENING), store.add("amy", None, OPENING)
    with stores.engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE rehearsals SET content = '{\"later\": 1}', outline = '{}' WHERE id = ?", (odd.id,)
        )
    with pytest.raises(StorageError, match="newer version"):
        store.get("amy", odd.id)
    assert [one.id for one in store.list("amy")] == [sound.id]
    assert [one.id for one in store.attempts("amy", sound.series)] == [sound.id]
