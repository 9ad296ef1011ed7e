"""What learning together says for persons, from ``wording.yaml``."""

from pathlib import Path

from assistant.language.locale import Language
from assistant.language.voice import Voice

FOLDER = Path(__file__).parent


def voice(language: Language) -> Voice:
    """The plan's voice in one language."""
    return Voice(language, FOLDER)
