"""What can be wrong with a glossary's file."""

from dataclasses import dataclass

from assistant.knowledge.glossary.words import say
from assistant.language.errors import CommonGroundError
from assistant.language.locale import LocalText


class GlossaryFileError(CommonGroundError):
    """A file is no glossary or too large; nothing of it was used."""


@dataclass(frozen=True)
class Rejected:
    """A row that cannot be used: its number in the file (1 is the first row under the heads), its key or
    name as far as it has one, and why."""

    row: int
    name: str
    reason: LocalText


def file_error(name: str, **values: object) -> GlossaryFileError:
    """The error whose words are ``file.<name>``."""
    return GlossaryFileError(say(f"file.{name}.sentence", **values), say(f"file.{name}.next_step", **values))
