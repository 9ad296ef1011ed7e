"""Organisations' glossaries in the database."""

from collections.abc import Callable

from pydantic import ValidationError
from sqlalchemy.orm import Session

from assistant.adapters.database.engine import Transactions
from assistant.adapters.database.history import now
from assistant.adapters.database.tables import GlossaryRow
from assistant.adapters.database.trouble import DatabaseError, Trouble
from assistant.knowledge.glossary.organisation import Organisation


class Glossaries:
    """A :class:`~assistant.knowledge.glossary.ports.GlossaryStore`. Every method raises ``StorageError``."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def get(self, owner: str) -> Organisation:
        """The owner's glossary; an empty one when nothing was stored."""
        with self._transactions.reading() as session:
            return _organisation(session.get(GlossaryRow, owner))

    def save(self, owner: str, organisation: Organisation) -> None:
        """Store a glossary, its history included, in place of the one before."""
        with self._transactions.writing() as session:
            _store(session, owner, organisation)

    def change(self, owner: str, how: Callable[[Organisation], Organisation]) -> Organisation:
        """Read, change and store in one transaction; nothing is stored when ``how`` raises."""
        with self._transactions.writing() as session:
            changed = how(_organisation(session.get(GlossaryRow, owner)))
            _store(session, owner, changed)
        return changed


def _store(session: Session, owner: str, organisation: Organisation) -> None:
    content = organisation.model_dump(mode="json", by_alias=True)
    session.merge(GlossaryRow(owner=owner, content=content, updated_at=now()))


def _organisation(row: GlossaryRow | None) -> Organisation:
    if row is None:
        return Organisation()
    try:
        return Organisation.model_validate(row.content)
    except ValidationError as error:
        raise DatabaseError(Trouble.UNREADABLE) from error
