"""What pydantic found wrong with a project file, as sentences a person can act on."""

import difflib
from collections.abc import Callable, Mapping
from typing import Any, cast, get_args
from zoneinfo import available_timezones

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from assistant.language.locale import Language, LocalText
from assistant.project.fields import Location, follow, in_words, plain_type
from assistant.project.file_errors import problem

_KINDS = {
    "missing": "missing",
    "list_type": "list",
    "model_type": "group",
    "string_type": "string",
    "string_unicode": "characters",
    "bool_parsing": "yes_no",
    "bool_type": "yes_no",
    "finite_number": "number",
}
_STARTS = {"float": "number", "int": "whole_number", "date": "date", "time": "time"}


def sentences(error: ValidationError) -> list[LocalText]:
    """One sentence for each thing wrong, in the order of the file's fields."""
    return [_sentence(detail) for detail in error.errors(include_url=False)]


def _sentence(detail: ErrorDetails) -> LocalText:
    location: Location = detail["loc"]
    write = _SPECIAL.get(detail["type"])
    if write is not None:
        return write(location, detail)
    key = _KINDS.get(detail["type"]) or _STARTS.get(detail["type"].split("_")[0], "wrong")
    return problem(key, path=in_words(location), value=_shown(detail["input"]))


def _unknown(location: Location, detail: ErrorDetails) -> LocalText:
    holder, _ = follow(location)
    names = list(holder.model_fields) if holder else []
    near = nearest(str(location[-1]), names)
    path = in_words((*location[:-1], _shown(location[-1])))
    if near:
        return problem("unknown_near", path=path, nearest=near)
    return problem("unknown", path=path, names=_listed(names))


def _text_length(location: Location, detail: ErrorDetails) -> LocalText:
    length, limit = len(str(detail["input"]).strip()), _context(detail)["max_length"]
    return problem("long_text", path=in_words(location), length=f"{length:,}", limit=f"{limit:,}")


def _list_length(location: Location, detail: ErrorDetails) -> LocalText:
    context = _context(detail)
    return problem(
        "long_list", path=in_words(location), length=len(detail["input"]), limit=context["max_length"]
    )


def _range(location: Location, detail: ErrorDetails) -> LocalText:
    _, field = follow(location)
    bounds = _bounds(field.annotation, *field.metadata) if field else {}
    path, value = in_words(location), _shown(detail["input"])
    return problem("range" if "high" in bounds else "at_least", path=path, value=value, **bounds)


def _choice(location: Location, detail: ErrorDetails) -> LocalText:
    _, field = follow(location)
    kind = plain_type(field.annotation) if field else None
    choices = (
        [each.value for each in Language] if kind is Language else [str(each) for each in get_args(kind)]
    )
    path, value = in_words(location), _shown(detail["input"])
    return problem("choice", path=path, value=value, choices=_listed(choices))


def _value(location: Location, detail: ErrorDetails) -> LocalText:
    """The models' own rules: time zones, and weights outside their range."""
    return (
        _zone(location, detail)
        if location[-1] == "time_zone"
        else problem("weights", path=in_words(location))
    )


def _zone(location: Location, detail: ErrorDetails) -> LocalText:
    written = str(detail["input"])
    zones = sorted(available_timezones())
    same_city = [zone for zone in zones if zone.rpartition("/")[2].casefold() == written.strip().casefold()]
    near = (same_city or [nearest(written, zones) or "Asia/Taipei"])[0]
    return problem("zone", path=in_words(location), value=_shown(written), nearest=near)


_SPECIAL: dict[str, Callable[[Location, ErrorDetails], LocalText]] = {
    "extra_forbidden": _unknown,
    "string_too_long": _text_length,
    "too_long": _list_length,
    "greater_than_equal": _range,
    "less_than_equal": _range,
    "literal_error": _choice,
    "enum": _choice,
    "value_error": _value,
}


def nearest(name: str, names: list[str]) -> str | None:
    """The name most like ``name``, or ``None`` when none is alike."""
    found = difflib.get_close_matches(name.strip().casefold().replace("-", "_"), names, n=1, cutoff=0.6)
    return found[0] if found else None


def _bounds(annotation: object, *marks: object) -> dict[str, object]:
    """``low`` and ``high`` as stated anywhere in a field's type."""
    inside = get_args(annotation)
    found: dict[str, object] = {}
    for mark in (*marks, *inside):
        if hasattr(mark, "ge"):
            found["low"] = mark.ge
        if hasattr(mark, "le"):
            found["high"] = mark.le
        if isinstance(mark, FieldInfo):
            found |= _bounds(None, *mark.metadata)
        found |= _bounds(mark)
    return found


def _listed(names: list[str]) -> LocalText:
    return LocalText(zh="、".join(names), en=", ".join(names))


def _context(detail: ErrorDetails) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", detail.get("ctx", {}))


def _shown(value: object) -> str:
    """A value short enough for a sentence, without control characters."""
    text = "".join(char if char.isprintable() else " " for char in str(value)).strip()
    return text if len(text) <= 40 else f"{text[:39]}…"
