"""The text of own documents in the database: comes back with its places, to its owner alone."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from assistant.adapters.database import Stores, open_stores
from assistant.adapters.database.schema import migrate
from assistant.knowledge.errors import KnowledgeError
from assistant.knowledge.own_documents import OwnDocumentStore
from assistant.project.intake.documents import Document, Kind, Passage, Place, PlaceKind
from assistant.project.models import Project
from tests.project.strategies import NAUGHTY

MOST = 1_000


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    opened = open_stores(tmp_path / "db.sqlite3")
    yield opened
    opened.close()


def document(name: str, *texts: str, kind: Kind = Kind.TRANSCRIPT) -> Document:
    passages = tuple(
        Passage(text, Place(PlaceKind.TIME, 60 * at, "表"), speaker="王小明") for at, text in enumerate(texts)
    )
    return Document(name, kind, passages, "\n".join(texts))


def test_passages_come_back_with_place_and_speaker(stores: Stores) -> None:
    table: OwnDocumentStore = stores.own_documents
    project = stores.projects.add("ann", Project(title="案")).id
    given = document("錄音.vtt", "第一句。", "第二句。")

    (stored,) = table.add("ann", project, [given], most_chunks=MOST)

    assert list(table.passages("ann", project)) == [(stored, list(given.passages))]
    assert (stored.name, stored.kind, stored.characters) == ("錄音.vtt", Kind.TRANSCRIPT, 8)


@pytest.mark.parametrize("naughty", NAUGHTY)
def test_any_text_that_readers_let_through_is_kept(stores: Stores, naughty: str) -> None:
    project = stores.projects.add("ann", Project(title="案")).id
    stores.own_documents.add("ann", project, [document(naughty, naughty + "。")], most_chunks=MOST)
    ((_, (passage,)),) = stores.own_documents.passages("ann", project)
    assert passage.text == naughty + "。"


def test_the_same_text_is_stored_once_and_a_taken_name_gets_a_number(stores: Stores) -> None:
    table, project = stores.own_documents, stores.projects.add("ann", Project(title="案")).id
    first, same = table.add(
        "ann", project, [document("紀錄.docx", "甲。"), document("別名.docx", "甲。")], most_chunks=MOST
    )
    second, third = table.add(
        "ann", project, [document("紀錄.docx", "乙。"), document("紀錄.docx", "丙。")], most_chunks=MOST
    )
    assert same == first
    assert [second.name, third.name] == ["紀錄 (2).docx", "紀錄 (3).docx"]
    assert [one.name for one in table.list("ann", project)] == ["紀錄.docx", "紀錄 (2).docx", "紀錄 (3).docx"]


def test_pasted_text_is_called_by_its_first_words(stores: Stores) -> None:
    project = stores.projects.add("ann", Project(title="案")).id
    (stored,) = stores.own_documents.add("ann", project, [document("", "開會須知：準時。")], most_chunks=MOST)
    assert stored.name == "開會須知：準時。"


def test_too_many_are_refused_whole(stores: Stores) -> None:
    project = stores.projects.add("ann", Project(title="案")).id
    many = document("長.txt", *("句子。" * 100 for _ in range(5)))
    with pytest.raises(KnowledgeError):
        stores.own_documents.add("ann", project, [document("短.txt", "短。"), many], most_chunks=3)
    assert stores.own_documents.list("ann", project) == []


def test_a_hidden_project_hides_its_documents_and_a_forgotten_one_deletes_them(stores: Stores) -> None:
    project = stores.projects.add("ann", Project(title="案")).id
    stores.own_documents.add("ann", project, [document("a.txt", "留下 CANARY-31 的字。")], most_chunks=MOST)
    stores.projects.remove("ann", project)
    assert stores.own_documents.list("ann", project) == []
    stores.projects.restore("ann", project)
    assert len(stores.own_documents.list("ann", project)) == 1
    stores.projects.forget("ann", project)
    assert b"CANARY-31" not in b"".join(path.read_bytes() for path in stores.path.parent.iterdir())


def test_a_file_of_the_first_version_is_upgraded_with_its_projects(tmp_path: Path) -> None:
    from alembic import command
    from alembic.config import Config

    from assistant.adapters.database import schema

    path = tmp_path / "old.sqlite3"
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(schema.__file__).with_name("migrations")))
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
        raw.execute(
            "INSERT INTO projects VALUES ('p', 'ann', 1, '{\"title\":\"案\"}',"
            " '2026-01-01T00:00:00.000000+00:00', '2026-01-01T00:00:00.000000+00:00', NULL)"
        )
        raw.commit()

    stores = open_stores(path)

    assert [record.project.title for record in stores.projects.list("ann")] == ["案"]
    assert stores.own_documents.add("ann", "p", [document("a.txt", "甲。")], most_chunks=MOST)
    stores.close()


def test_migrating_twice_is_harmless(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'new.sqlite3'}")
    for _ in range(2):
        with engine.begin() as connection:
            migrate(connection)
    engine.dispose()
