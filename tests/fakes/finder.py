"""A finder that returns the principles it was given: retrieval itself is tested elsewhere."""

from collections.abc import Sequence

from assistant.knowledge.errors import KnowledgeError
from assistant.knowledge.principles import Principle, PrincipleHit
from assistant.language.locale import LocalText
from assistant.language.progress import Progress


def hit(principle: Principle, query: str = "") -> PrincipleHit:
    """A hit for ``query``."""
    why = LocalText(zh="情況相近", en="A situation like it")
    return PrincipleHit(principle=principle, score=0.5, matched=principle.idea.zh, query=query, why=why)


class ListedFinder:
    """Finds the same principles for everything; ``asked`` keeps the situations of each search."""

    def __init__(self, principles: Sequence[Principle], error: KnowledgeError | None = None) -> None:
        self._principles = list(principles)
        self._error = error
        self.asked: list[list[str]] = []

    def find(
        self, situations: Sequence[str], *, top: int = 5, progress: Progress | None = None
    ) -> list[PrincipleHit]:
        """The principles, each for one of the situations in turn."""
        self.asked.append(list(situations))
        if self._error is not None:
            raise self._error
        return [
            hit(principle, situations[number % len(situations)] if situations else "")
            for number, principle in enumerate(self._principles[:top])
        ]
