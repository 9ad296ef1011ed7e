"""Taking a translation along: copied, or as a file."""

from assistant.jargon.models import Translation


def downloads(translation: Translation) -> None:
    """The buttons."""
