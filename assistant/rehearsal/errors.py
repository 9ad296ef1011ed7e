"""Why a rehearsal cannot start or go on, as a sentence that says what to change."""

from pathlib import Path

from assistant.language.catalog import Catalog, load_catalog
from assistant.language.errors import CommonGroundError

_WORDING = Path(__file__).with_name("wording.yaml")


class RehearsalError(CommonGroundError):
    """No rehearsal can start, or it cannot go on; ``reason`` is the wording key, such as ``no_issues``."""

    def __init__(self, reason: str, **values: object) -> None:
        words = wording()
        super().__init__(
            words.both(f"errors.{reason}.sentence", **values),
            words.both(f"errors.{reason}.next_step", **values),
        )
        self.reason = reason


def wording() -> Catalog:
    """The rehearsal's messages for setting up and going on."""
    return load_catalog(_WORDING)
