"""Why a file could not be made."""

from pathlib import Path

from assistant.language.catalog import load_catalog
from assistant.language.errors import CommonGroundError

WORDING = load_catalog(Path(__file__).with_name("wording.yaml"))


class ExportError(CommonGroundError):
    """What is missing before this kind of file can be made, and where to fill it in."""

    def __init__(self, key: str) -> None:
        super().__init__(WORDING.both(f"{key}.sentence"), WORDING.both(f"{key}.next_step"))
