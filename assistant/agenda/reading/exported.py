"""Agendas as JSON of this product: an agenda, a package, or what the command line prints."""

import json
from typing import Any

from pydantic import ValidationError

from assistant.agenda.models import AlignmentAgenda

_DEEPEST = 2


class NotJson(Exception):
    """The text is not JSON; ``line`` is where it stops making sense."""

    def __init__(self, line: int) -> None:
        super().__init__(f"not JSON at line {line}")
        self.line = line


class NotAnAgenda(Exception):
    """The JSON holds no agenda; ``field`` is the first that is wrong."""

    def __init__(self, field: str) -> None:
        super().__init__(f"{field} is wrong")
        self.field = field


def read_exported(text: str) -> AlignmentAgenda:
    """The agenda in a JSON text.

    Raises:
        NotJson: it cannot be parsed.
        NotAnAgenda: it can, and is something else.
    """
    try:
        document: Any = json.loads(text)
    except json.JSONDecodeError as error:
        raise NotJson(error.lineno) from error
    except (ValueError, RecursionError) as error:
        raise NotJson(1) from error
    for _ in range(_DEEPEST):
        if isinstance(document, dict) and isinstance(document.get("agenda"), dict):
            document = document["agenda"]
    try:
        return AlignmentAgenda.model_validate(document)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise NotAnAgenda(where or "agenda") from error
