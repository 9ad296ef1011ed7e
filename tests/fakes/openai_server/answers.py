"""Good answers: an instance of whatever schema was asked for, or a plain sentence."""

import hashlib
import math
import struct
from typing import Any

from tests.fakes.openai_server.request import FakeRequest

PLAIN_ANSWER = "兩個部門先各自說明目標，再一起決定共同指標。"
_WORDS = {
    "date": "2026-12-03",
    "date-time": "2026-12-03T14:00:00+08:00",
    "time": "14:00:00",
    "email": "someone@example.com",
    "uuid": "00000000-0000-4000-8000-000000000000",
}
_DATE_NAMES = ("date", "due", "deadline", "check_in", "send_by")


def good_answer(request: FakeRequest) -> dict[str, Any] | str:
    """An instance of the request's schema, or a sentence when it gives none."""
    schema = request.schema
    if schema is None:
        return PLAIN_ANSWER
    made = instance(schema, schema.get("$defs", {}))
    return made if isinstance(made, dict) else PLAIN_ANSWER


def instance(schema: dict[str, Any], definitions: dict[str, Any], name: str = "", depth: int = 0) -> Any:
    """The smallest sensible value that follows ``schema``; the same schema always gives the same value."""
    if "$ref" in schema:
        return instance(definitions[schema["$ref"].rsplit("/", 1)[-1]], definitions, name, depth)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    choices = schema.get("anyOf") or schema.get("oneOf")
    if choices:
        return _choice(choices, definitions, name, depth)
    if "allOf" in schema:
        return instance(schema["allOf"][0], definitions, name, depth)
    return _of_type(schema, definitions, name, depth)


def _choice(choices: list[dict[str, Any]], definitions: dict[str, Any], name: str, depth: int) -> Any:
    empty = [choice for choice in choices if choice.get("type") == "null"]
    if empty and (depth > 3 or any(part in name for part in _DATE_NAMES)):
        return None
    return instance(next(c for c in choices if c.get("type") != "null"), definitions, name, depth)


def _of_type(schema: dict[str, Any], definitions: dict[str, Any], name: str, depth: int) -> Any:
    kind = schema.get("type")
    if kind == "object":
        properties = schema.get("properties", {})
        return {key: instance(child, definitions, key, depth + 1) for key, child in properties.items()}
    if kind == "array":
        count = max(int(schema.get("minItems", 0)), 1 if depth < 6 else 0)
        return [instance(schema.get("items", {}), definitions, name, depth + 1) for _ in range(count)]
    if kind == "integer":
        return max(int(schema.get("minimum", 0)), 1)
    if kind == "number":
        return max(float(schema.get("minimum", 0)), 1.0)
    if kind == "boolean":
        return True
    return None if kind == "null" else _text(schema, name)


def _text(schema: dict[str, Any], name: str) -> str:
    if schema.get("format") in _WORDS:
        return _WORDS[schema["format"]]
    text = "待確認" if not name or any(part in name for part in _DATE_NAMES) else f"{name} 待確認"
    text = text.ljust(int(schema.get("minLength", 0)), "。")
    return text[: int(schema.get("maxLength", len(text)))]


def vector(text: str, dimensions: int = 64) -> list[float]:
    """A unit vector that depends on the text alone; texts that share words point the same way."""
    total = [0.0] * dimensions
    for piece in {text, *(text[i : i + 2] for i in range(max(1, len(text) - 1)))}:
        digest = hashlib.shake_128(piece.encode("utf-8", "surrogatepass")).digest(dimensions * 2)
        for index, (value,) in enumerate(struct.iter_unpack("<h", digest)):
            total[index] += value / 32_768
    length = math.sqrt(sum(value * value for value in total)) or 1.0
    return [value / length for value in total]
