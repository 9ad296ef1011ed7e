"""A request as the fake server understands it."""

import json
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class FakeRequest:
    """One request. ``number`` counts the chat completions this server has been asked for, from 1.

    Names of headers are in lower case.
    """

    path: str
    headers: dict[str, str]
    body: dict[str, Any] = field(default_factory=dict)
    number: int = 0

    @property
    def stream(self) -> bool:
        """Whether the caller asked for an event stream."""
        return bool(self.body.get("stream"))

    @property
    def model(self) -> str:
        """The model asked for."""
        return str(self.body.get("model") or "fake-model")

    @property
    def messages(self) -> list[dict[str, Any]]:
        """The conversation."""
        return list(self.body.get("messages") or [])

    @property
    def prompt(self) -> str:
        """All the conversation's text."""
        return "\n".join(str(message.get("content") or "") for message in self.messages)

    @property
    def way(self) -> str:
        """How JSON was asked for: json_schema, function_calling, json_mode, prompt or text."""
        kind = (self.body.get("response_format") or {}).get("type")
        if kind == "json_schema":
            return "json_schema"
        if self.body.get("tools"):
            return "function_calling"
        if kind == "json_object":
            return "json_mode"
        return "prompt" if self.schema is not None else "text"

    @property
    def schema(self) -> dict[str, Any] | None:
        """The JSON Schema the reply should follow, wherever it was given."""
        given = (self.body.get("response_format") or {}).get("json_schema")
        if given:
            return dict(given["schema"])
        for tool in self.body.get("tools") or []:
            return dict(tool["function"]["parameters"])
        return _schema_in(self.prompt)


def _schema_in(prompt: str) -> dict[str, Any] | None:
    decoder = json.JSONDecoder()
    position = prompt.find('{"')
    while position >= 0:
        try:
            value, _ = decoder.raw_decode(prompt, position)
        except ValueError:
            value = None
        if isinstance(value, dict) and value.get("type") == "object" and "properties" in value:
            return value
        position = prompt.find('{"', position + 1)
    return None
