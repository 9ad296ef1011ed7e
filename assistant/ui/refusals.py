"""Why a value was not stored, in one sentence that names the limit."""

from typing import Any

from pydantic import ValidationError

from assistant.ui.words import say


class Refusal(Exception):
    """A value that cannot be stored; its text is the sentence for the person."""


def refusal_of(error: ValidationError, raw: Any) -> str:
    """The sentence for the first thing the project refuses about ``raw``."""
    first = error.errors()[0]
    context = first.get("ctx", {})
    match first["type"]:
        case "string_too_long":
            return _too_long(context["max_length"], first["input"], raw)
        case "too_long":
            return say("project.refused.too_many", limit=context["max_length"])
        case "greater_than_equal" | "less_than_equal":
            return say("project.refused.minutes")
    return say("project.refused.other")


def _too_long(limit: int, text: str, raw: Any) -> str:
    if isinstance(raw, str) and raw.strip() != text.strip() and text:
        return say("project.refused.line_too_long", limit=limit, length=len(text), start=text[:12])
    return say("project.refused.too_long", limit=limit, length=len(text))
