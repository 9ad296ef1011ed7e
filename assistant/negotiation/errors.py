"""What is wrong with a set of priorities, as a sentence that says what to change."""

from pathlib import Path

from assistant.language.catalog import load_catalog
from assistant.language.errors import CommonGroundError
from assistant.language.locale import LocalText

_WORDING = Path(__file__).with_name("wording.yaml")


class TradeOffError(CommonGroundError):
    """No packages can be computed; ``reason`` is the wording key, such as ``one_department``."""

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(
            local(f"errors.{reason}.sentence", **values), local(f"errors.{reason}.next_step", **values)
        )
        self.reason = reason


def local(key: str, **values: object) -> LocalText:
    """A message of the trade-offs' catalogue in both languages."""
    return load_catalog(_WORDING).both(key, **values)
