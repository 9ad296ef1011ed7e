"""Preferences in the database."""

from typing import Any

from assistant.adapters.database.engine import Transactions
from assistant.adapters.database.tables import PreferenceRow


class Preferences:
    """A :class:`~assistant.project.records.PreferenceStore`. Every method raises ``StorageError``."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def get(self, owner: str, name: str) -> Any:
        """The value, or ``None``."""
        with self._transactions.reading() as session:
            row = session.get(PreferenceRow, (owner, name))
            return None if row is None else row.value

    def set(self, owner: str, name: str, value: Any) -> None:
        """Store a JSON value; raises ``ValueError`` or ``TypeError`` for what is none."""
        with self._transactions.writing() as session:
            session.merge(PreferenceRow(owner=owner, name=name, value=value))
