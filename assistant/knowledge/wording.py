"""Words of retrieval, from ``wording.yaml``."""

from pathlib import Path

from assistant.language.catalog import load_catalog
from assistant.language.locale import LocalText

_FILE = Path(__file__).with_name("wording.yaml")


def say(key: str, **values: object) -> LocalText:
    """The message in both languages; a ``LocalText`` value fills in its own language."""
    return load_catalog(_FILE).both(key, **values)
