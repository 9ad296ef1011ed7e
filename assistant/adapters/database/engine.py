"""Connections to the SQLite file, and transactions on them."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from assistant.adapters.database.trouble import explained

PRAGMAS = ("foreign_keys = ON", "synchronous = NORMAL", "secure_delete = ON")
"""Set on every connection. Deleted content is overwritten with zeros."""
BUSY_SECONDS = 5.0


def connect(path: Path, busy_seconds: float) -> Engine:
    """An engine whose connections wait ``busy_seconds`` for another program's lock.

    Threads may share it: each gets a connection of its own.
    """
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)), connect_args={"timeout": busy_seconds}
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, record: object) -> None:
        connection.isolation_level = None  # BEGIN is ours to send, below
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A reader must not turn into a writer half-way: SQLite would refuse it without waiting.
        reading = connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


class Transactions:
    """Short sessions on one database, each one transaction whose errors are sentences."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._readers = engine.execution_options(reading=True)
        # Threads queue here; SQLite's own waiting lets some of them starve.
        self._turn = threading.Lock()
        self.path = path

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one moment of the database. Raises ``StorageError``."""
        with explained(self.path), Session(self._readers) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that is stored when the block ends and undone when it raises. Raises ``StorageError``."""
        with (
            self._turn,
            explained(self.path),
            Session(self._engine, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    def wipe_log(self) -> None:
        """Empty the write-ahead log, in which deleted content would live on. Waits for no reader."""
        with explained(self.path):
            raw = self._engine.raw_connection()
            try:
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            except sqlite3.OperationalError:
                # Another process reads; the log is emptied when it closes.
                return
            finally:
                raw.close()
