"""Texts and requests that cannot be translated, told to the person."""

from assistant.jargon.words import both
from assistant.language.errors import CommonGroundError


class JargonTextError(CommonGroundError):
    """A text that is empty or too long, or a number of listeners that is not one to four."""

    def __init__(self, name: str, **values: object) -> None:
        super().__init__(
            both(f"error.{name}.sentence", **values),
            both(f"error.{name}.next_step", **values),
        )
