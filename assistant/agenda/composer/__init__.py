"""Drafting without a model: :func:`compose`."""

from assistant.agenda.composer.compose import compose

__all__ = ["compose"]
