"""Putting a text into a listener's words without a model."""

from assistant.jargon.composer.compose import compose

__all__ = ["compose"]
