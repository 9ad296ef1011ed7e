"""The database file: new, upgraded, damaged, locked, full, read-only, from another program."""

import os
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from assistant.adapters.database import engine as engine_module
from assistant.adapters.database import open_stores
from assistant.adapters.database.schema import migrate
from assistant.adapters.database.tables import REVISIONS
from assistant.language.locale import Language
from assistant.project.models import Project
from assistant.project.records import StorageError

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "common-ground.sqlite3"


def schema_of(path: Path) -> set[tuple[str, str]]:
    """Names and column lists of tables and indexes, whatever the order of the statements."""
    with closing(sqlite3.connect(path)) as raw:
        names = raw.execute("SELECT type, name FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
        described = set()
        for kind, name in names:
            rows = raw.execute(
                f"PRAGMA {'table_info' if kind == 'table' else 'index_info'}({name})"
            ).fetchall()
            keys = raw.execute(f"PRAGMA foreign_key_list({name})").fetchall()
            described.add((name, repr((rows, keys))))
        return described


def refusal(path: Path, *, busy_seconds: float = 0.2) -> StorageError:
    with pytest.raises(StorageError) as caught:
        open_stores(path, busy_seconds=busy_seconds)
    assert caught.value.read(Language.ZH_TW)
    return caught.value


def make(path: Path, title: str = "專案") -> str:
    stores = open_stores(path)
    record = stores.projects.add("ann", Project(title=title))
    stores.close()
    return record.id


def test_the_migrations_lead_to_the_schema_of_the_models(tmp_path: Path) -> None:
    migrated = tmp_path / "100% 中文" / "migrated.sqlite3"
    migrated.parent.mkdir()
    engine = create_engine(f"sqlite:///{migrated}")
    with engine.begin() as connection:
        migrate(connection)
    engine.dispose()
    open_stores(tmp_path / "new.sqlite3").close()
    assert schema_of(migrated) == schema_of(tmp_path / "new.sqlite3")


def test_the_program_knows_every_migration_there_is() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(engine_module.__file__).with_name("migrations")))
    scripts = ScriptDirectory.from_config(config)
    assert tuple(reversed([each.revision for each in scripts.walk_revisions()])) == REVISIONS


