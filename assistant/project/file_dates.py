"""Dates and times as people write them, turned into the one form the models read.

``2026/12/3`` and ``2026.12.03`` become ``2026-12-03``; ``9:00`` and ``９：００`` become ``09:00``.
"""

import datetime as dt
import re
import unicodedata
from typing import Any

from assistant.project.fields import part_in, plain_type
from assistant.project.parts import Part

_DATE = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_TIME = re.compile(r"(\d{1,2}):(\d{2})")


def tidy_dates(tree: Any, part: type[Part]) -> Any:
    """The tree of one ``part`` with its dates and times in the models' form; all else unchanged."""
    if not isinstance(tree, dict):
        return tree
    return {name: _tidy(value, part, name) for name, value in tree.items()}


def _tidy(value: Any, part: type[Part], name: str) -> Any:
    field = part.model_fields.get(name)
    inner = part_in(field) if field else None
    if inner is not None:
        return (
            [tidy_dates(each, inner) for each in value]
            if isinstance(value, list)
            else tidy_dates(value, inner)
        )
    if field is None or not isinstance(value, str):
        return value
    kind = plain_type(field.annotation)
    if kind is dt.date and (date := _DATE.fullmatch(_half_width(value))):
        return f"{date[1]}-{date[3]:0>2}-{date[4]:0>2}"
    if kind is dt.time and (time := _TIME.fullmatch(_half_width(value))):
        return f"{time[1]:0>2}:{time[2]}"
    return value


def _half_width(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()
