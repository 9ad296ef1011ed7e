"""What a server turned out to be able to do, remembered per server and model.

The ladder of ways to get JSON, best first: a schema the server enforces, function calling, JSON mode with
the schema in the prompt, the schema in the prompt alone.
"""

import contextlib
from enum import StrEnum
from typing import Protocol

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.project.records import PreferenceStore, StorageError


class Rung(StrEnum):
    """A way to ask for JSON."""

    JSON_SCHEMA = "json_schema"
    FUNCTION_CALLING = "function_calling"
    JSON_MODE = "json_mode"
    PROMPT = "prompt"

    @property
    def below(self) -> "Rung":
        """The next rung down; the lowest is below itself."""
        rungs = list(Rung)
        return rungs[min(rungs.index(self) + 1, len(rungs) - 1)]


class Capabilities(BaseModel):
    """What to send to one server and model.

    Attributes:
        rung: the way to ask for JSON that worked, or the next one to try.
        proven: whether a reply came back on this rung.
        dropped: parameters the server refuses: ``temperature``, ``stream_options``, ``max_tokens``,
            ``max_completion_tokens``.
        streaming: whether the server streams.
        room: by how much the output limit is multiplied, for models that reason before they answer.
        window: tokens the model can read, as the server once told; ``None`` when it never did.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    rung: Rung = Rung.JSON_SCHEMA
    proven: bool = False
    dropped: frozenset[str] = frozenset()
    streaming: bool = True
    room: int = 1
    window: int | None = None


class CapabilityStore(Protocol):
    """Remembers capabilities."""

    def get(self, server: str, model: str) -> Capabilities | None:
        """What is known of a server's model, or ``None``."""

    def put(self, server: str, model: str, capabilities: Capabilities) -> None:
        """Remember it."""


class MemoryCapabilities:
    """Remembers for as long as the object lives."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Capabilities] = {}

    def get(self, server: str, model: str) -> Capabilities | None:
        """What is known of a server's model, or ``None``."""
        return self._known.get((server, model))

    def put(self, server: str, model: str, capabilities: Capabilities) -> None:
        """Remember it."""
        self._known[server, model] = capabilities


class StoredCapabilities:
    """Remembers among a person's preferences. What cannot be read back counts as unknown.

    A database that fails costs a call later, never the reply at hand: it is remembered here instead.
    """

    def __init__(self, preferences: PreferenceStore, owner: str) -> None:
        self._unsaved = MemoryCapabilities()
        self._preferences = preferences
        self._owner = owner

    def get(self, server: str, model: str) -> Capabilities | None:
        """What is known of a server's model, or ``None``."""
        try:
            value = self._preferences.get(self._owner, _name(server, model))
        except StorageError:
            return self._unsaved.get(server, model)
        try:
            return None if value is None else Capabilities.model_validate(value)
        except ValidationError:
            return None

    def put(self, server: str, model: str, capabilities: Capabilities) -> None:
        """Remember it."""
        value = capabilities.model_dump(mode="json")
        value["dropped"] = sorted(value["dropped"])
        self._unsaved.put(server, model, capabilities)
        with contextlib.suppress(StorageError):
            self._preferences.set(self._owner, _name(server, model), value)


def _name(server: str, model: str) -> str:
    return f"model-capabilities {server} {model}"
