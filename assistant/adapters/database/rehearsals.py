"""Rehearsals in the database."""

import builtins
import logging
from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import ValidationError
from sqlalchemy import Select, delete, literal_column, or_, select, update
from sqlalchemy.orm import Session as Connection
from sqlalchemy.orm import undefer

from assistant.adapters.database.engine import Transactions
from assistant.adapters.database.history import new_id, now
from assistant.adapters.database.tables import RehearsalRow, project_is_there
from assistant.adapters.database.trouble import DatabaseError, Trouble
from assistant.rehearsal.models import Session
from assistant.rehearsal.records import (
    NOTHING_UNSENT,
    RehearsalChangedElsewhere,
    RehearsalOutline,
    RehearsalRecord,
    RehearsalSummary,
    Unsent,
    outline_of,
    series_of,
)

_LOG = logging.getLogger(__name__)
Read = TypeVar("Read", RehearsalRecord, RehearsalSummary)


class Rehearsals:
    """A :class:`~assistant.rehearsal.records.RehearsalStore`. Every method raises ``StorageError``."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def add(
        self,
        owner: str,
        project_id: str | None,
        session: Session,
        *,
        parent: str | None = None,
        parent_turn: int | None = None,
    ) -> RehearsalRecord:
        """Store a new rehearsal; a branch names its ``parent``.

        Raises:
            StorageError: the project or the parent is not there.
        """
        moment = now()
        row = RehearsalRow(
            id=new_id(),
            owner=owner,
            project_id=project_id,
            series=series_of(project_id, session.setup),
            parent=parent,
            parent_turn=parent_turn,
            revision=1,
            outline=outline_of(session).model_dump(mode="json"),
            content=_json(session),
            unsent=_json(NOTHING_UNSENT),
            created_at=moment,
            updated_at=moment,
        )
        with self._transactions.writing() as connection:
            if project_id is not None and not connection.scalar(select(project_is_there(owner, project_id))):
                raise DatabaseError(Trouble.NO_PROJECT)
            if parent is not None and _find(connection, owner, parent) is None:
                raise DatabaseError(Trouble.NO_REHEARSAL)
            connection.add(row)
        return _record(row)

    def get(self, owner: str, rehearsal_id: str) -> RehearsalRecord | None:
        """One rehearsal, or ``None``."""
        with self._transactions.reading() as connection:
            row = _find(connection, owner, rehearsal_id)
            return None if row is None else _record(row)

    def save(
        self, owner: str, rehearsal_id: str, session: Session, *, revision: int, sent: bool = False
    ) -> RehearsalRecord:
        """Store the session after a turn or a remark.

        Args:
            revision: of the record that was played on.
            sent: the unsent text is part of the session now and is emptied.

        Raises:
            RehearsalChangedElsewhere: the stored revision is another one; nothing is stored.
            StorageError: the rehearsal is not there.
        """
        with self._transactions.writing() as connection:
            row = _find(connection, owner, rehearsal_id)
            if row is None:
                raise DatabaseError(Trouble.NO_REHEARSAL)
            if row.revision != revision:
                raise RehearsalChangedElsewhere
            row.content = _json(session)
            row.outline = outline_of(session).model_dump(mode="json")
            row.revision += 1
            row.updated_at = now()
            if sent:
                row.unsent = _json(NOTHING_UNSENT)
        return _record(row)

    def keep_unsent(self, owner: str, rehearsal_id: str, unsent: Unsent) -> None:
        """Keep what is being typed; the revision stays. One that is not there is left alone."""
        with self._transactions.writing() as connection:
            connection.execute(
                update(RehearsalRow)
                .where(RehearsalRow.owner == owner, RehearsalRow.id == rehearsal_id)
                .values(unsent=_json(unsent))
            )

    def list(self, owner: str, project_id: str | None = None) -> builtins.list[RehearsalSummary]:
        """Rehearsals, most recently changed first: of one project, or all of the owner's for ``None``.

        One that cannot be read is left out and logged.
        """
        query = _of(owner).order_by(RehearsalRow.updated_at.desc(), literal_column("rehearsals.rowid").desc())
        if project_id is not None:
            query = query.where(RehearsalRow.project_id == project_id)
        with self._transactions.reading() as connection:
            found = [_readable(_summary, row) for row in connection.scalars(query)]
        return [summary for summary in found if summary is not None]

    def attempts(self, owner: str, series: str) -> builtins.list[RehearsalRecord]:
        """All attempts at the same talk, oldest first. One that cannot be read is left out and logged."""
        query = (
            _of(owner)
            .where(RehearsalRow.series == series)
            .options(undefer(RehearsalRow.content))
            .order_by(RehearsalRow.created_at, literal_column("rehearsals.rowid"))
        )
        with self._transactions.reading() as connection:
            found = [_readable(_record, row) for row in connection.scalars(query)]
        return [record for record in found if record is not None]

    def remove(self, owner: str, rehearsal_id: str) -> None:
        """Delete a rehearsal for good, overwriting its content. Its branches stay."""
        with self._transactions.writing() as connection:
            connection.execute(
                delete(RehearsalRow).where(RehearsalRow.owner == owner, RehearsalRow.id == rehearsal_id)
            )
        self._transactions.wipe_log()


def _of(owner: str) -> Select[RehearsalRow]:
    """The owner's rehearsals, those of hidden projects left out."""
    there = or_(RehearsalRow.project_id.is_(None), project_is_there(owner, RehearsalRow.project_id))
    return select(RehearsalRow).where(RehearsalRow.owner == owner, there)


def _find(connection: Connection, owner: str, rehearsal_id: str) -> RehearsalRow | None:
    query = _of(owner).where(RehearsalRow.id == rehearsal_id).options(undefer(RehearsalRow.content))
    return connection.scalars(query).one_or_none()


def _json(entry: Session | Unsent) -> dict[str, Any]:
    # Whole, so that a later default cannot change what was played.
    return entry.model_dump(mode="json")


def _readable(read: Callable[[RehearsalRow], Read], row: RehearsalRow) -> Read | None:
    try:
        return read(row)
    except DatabaseError:
        _LOG.warning("rehearsal %s cannot be read by this version", row.id)
        return None


def _summary(row: RehearsalRow) -> RehearsalSummary:
    try:
        return RehearsalSummary(
            id=row.id,
            owner=row.owner,
            project_id=row.project_id,
            series=row.series,
            parent=row.parent,
            parent_turn=row.parent_turn,
            created_at=row.created_at,
            updated_at=row.updated_at,
            outline=RehearsalOutline.model_validate(row.outline),
        )
    except ValidationError as error:
        raise DatabaseError(Trouble.UNREADABLE) from error


def _record(row: RehearsalRow) -> RehearsalRecord:
    try:
        return RehearsalRecord(
            id=row.id,
            owner=row.owner,
            project_id=row.project_id,
            session=Session.model_validate(row.content),
            revision=row.revision,
            parent=row.parent,
            parent_turn=row.parent_turn,
            created_at=row.created_at,
            updated_at=row.updated_at,
            unsent=Unsent.model_validate(row.unsent),
        )
    except ValidationError as error:
        raise DatabaseError(Trouble.UNREADABLE) from error
