"""The stores behind one file."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from assistant.adapters.database.drafts import Drafts
from assistant.adapters.database.engine import BUSY_SECONDS, Transactions, connect
from assistant.adapters.database.glossaries import Glossaries
from assistant.adapters.database.own_documents import OwnDocumentTable
from assistant.adapters.database.preferences import Preferences
from assistant.adapters.database.projects import Projects
from assistant.adapters.database.rehearsals import Rehearsals
from assistant.adapters.database.schema import bring_up_to_date, set_aside_if_damaged
from assistant.adapters.database.trouble import explained
from assistant.language.locale import LocalText


@dataclass(frozen=True)
class Stores:
    """Projects, drafts, preferences, the company's documents, glossary and rehearsals. Threads may share it.

    Attributes:
        recovered: when the file was damaged, the sentence that says where it is kept; else ``None``.
    """

    projects: Projects
    drafts: Drafts
    preferences: Preferences
    own_documents: OwnDocumentTable
    glossaries: Glossaries
    rehearsals: Rehearsals
    path: Path
    recovered: LocalText | None
    engine: Engine

    def close(self) -> None:
        """Close all connections; the stores cannot be used afterwards without opening them anew."""
        self.engine.dispose()


def open_stores(path: Path, *, busy_seconds: float = BUSY_SECONDS) -> Stores:
    """Open the database at ``path``; create it, with its folder, if it is not there.

    A damaged file is renamed and a new one started: see :attr:`Stores.recovered`.

    Args:
        busy_seconds: how long a call waits while another program writes.

    Raises:
        StorageError: the folder cannot be written, the disk is full, another program holds the file, or
            the file belongs to a newer version or another program.
    """
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        recovered = set_aside_if_damaged(path)
        engine = connect(path, busy_seconds)
        try:
            bring_up_to_date(engine, path)
        except BaseException:
            engine.dispose()
            raise
    transactions = Transactions(engine, path)
    return Stores(
        projects=Projects(transactions),
        drafts=Drafts(transactions),
        preferences=Preferences(transactions),
        own_documents=OwnDocumentTable(transactions),
        glossaries=Glossaries(transactions),
        rehearsals=Rehearsals(transactions),
        path=path,
        recovered=recovered,
        engine=engine,
    )
