"""What is sent upstream: messages and parameters for one rung of the ladder."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.adapters.chat_model.capabilities import Capabilities, Rung
from assistant.adapters.chat_model.connection import Connection
from assistant.adapters.chat_model.wire_schema import is_strict, wire_schema
from assistant.language.model_port import Message

TEMPERATURE = 0.3
_REPLY = "reply"
_IN_PROMPT = (
    "Answer with one JSON object and nothing else: no words around it, no code fence. "
    "The object follows this JSON Schema:\n"
)


@dataclass(frozen=True)
class Call:
    """One upstream call: messages, keyword arguments for the chat model, and whether it streams."""

    messages: tuple[Message, ...]
    arguments: dict[str, Any]
    streaming: bool


def build_call(
    connection: Connection,
    messages: Sequence[Message],
    schema: dict[str, Any] | None,
    max_output_tokens: int,
    known: Capabilities,
) -> Call:
    """The call for what is known of the server. ``schema`` ``None`` asks for plain text."""
    # Parameters go through extra_body: the client renames or reinterprets some of them otherwise.
    body: dict[str, Any] = {}
    arguments: dict[str, Any] = {"extra_body": body}
    if "temperature" not in known.dropped:
        body["temperature"] = TEMPERATURE
    limit = _limit_name(connection, known)
    if limit:
        body[limit] = max_output_tokens * known.room
    if known.streaming and "stream_options" not in known.dropped:
        body["stream_options"] = {"include_usage": True}
    turns = tuple(messages)
    if schema is not None:
        reduced = wire_schema(schema)
        _ask_for_json(body, arguments, known.rung, reduced)
        if known.rung in (Rung.JSON_MODE, Rung.PROMPT):
            turns = _with_schema(turns, reduced)
    return Call(turns, arguments, known.streaming)


def _limit_name(connection: Connection, known: Capabilities) -> str | None:
    """OpenAI renamed the limit; other servers know the old name."""
    names = ["max_tokens", "max_completion_tokens"]
    if connection.provider in ("openai", "azure"):
        names.reverse()
    return next((name for name in names if name not in known.dropped), None)


def _ask_for_json(
    body: dict[str, Any], arguments: dict[str, Any], rung: Rung, schema: dict[str, Any]
) -> None:
    if rung is Rung.JSON_SCHEMA:
        named = {"name": _REPLY, "schema": schema, "strict": is_strict(schema)}
        body["response_format"] = {"type": "json_schema", "json_schema": named}
    elif rung is Rung.FUNCTION_CALLING:
        function = {"name": _REPLY, "description": "Give the reply.", "parameters": schema}
        arguments["tools"] = [{"type": "function", "function": function}]
        arguments["tool_choice"] = {"type": "function", "function": {"name": _REPLY}}
    elif rung is Rung.JSON_MODE:
        body["response_format"] = {"type": "json_object"}


def _with_schema(messages: tuple[Message, ...], schema: dict[str, Any]) -> tuple[Message, ...]:
    """The schema at the end of the system message, or as one."""
    said = _IN_PROMPT + json.dumps(schema, ensure_ascii=False)
    if messages and messages[0].role == "system":
        return (Message("system", f"{messages[0].text}\n\n{said}"), *messages[1:])
    return (Message("system", said), *messages)