def test_an_older_file_is_upgraded_when_it_is_opened(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    identity = make(path)
    stores = open_stores(path)
    assert stores.projects.get("ann", identity) is not None
    stores.close()


def test_opening_a_current_file_imports_no_alembic(path: Path) -> None:
    make(path)
    code = f"""
    import sys
    from pathlib import Path
    from assistant.adapters.database import open_stores
    open_stores(Path({str(path)!r})).close()
    open_stores(Path({str(path)!r} + ".new")).close()
    print("alembic" in sys.modules)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def test_a_file_of_a_newer_version_is_refused_and_not_touched(path: Path) -> None:
    make(path)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.commit()
    before = path.read_bytes()
    error = refusal(path)
    assert "較新版" in error.sentence.zh
    assert "9999" in error.sentence.en
    assert path.read_bytes() == before


def test_a_file_of_another_program_is_refused_and_not_touched(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE songs (title TEXT)")
    before = path.read_bytes()
    assert "another program" in refusal(path).sentence.en
    assert path.read_bytes() == before


@pytest.mark.parametrize("damage", ["garbage", "cut", "page"])
def test_a_damaged_file_is_kept_and_a_new_one_started(path: Path, damage: str) -> None:
    stores = open_stores(path)
    for number in range(200):
        stores.projects.add("ann", Project(title=f"專案 {number}", purpose="長" * 500))
    stores.close()
    data = path.read_bytes()
    broken = {
        "garbage": b"this is no database" * 100,
        "cut": data[: len(data) // 2],
        "page": data[:4096] + b"\xff" * 4096 + data[8192:],
    }[damage]
    path.write_bytes(broken)

    opened = open_stores(path)
    assert opened.recovered is not None
    (kept,) = path.parent.glob("*.corrupt-*")
    assert kept.read_bytes() == broken
    assert kept.name in opened.recovered.zh
    assert kept.name in opened.recovered.en
    assert opened.projects.list("ann") == []
    opened.projects.add("ann", Project(title="新的"))
    opened.close()
    again = open_stores(path)
    assert again.recovered is None
    assert len(again.projects.list("ann")) == 1
    again.close()


def test_two_damaged_files_on_one_day_are_both_kept(path: Path) -> None:
    path.parent.mkdir()
    for _ in range(3):
        path.write_bytes(b"this is no database" * 100)
        open_stores(path).close()
    assert len(list(path.parent.glob("*.corrupt-*"))) == 3


def test_an_empty_file_is_a_new_database(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    stores = open_stores(path)
    assert stores.recovered is None
    stores.close()


def test_a_file_locked_by_another_program_is_said_to_be_busy(path: Path) -> None:
    identity = make(path)
    stores = open_stores(path, busy_seconds=0.2)
    with _lock(path):
        with pytest.raises(StorageError) as caught:
            stores.projects.save("ann", identity, Project(title="新"))
        assert caught.value.retryable
        assert "另一個程式" in caught.value.sentence.zh
        record = stores.projects.get("ann", identity)
        assert record is not None
        assert record.project.title == "專案"
    assert stores.projects.save("ann", identity, Project(title="新")).revision == 2
    stores.close()


def test_a_full_disk_loses_only_the_change_that_did_not_fit(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    identity = make(path)
    pages = path.stat().st_size // 4096
    monkeypatch.setattr(engine_module, "PRAGMAS", (*engine_module.PRAGMAS, f"max_page_count = {pages + 1}"))
    stores = open_stores(path)
    with pytest.raises(StorageError) as caught:
        stores.projects.save("ann", identity, Project(title="新", purpose="長" * 4_000))
    assert "磁碟滿了" in caught.value.sentence.zh
    assert caught.value.retryable
    record = stores.projects.get("ann", identity)
    assert record is not None
    assert (record.project.title, record.revision) == ("專案", 1)
    stores.close()


def test_a_database_that_became_read_only_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    identity = make(path)
    monkeypatch.setattr(engine_module, "PRAGMAS", ("query_only = ON",))
    stores = open_stores(path)
    with pytest.raises(StorageError) as caught:
        stores.projects.save("ann", identity, Project(title="新"))
    assert str(path.parent) in caught.value.sentence.zh
    assert "不能寫入" in caught.value.sentence.zh
    stores.close()


def test_a_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    error = refusal(tmp_path / "file" / "db.sqlite3")
    assert "不能寫入" in error.sentence.zh
    assert "COMMON_GROUND_DATA_FOLDER" in error.next_step.en


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write every folder")
@pytest.mark.parametrize("filled", [False, True])
def test_a_read_only_folder_says_so(path: Path, filled: bool) -> None:
    path.parent.mkdir()
    if filled:
        make(path)
    path.parent.chmod(0o500)
    try:
        assert "不能寫入" in refusal(path).sentence.zh
    finally:
        path.parent.chmod(0o700)


def test_a_record_of_a_newer_program_is_left_alone_and_the_others_are_listed(path: Path) -> None:
    odd, sound = make(path, "新版的"), make(path, "看得懂的")
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE projects SET content = ? WHERE id = ?", ('{"title": "x", "later": 1}', odd))
        raw.commit()
    stores = open_stores(path)
    assert [record.id for record in stores.projects.list("ann")] == [sound]
    with pytest.raises(StorageError, match="newer version"):
        stores.projects.get("ann", odd)
    stores.close()


def test_connections_use_the_write_ahead_log_and_check_foreign_keys(path: Path) -> None:
    stores = open_stores(path, busy_seconds=3)
    with stores.engine.connect() as connection:
        values = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout", "secure_delete")
        }
    assert values == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "synchronous": 1,
        "busy_timeout": 3000,
        "secure_delete": 1,
    }
    stores.close()


def test_two_processes_open_a_new_file_and_write_at_once(path: Path) -> None:
    code = f"""
    from pathlib import Path
    from assistant.adapters.database import open_stores
    from assistant.project.models import Project
    stores = open_stores(Path({str(path)!r}), busy_seconds=20)
    for number in range(25):
        stores.projects.add("ann", Project(title=str(number)))
    stores.close()
    """
    processes = [
        subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], cwd=ROOT, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    errors = [process.communicate(timeout=120)[1] for process in processes]
    assert errors == [b"", b""]
    stores = open_stores(path)
    assert len(stores.projects.list("ann")) == 50
    stores.close()


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("BEGIN IMMEDIATE")
        yield
        raw.execute("ROLLBACK")
