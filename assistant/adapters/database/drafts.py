"""Drafts in the database."""

import builtins
from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Select, delete, literal_column, select
from sqlalchemy.orm import Session

from assistant.adapters.database.engine import Transactions
from assistant.adapters.database.history import KEPT_REVISIONS, new_id, now
from assistant.adapters.database.tables import DraftRevisionRow, DraftRow, ProjectRow
from assistant.adapters.database.trouble import DatabaseError, Trouble
from assistant.language.findings import Finding
from assistant.project.records import DraftRecord, Provenance


class Drafts:
    """A :class:`~assistant.project.records.DraftStore`. Every method raises ``StorageError``."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def latest(self, owner: str, project_id: str, feature: str) -> DraftRecord | None:
        """The newest draft of a feature, or ``None``."""
        with self._transactions.reading() as session:
            row = session.scalars(_of_feature(owner, project_id, feature).limit(1)).one_or_none()
            return None if row is None else _record(row)

    def list(self, owner: str, project_id: str, feature: str) -> builtins.list[DraftRecord]:
        """All drafts of a feature, newest first."""
        with self._transactions.reading() as session:
            return [_record(row) for row in session.scalars(_of_feature(owner, project_id, feature))]

    def add(
        self,
        owner: str,
        project_id: str,
        feature: str,
        content: dict[str, Any],
        findings: Sequence[Finding],
        provenance: Provenance,
    ) -> DraftRecord:
        """Store a new draft, also for a project that is hidden just now.

        Raises:
            StorageError: the project is not there.
        """
        moment = now()
        row = DraftRow(
            id=new_id(),
            owner=owner,
            project_id=project_id,
            feature=feature,
            revision=1,
            content=content,
            findings=_as_json(findings),
            provenance=provenance.model_dump(mode="json"),
            created_at=moment,
            updated_at=moment,
        )
        with self._transactions.writing() as session:
            known = select(ProjectRow.id).where(ProjectRow.owner == owner, ProjectRow.id == project_id)
            if session.scalars(known).one_or_none() is None:
                raise DatabaseError(Trouble.NO_PROJECT)
            session.add(row)
        return _record(row)

    def save(
        self, owner: str, draft_id: str, content: dict[str, Any], findings: Sequence[Finding]
    ) -> DraftRecord:
        """Store a new revision. The same content again only takes over the findings.

        Raises:
            StorageError: the draft is not there.
        """
        with self._transactions.writing() as session:
            row = _find(session, owner, draft_id)
            if row is None:
                raise DatabaseError(Trouble.NO_DRAFT)
            if row.content != content:
                _keep(session, row)
                row.content = content
                row.revision += 1
                row.updated_at = now()
            row.findings = _as_json(findings)
        return _record(row)

    def undo(self, owner: str, draft_id: str) -> DraftRecord | None:
        """Go back one revision, findings included; ``None`` when there is none."""
        with self._transactions.writing() as session:
            row = _find(session, owner, draft_id)
            before = None if row is None else session.get(DraftRevisionRow, (row.id, row.revision - 1))
            if row is None or before is None:
                return None
            row.content, row.findings = before.content, before.findings
            row.revision, row.updated_at = before.revision, now()
            session.delete(before)
        return _record(row)


def _of_feature(owner: str, project_id: str, feature: str) -> Select[DraftRow]:
    """The drafts of a project that is not hidden, newest first."""
    return (
        select(DraftRow)
        .join(ProjectRow, ProjectRow.id == DraftRow.project_id)
        .where(
            DraftRow.owner == owner,
            ProjectRow.owner == owner,
            ProjectRow.removed_at.is_(None),
            DraftRow.project_id == project_id,
            DraftRow.feature == feature,
        )
        .order_by(DraftRow.created_at.desc(), literal_column("drafts.rowid").desc())
    )


def _find(session: Session, owner: str, draft_id: str) -> DraftRow | None:
    return session.scalars(
        select(DraftRow).where(DraftRow.owner == owner, DraftRow.id == draft_id)
    ).one_or_none()


def _keep(session: Session, row: DraftRow) -> None:
    session.add(
        DraftRevisionRow(draft_id=row.id, revision=row.revision, content=row.content, findings=row.findings)
    )
    session.execute(
        delete(DraftRevisionRow).where(
            DraftRevisionRow.draft_id == row.id, DraftRevisionRow.revision <= row.revision - KEPT_REVISIONS
        )
    )


def _as_json(findings: Sequence[Finding]) -> list[Any]:
    return [finding.model_dump(mode="json", by_alias=True) for finding in findings]


def _record(row: DraftRow) -> DraftRecord:
    try:
        return DraftRecord(
            id=row.id,
            owner=row.owner,
            project_id=row.project_id,
            feature=row.feature,
            content=row.content,
            findings=[Finding.model_validate(each) for each in row.findings],
            provenance=Provenance.model_validate(row.provenance),
            created_at=row.created_at,
            updated_at=row.updated_at,
            revision=row.revision,
        )
    except ValidationError as error:
        raise DatabaseError(Trouble.UNREADABLE) from error
