"""Words of the jargon translation for persons, from ``wording.yaml``."""

from pathlib import Path

from assistant.language.catalog import load_catalog
from assistant.language.locale import Language

WORDING = load_catalog(Path(__file__).with_name("wording.yaml"))


def say(key: str, language: Language, /, **values: object) -> str:
    """One message in one language; raises ``KeyError`` for an unknown key."""
    return WORDING.say(key, language, **values)
