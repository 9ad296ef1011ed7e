"""The tables. A change here needs a new file in ``migrations/versions``; a test compares the two."""

import datetime as dt
import json
from typing import Any

from sqlalchemy import Exists, ForeignKey, Index, String, Text, exists
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, InstrumentedAttribute, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

REVISIONS = ("0001", "0002", "0003", "0004")
"""Schema versions this program knows, oldest first."""


class UtcTime(TypeDecorator[dt.datetime]):
    """An aware time, kept as text in UTC whose order is the order of time."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> str | None:
        """To text; a naive time is a programming error and raises ``ValueError``."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored time must be aware")
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> dt.datetime | None:
        """From text, in UTC."""
        return None if value is None else dt.datetime.fromisoformat(value)


class JsonText(TypeDecorator[Any]):
    """A JSON value kept as readable text. Lone surrogates, which UTF-8 cannot hold, are escaped."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        """To text; raises ``ValueError`` or ``TypeError`` for what is no JSON."""
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return text if text.isascii() or _encodable(text) else json.dumps(value, allow_nan=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """From text."""
        return None if value is None else json.loads(value)


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


class Base(DeclarativeBase):
    """Base of all tables."""

    type_annotation_map = {dt.datetime: UtcTime, Any: JsonText, dict[str, Any]: JsonText, list[Any]: JsonText}  # noqa: RUF012


class SchemaVersion(Base):
    """Alembic's own table: one row, the last entry of :data:`REVISIONS`."""

    __tablename__ = "alembic_version"

    version_num: Mapped[str] = mapped_column(String(32), primary_key=True)


class ProjectRow(Base):
    """A project as it is now. ``removed_at``: hidden since then."""

    __tablename__ = "projects"
    __table_args__ = (Index("ix_projects_owner", "owner", "updated_at"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    owner: Mapped[str] = mapped_column(String(200))
    revision: Mapped[int]
    content: Mapped[dict[str, Any]]
    created_at: Mapped[dt.datetime]
    updated_at: Mapped[dt.datetime]
    removed_at: Mapped[dt.datetime | None]


def project_is_there(owner: str, project_id: str | InstrumentedAttribute[str | None]) -> Exists:
    """Whether the owner has such a project, and it is not hidden."""
    return exists().where(
        ProjectRow.owner == owner, ProjectRow.id == project_id, ProjectRow.removed_at.is_(None)
    )


class ProjectRevisionRow(Base):
    """What a project was before its later revisions."""

    __tablename__ = "project_revisions"

    project_id: Mapped[str] = mapped_column(ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[dict[str, Any]]


class DraftRow(Base):
    """A draft as it is now."""

    __tablename__ = "drafts"
    __table_args__ = (Index("ix_drafts_project", "project_id", "feature", "created_at"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    owner: Mapped[str] = mapped_column(String(200))
    project_id: Mapped[str] = mapped_column(ForeignKey("projects.id", ondelete="CASCADE"))
    feature: Mapped[str] = mapped_column(String(40))
    revision: Mapped[int]
    content: Mapped[dict[str, Any]]
    findings: Mapped[list[Any]]
    provenance: Mapped[dict[str, Any]]
    created_at: Mapped[dt.datetime]
    updated_at: Mapped[dt.datetime]


class DraftRevisionRow(Base):
    """What a draft was before its later revisions."""

    __tablename__ = "draft_revisions"

    draft_id: Mapped[str] = mapped_column(ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[dict[str, Any]]
    findings: Mapped[list[Any]]


class PreferenceRow(Base):
    """One small setting of a person."""

    __tablename__ = "preferences"

    owner: Mapped[str] = mapped_column(String(200), primary_key=True)
    name: Mapped[str] = mapped_column(String(200), primary_key=True)
    value: Mapped[Any]


class OwnDocumentRow(Base):
    """A document of the company, with its text. ``content``: fingerprint of the text."""

    __tablename__ = "own_documents"
    __table_args__ = (Index("ix_own_documents_project", "project_id", "added_at"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    owner: Mapped[str] = mapped_column(String(200))
    project_id: Mapped[str] = mapped_column(ForeignKey("projects.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(20))
    content: Mapped[str] = mapped_column(String(24))
    characters: Mapped[int]
    chunks: Mapped[int]
    passages: Mapped[list[Any]] = mapped_column(JsonText, deferred=True)
    added_at: Mapped[dt.datetime]


class GlossaryRow(Base):
    """An organisation's glossary with its history."""

    __tablename__ = "glossaries"

    owner: Mapped[str] = mapped_column(String(200), primary_key=True)
    content: Mapped[dict[str, Any]]
    updated_at: Mapped[dt.datetime]


class RehearsalRow(Base):
    """A rehearsal. ``content`` is the session with what counterparts hide; a list never reads it.

    ``outline``: what a list says of it. ``unsent``: what was being typed.
    """

    __tablename__ = "rehearsals"
    __table_args__ = (Index("ix_rehearsals_owner", "owner", "updated_at"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    owner: Mapped[str] = mapped_column(String(200))
    project_id: Mapped[str | None] = mapped_column(ForeignKey("projects.id", ondelete="CASCADE"))
    series: Mapped[str] = mapped_column(String(16))
    parent: Mapped[str | None] = mapped_column(ForeignKey("rehearsals.id", ondelete="SET NULL"))
    parent_turn: Mapped[int | None]
    revision: Mapped[int]
    outline: Mapped[dict[str, Any]]
    content: Mapped[dict[str, Any]] = mapped_column(JsonText, deferred=True)
    unsent: Mapped[dict[str, Any]]
    created_at: Mapped[dt.datetime]
    updated_at: Mapped[dt.datetime]
