"""Search results in the words the knowledge base has now."""

from collections.abc import Iterable

from assistant.knowledge.base import KnowledgeBase
from assistant.knowledge.principles import PrincipleHit


def current_hits(knowledge: KnowledgeBase, found: Iterable[PrincipleHit]) -> list[PrincipleHit]:
    """The hits, each principle once and worded as ``knowledge`` words it; one it no longer has is dropped."""
    once: dict[str, PrincipleHit] = {}
    for hit in found:
        principle = knowledge.principles.get(hit.principle.key)
        if principle is not None:
            once.setdefault(principle.key, hit.model_copy(update={"principle": principle}))
    return list(once.values())
