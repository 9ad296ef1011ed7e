"""What an embedder says when it cannot work."""

from pathlib import Path

from assistant.knowledge.errors import KnowledgeError
from assistant.language.catalog import load_catalog

_WORDING = Path(__file__).with_name("wording.yaml")


def embedder_error(problem: str, *, retryable: bool = False, **values: object) -> KnowledgeError:
    """The error called ``problem`` in this package's wording, its placeholders filled."""
    wording = load_catalog(_WORDING)
    error = KnowledgeError(
        wording.both(f"{problem}.sentence", **values), wording.both(f"{problem}.next_step", **values)
    )
    error.retryable = retryable
    return error
