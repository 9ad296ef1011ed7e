"""The debrief's wording."""

from pathlib import Path

from assistant.language.catalog import Catalog, load_catalog
from assistant.language.locale import LocalText

_WORDING = Path(__file__).with_name("wording.yaml")


def wording() -> Catalog:
    """The debrief's messages."""
    return load_catalog(_WORDING)


def both(key: str, **values: object) -> LocalText:
    """A message of the debrief in both languages."""
    return wording().both(key, **values)


def percent(share: float) -> int:
    """A share 0..1 as whole percent."""
    return round(100 * share)
