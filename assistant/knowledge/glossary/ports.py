"""Where an organisation's glossary is kept."""

from collections.abc import Callable
from typing import Protocol

from assistant.knowledge.glossary.organisation import Organisation


class GlossaryStore(Protocol):
    """One glossary for each owner. Every method raises ``StorageError``."""

    def get(self, owner: str) -> Organisation:
        """The owner's glossary; an empty one when nothing was stored."""

    def save(self, owner: str, organisation: Organisation) -> None:
        """Store a glossary, its history included, in place of the one before."""

    def change(self, owner: str, how: Callable[[Organisation], Organisation]) -> Organisation:
        """Read, change and store in one go, so that nobody's change made meanwhile is lost."""
