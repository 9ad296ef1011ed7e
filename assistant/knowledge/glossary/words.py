"""Words of the glossary for persons, from ``wording.yaml``."""

from pathlib import Path

from assistant.language.catalog import Catalog, load_catalog
from assistant.language.locale import LocalText

_FILE = Path(__file__).with_name("wording.yaml")


def catalog() -> Catalog:
    """The messages."""
    return load_catalog(_FILE)


def say(key: str, /, **values: object) -> LocalText:
    """The message in both languages; a ``LocalText`` value fills in its own language."""
    return catalog().both(key, **values)
