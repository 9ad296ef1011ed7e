"""Projects in the database."""

import builtins
import logging
from typing import Any

from pydantic import ValidationError
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from assistant.adapters.database.engine import Transactions
from assistant.adapters.database.history import KEPT_REVISIONS, new_id, now
from assistant.adapters.database.tables import ProjectRevisionRow, ProjectRow
from assistant.adapters.database.trouble import DatabaseError, Trouble
from assistant.project.models import Project
from assistant.project.records import ProjectRecord

_LOG = logging.getLogger(__name__)


class Projects:
    """A :class:`~assistant.project.records.ProjectStore`. Every method raises ``StorageError``."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def list(self, owner: str, *, removed: bool = False) -> builtins.list[ProjectRecord]:
        """The owner's projects, or those removed but not forgotten, most recently changed first.

        One that cannot be read is left out and logged.
        """
        there = ProjectRow.removed_at.is_not(None) if removed else ProjectRow.removed_at.is_(None)
        query = (
            select(ProjectRow)
            .where(ProjectRow.owner == owner, there)
            .order_by(ProjectRow.updated_at.desc(), ProjectRow.id)
        )
        records = []
        with self._transactions.reading() as session:
            for row in session.scalars(query):
                try:
                    records.append(_record(row))
                except DatabaseError:
                    _LOG.warning("project %s cannot be read by this version", row.id)
        return records

    def get(self, owner: str, project_id: str) -> ProjectRecord | None:
        """One project, or ``None``."""
        with self._transactions.reading() as session:
            row = _find(session, owner, project_id)
            return None if row is None else _record(row)

    def add(self, owner: str, project: Project) -> ProjectRecord:
        """Store a new project."""
        moment = now()
        row = ProjectRow(
            id=new_id(),
            owner=owner,
            revision=1,
            content=_content(project),
            created_at=moment,
            updated_at=moment,
        )
        with self._transactions.writing() as session:
            session.add(row)
        return _record(row)

    def save(self, owner: str, project_id: str, project: Project) -> ProjectRecord:
        """Store a new revision; the same content again changes nothing.

        Raises:
            StorageError: the project is not there.
        """
        content = _content(project)
        with self._transactions.writing() as session:
            row = _find(session, owner, project_id)
            if row is None:
                raise DatabaseError(Trouble.NO_PROJECT)
            if row.content != content:
                _keep(session, row)
                row.content = content
                row.revision += 1
                row.updated_at = now()
        return _record(row)

    def undo(self, owner: str, project_id: str) -> ProjectRecord | None:
        """Go back one revision; ``None`` when there is none."""
        with self._transactions.writing() as session:
            row = _find(session, owner, project_id)
            before = None if row is None else session.get(ProjectRevisionRow, (row.id, row.revision - 1))
            if row is None or before is None:
                return None
            row.content, row.revision, row.updated_at = before.content, before.revision, now()
            session.delete(before)
        return _record(row)

    def remove(self, owner: str, project_id: str) -> None:
        """Hide the project and its drafts; :meth:`restore` brings them back."""
        with self._transactions.writing() as session:
            row = _find(session, owner, project_id)
            if row is not None:
                row.removed_at = now()

    def restore(self, owner: str, project_id: str) -> ProjectRecord | None:
        """Bring a removed project back; ``None`` when it is not there."""
        with self._transactions.writing() as session:
            row = _find(session, owner, project_id, removed=True)
            if row is None:
                return None
            row.removed_at = None
        return _record(row)

    def forget(self, owner: str, project_id: str) -> None:
        """Delete the project, its drafts and all their revisions for good, removed or not."""
        with self._transactions.writing() as session:
            session.execute(delete(ProjectRow).where(ProjectRow.owner == owner, ProjectRow.id == project_id))
        self._transactions.wipe_log()


def _find(session: Session, owner: str, project_id: str, *, removed: bool = False) -> ProjectRow | None:
    query = select(ProjectRow).where(ProjectRow.owner == owner, ProjectRow.id == project_id)
    if not removed:
        query = query.where(ProjectRow.removed_at.is_(None))
    return session.scalars(query).one_or_none()


def _keep(session: Session, row: ProjectRow) -> None:
    session.add(ProjectRevisionRow(project_id=row.id, revision=row.revision, content=row.content))
    session.execute(
        delete(ProjectRevisionRow).where(
            ProjectRevisionRow.project_id == row.id,
            ProjectRevisionRow.revision <= row.revision - KEPT_REVISIONS,
        )
    )


def _content(project: Project) -> dict[str, Any]:
    return project.model_dump(mode="json", exclude_defaults=True)


def _record(row: ProjectRow) -> ProjectRecord:
    try:
        project = Project.model_validate(row.content)
    except ValidationError as error:
        raise DatabaseError(Trouble.UNREADABLE) from error
    return ProjectRecord(
        id=row.id,
        owner=row.owner,
        revision=row.revision,
        created_at=row.created_at,
        updated_at=row.updated_at,
        project=project,
    )
