"""Finding the one JSON object in what a model wrote.

Byte-order marks, ``<think>`` blocks, code fences and prose around the object are tolerated. The object
itself is strict JSON: wrong quotes or missing commas are never repaired, they are reported.
"""

import json
import re
from typing import Any, NoReturn

_THINK = re.compile(r"\A\s*<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL | re.IGNORECASE)
_UNOPENED_THINK = re.compile(r"\A.*</think(?:ing)?>", re.DOTALL | re.IGNORECASE)
_LIKE_OBJECT = re.compile(r"""\{\s*["'“”„«＂「‘’]""")
_MOST_ATTEMPTS = 64


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


_DECODER = json.JSONDecoder(parse_constant=_refuse)


def without_thinking(text: str) -> str:
    """``text`` without a byte-order mark and without the reasoning a model put before its answer."""
    plain = text.lstrip("\ufeff")
    cut = _THINK.sub("", plain, count=1)
    if cut == plain:
        cut = _UNOPENED_THINK.sub("", plain, count=1)
    return cut.strip()


def json_objects(text: str) -> tuple[list[dict[str, Any]], str]:
    """All complete JSON objects that stand in ``text``, outermost only, in order.

    A brace in prose is passed over. An object that begins like one and breaks off ends the search, since
    what follows may be its own parts. At most 64 places are tried, so that the time stays linear.

    Returns:
        The objects, and why the broken one could not be read (empty when there was none).
    """
    found: list[dict[str, Any]] = []
    position = text.find("{")
    for _ in range(_MOST_ATTEMPTS):
        if position < 0:
            break
        try:
            value, end = _DECODER.raw_decode(text, position)
        except (ValueError, RecursionError) as error:
            if _LIKE_OBJECT.match(text, position):
                return found, _why(error, text)
            end = position + 1
        else:
            found.append(value)
        position = text.find("{", end)
    return found, ""


def _why(error: Exception, text: str) -> str:
    if isinstance(error, json.JSONDecodeError):
        near = text[max(0, error.pos - 10) : error.pos + 20]
        return f"{error.msg}, line {error.lineno}, column {error.colno}, near {near!r}"
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)
