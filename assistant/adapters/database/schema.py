"""Bringing a database file to this program's schema: create it, upgrade it, or refuse it."""

import datetime as dt
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, select

from assistant.adapters.database.tables import REVISIONS, Base, SchemaVersion
from assistant.adapters.database.trouble import WORDING, DatabaseError, Trouble, trouble_of
from assistant.language.locale import LocalText

_MIGRATIONS = Path(__file__).with_name("migrations")
_LOCK_TRIES = 50
_LOCK_PAUSE = 0.1
EMPTY = ""
"""The version of a file without any table of ours."""


def set_aside_if_damaged(path: Path) -> LocalText | None:
    """Rename a damaged file, so that a new one can start; a sentence for the person, or ``None``.

    The file keeps all its bytes and stays in its folder as ``….corrupt-<date>``, with its journal files.

    Raises:
        OSError, sqlite3.Error: the file cannot be read or renamed for another reason.
    """
    if not path.exists() or not _is_damaged(path):
        return None
    stamp = dt.datetime.now().strftime("%Y%m%d-%H%M%S")
    kept = path.with_name(f"{path.name}.corrupt-{stamp}")
    number = 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.name}.corrupt-{stamp}-{number}")
    path.rename(kept)
    for ending in ("-wal", "-shm"):
        journal = path.with_name(path.name + ending)
        if journal.exists():
            journal.rename(kept.with_name(kept.name + ending))
    return WORDING.both("recovered", kept=kept)


def _is_damaged(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(path, timeout=5)) as connection:
            (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            return bool(verdict != "ok")
    except sqlite3.DatabaseError as error:
        if trouble_of(error) is Trouble.CORRUPT:
            return True
        raise


def bring_up_to_date(engine: Engine, path: Path) -> None:
    """Create the tables in a new file, or run the migrations an older one lacks.

    A new file is made from the models directly, which spares the import of alembic; a test shows that
    the migrations lead to the same schema.

    Raises:
        StorageError: the file belongs to a newer version or to another program; it is left untouched.
    """
    version = stored_version(path)
    if version == REVISIONS[-1]:
        return
    if version != EMPTY and version not in REVISIONS:
        raise DatabaseError(Trouble.NEWER, version=version, path=path)
    _use_write_ahead_log(path)
    with engine.begin() as connection:
        # Asked again inside the transaction: another process may have been first.
        if not connection.dialect.has_table(connection, SchemaVersion.__tablename__):
            Base.metadata.create_all(connection)
            connection.execute(insert(SchemaVersion).values(version_num=REVISIONS[-1]))
        elif connection.scalar(select(SchemaVersion.version_num)) != REVISIONS[-1]:
            migrate(connection)


def stored_version(path: Path) -> str:
    """The schema version a file says it has; :data:`EMPTY` for a new file.

    Raises:
        StorageError: the file holds tables of another program.
    """
    if not path.exists():
        return EMPTY
    with closing(sqlite3.connect(path, timeout=5)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")}
        if SchemaVersion.__tablename__ not in tables:
            if tables:
                raise DatabaseError(Trouble.FOREIGN, path=path)
            return EMPTY
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(row[0]) if row else EMPTY


def migrate(connection: Connection) -> None:
    """Run the migrations from the version of ``connection``'s database to the newest."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _use_write_ahead_log(path: Path) -> None:
    """Let readers and one writer work at once. The mode stays with the file; some file systems refuse it."""
    for left in range(_LOCK_TRIES, 0, -1):
        try:
            with closing(sqlite3.connect(path, timeout=5)) as connection:
                connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            # Two processes that open a new file at once: the busy timeout does not cover this switch.
            if trouble_of(error) is not Trouble.BUSY or left == 1:
                raise
            # The other process is done in a moment; it tells nobody when.
            time.sleep(_LOCK_PAUSE)
