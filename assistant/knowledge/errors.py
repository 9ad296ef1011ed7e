"""Errors of the knowledge base."""

from assistant.language.errors import CommonGroundError


class KnowledgeError(CommonGroundError):
    """The knowledge base or its index cannot be used; says which file and what to do."""
