"""In which language the command line speaks, and its wording."""

import os
from pathlib import Path

from assistant.language.catalog import Catalog, load_catalog
from assistant.language.locale import Language

FOLDER = Path(__file__).parent
"""Where the command line's wording is."""


def speaking() -> Language:
    """English where the environment asks for it (``COMMON_GROUND_LANG`` or ``LANG``), else zh-TW."""
    wanted = os.environ.get("COMMON_GROUND_LANG") or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return Language.EN if wanted.lower().startswith("en") else Language.ZH_TW


def wording() -> Catalog:
    """The command line's messages."""
    return load_catalog(FOLDER / "wording.yaml")


def say(key: str, /, **values: object) -> str:
    """One message in the terminal's language."""
    return wording().say(key, speaking(), **values)
