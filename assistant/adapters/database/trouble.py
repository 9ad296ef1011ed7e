"""What SQLite and the file system say, as sentences for a person."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from sqlalchemy.exc import DBAPIError, StatementError, TimeoutError

from assistant.language.catalog import load_catalog
from assistant.project.records import StorageError

WORDING = load_catalog(Path(__file__).with_name("wording.yaml"))


class Trouble(StrEnum):
    """What can be wrong with the database; values are keys of the wording."""

    READ_ONLY = "read_only"
    FULL = "full"
    BUSY = "busy"
    CORRUPT = "corrupt"
    NEWER = "newer"
    FOREIGN = "foreign"
    DEVICE = "device"
    OTHER = "other"
    NO_PROJECT = "no_project"
    NO_DRAFT = "no_draft"
    NO_REHEARSAL = "no_rehearsal"
    UNREADABLE = "unreadable"


_BY_CODE = {
    sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Trouble.READ_ONLY,
    sqlite3.SQLITE_PERM: Trouble.READ_ONLY,
    sqlite3.SQLITE_AUTH: Trouble.READ_ONLY,
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_BUSY: Trouble.BUSY,
    sqlite3.SQLITE_LOCKED: Trouble.BUSY,
    sqlite3.SQLITE_CORRUPT: Trouble.CORRUPT,
    sqlite3.SQLITE_NOTADB: Trouble.CORRUPT,
    sqlite3.SQLITE_IOERR: Trouble.DEVICE,
}
_RETRY_HELPS = {Trouble.BUSY, Trouble.FULL, Trouble.DEVICE}


class DatabaseError(StorageError):
    """A :class:`StorageError` that knows its ``trouble``."""

    def __init__(self, trouble: Trouble, **values: object) -> None:
        super().__init__(
            WORDING.both(f"{trouble}.sentence", **values), WORDING.both(f"{trouble}.next_step", **values)
        )
        self.trouble = trouble
        self.retryable = trouble in _RETRY_HELPS


def trouble_of(error: BaseException) -> Trouble:
    """The trouble behind an exception of SQLite, SQLAlchemy or the file system."""
    if isinstance(error, DBAPIError) and error.orig is not None:
        return trouble_of(error.orig)
    if isinstance(error, TimeoutError):
        return Trouble.BUSY
    if isinstance(error, sqlite3.Error):
        # The low byte of an extended code is the primary one.
        return _BY_CODE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, Trouble.OTHER)
    if isinstance(error, OSError):
        return Trouble.FULL if error.errno == errno.ENOSPC else Trouble.READ_ONLY
    return Trouble.OTHER


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn whatever the database at ``path`` raises inside into a :class:`StorageError`."""
    try:
        yield
    except StatementError as error:
        if isinstance(error, DBAPIError):
            raise _explanation(error, path) from error
        # A value that is no JSON or a naive time: a programming error, said plainly.
        raise (error.orig or error) from None
    except (TimeoutError, sqlite3.Error, OSError) as error:
        raise _explanation(error, path) from error


def _explanation(error: Exception, path: Path) -> DatabaseError:
    trouble = trouble_of(error)
    place = path.parent if trouble is Trouble.READ_ONLY else path
    reason = str(getattr(error, "orig", None) or error).splitlines()[0]
    return DatabaseError(trouble, path=place, reason=reason)
