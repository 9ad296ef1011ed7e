"""JSON Schema as servers accept it: every property required, nothing additional, no keyword they choke on.

Lengths, patterns and formats are left to pydantic, which checks the reply anyway: servers that turn a
schema into a grammar fail on large repetitions, and strict modes refuse unknown keywords.
"""

from typing import Any

_KEPT = frozenset(
    {"type", "properties", "items", "enum", "const", "anyOf", "allOf", "$ref", "$defs", "description"}
)


def wire_schema(schema: dict[str, Any]) -> dict[str, Any]:
    """``schema`` reduced to what every server understands."""
    return {**_reduced(schema), "type": "object"}


def is_strict(schema: Any) -> bool:
    """Whether the reduced schema can be sent as strict: it has no object with free keys."""
    if isinstance(schema, dict):
        if schema.get("type") == "object" and "properties" not in schema:
            return False
        return all(is_strict(value) for value in schema.values())
    if isinstance(schema, list):
        return all(is_strict(value) for value in schema)
    return True


def _reduced(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_reduced(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return {"$ref": schema["$ref"]}
    kept = {key: value for key, value in schema.items() if key in _KEPT}
    if "oneOf" in schema:
        kept["anyOf"] = schema["oneOf"]
    for key in ("items", "anyOf", "allOf"):
        if key in kept:
            kept[key] = _reduced(kept[key])
    for key in ("properties", "$defs"):
        if key in kept:
            kept[key] = {name: _reduced(child) for name, child in kept[key].items()}
    if "properties" in kept:
        kept["required"] = list(kept["properties"])
        kept["additionalProperties"] = False
    return kept
