"""The text of the company's own documents in the database: the only place it is kept."""

import builtins
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, delete, literal_column, select
from sqlalchemy.orm import Session, undefer

from assistant.adapters.database.engine import Transactions
from assistant.adapters.database.history import new_id, now
from assistant.adapters.database.tables import OwnDocumentRow, project_is_there
from assistant.adapters.database.trouble import DatabaseError, Trouble
from assistant.knowledge.own_documents import OwnDocument, group_sentences, too_many
from assistant.knowledge.retrieval import fingerprint
from assistant.language.voice import clip, one_line
from assistant.project.intake.documents import Document, Kind, Passage, Place, PlaceKind

_SHOWN_NAME = 40


class OwnDocumentTable:
    """Implements ``OwnDocumentStore`` of the knowledge layer. Every method raises ``StorageError``."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def list(self, owner: str, project_id: str) -> builtins.list[OwnDocument]:
        """The documents of a project, oldest first."""
        with self._transactions.reading() as session:
            return [_document(row) for row in session.scalars(_of_project(owner, project_id))]

    def passages(
        self, owner: str, project_id: str
    ) -> builtins.list[tuple[OwnDocument, builtins.list[Passage]]]:
        """The documents with their passages, in the order of :meth:`list`."""
        query = _of_project(owner, project_id).options(undefer(OwnDocumentRow.passages))
        with self._transactions.reading() as session:
            return [(_document(row), _passages(row)) for row in session.scalars(query)]

    def add(
        self, owner: str, project_id: str, documents: Sequence[Document], *, most_chunks: int
    ) -> builtins.list[OwnDocument]:
        """Store documents, all or none; one whose text is there already is not stored again.

        A name that is taken gets a number, as in ``minutes (2).docx``; pasted text is named by its first
        words.

        Raises:
            StorageError: the project is not there.
            KnowledgeError: the project would have more than ``most_chunks`` chunks.
        """
        rows = [_row(owner, project_id, document) for document in documents]
        with self._transactions.writing() as session:
            if not session.scalar(select(project_is_there(owner, project_id))):
                raise DatabaseError(Trouble.NO_PROJECT)
            kept = list(session.scalars(_of_project(owner, project_id)))
            stored = [_stored(session, row, kept) for row in rows]
            total = sum(row.chunks for row in kept)
            if total > most_chunks:
                raise too_many(total, most_chunks)
        return [_document(row) for row in stored]

    def remove(self, owner: str, project_id: str, document_id: str) -> bool:
        """Delete a document for good, overwriting its text; whether it was there."""
        with self._transactions.writing() as session:
            gone = session.scalars(
                delete(OwnDocumentRow)
                .where(
                    OwnDocumentRow.owner == owner,
                    OwnDocumentRow.project_id == project_id,
                    OwnDocumentRow.id == document_id,
                )
                .returning(OwnDocumentRow.id)
            ).all()
        self._transactions.wipe_log()
        return bool(gone)


def _of_project(owner: str, project_id: str) -> Select[OwnDocumentRow]:
    """The documents of a project that is not hidden, oldest first."""
    return (
        select(OwnDocumentRow)
        .where(
            OwnDocumentRow.owner == owner,
            OwnDocumentRow.project_id == project_id,
            project_is_there(owner, project_id),
        )
        .order_by(OwnDocumentRow.added_at, literal_column("own_documents.rowid"))
    )


def _stored(session: Session, row: OwnDocumentRow, kept: builtins.list[OwnDocumentRow]) -> OwnDocumentRow:
    """``row``, added to the session and to ``kept``, or the one that holds its text already."""
    same = next((other for other in kept if other.content == row.content), None)
    if same is not None:
        return same
    row.name = _free_name(row.name, {other.name for other in kept})
    session.add(row)
    kept.append(row)
    return row


def _free_name(name: str, taken: set[str]) -> str:
    stem, dot, suffix = name.rpartition(".")
    stem, ending = (stem, dot + suffix) if stem else (name, "")
    number, free = 2, name
    while free in taken:
        free, number = f"{stem} ({number}){ending}", number + 1
    return free


def _row(owner: str, project_id: str, document: Document) -> OwnDocumentRow:
    passages = [_out(passage) for passage in document.passages]
    texts = [passage.text for passage in document.passages]
    return OwnDocumentRow(
        id=new_id(),
        owner=owner,
        project_id=project_id,
        name=document.name.strip() or clip(one_line(" ".join(texts)), _SHOWN_NAME),
        kind=document.kind.value,
        content=fingerprint("\n".join(texts).encode("utf-8", "replace").decode()),
        characters=sum(map(len, texts)),
        chunks=sum(1 for _ in group_sentences(document.passages)),
        passages=passages,
        added_at=now(),
    )


def _document(row: OwnDocumentRow) -> OwnDocument:
    return OwnDocument(row.id, row.name, Kind(row.kind), row.characters, row.added_at)


def _out(passage: Passage) -> builtins.list[Any]:
    place = passage.place
    return [passage.text, place.kind.value, place.number, place.name, passage.speaker]


def _passages(row: OwnDocumentRow) -> builtins.list[Passage]:
    try:
        return [
            Passage(text, Place(PlaceKind(kind), number, name), speaker)
            for text, kind, number, name, speaker in row.passages
        ]
    except (ValueError, TypeError) as error:
        raise DatabaseError(Trouble.UNREADABLE) from error
