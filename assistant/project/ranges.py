"""Options given as a range: 「2 到 8 人週，每 2」 or ``2 to 8 weeks, step 2`` stands for 2, 4, 6 and 8."""

import re
from collections.abc import Iterable
from decimal import Decimal

from assistant.project.parts import MAX_ITEMS

_NUMBER = r"(-?\d{1,9}(?:\.\d{1,4})?)"
_RANGE = re.compile(
    rf"{_NUMBER}\s*(?:到|至|to|\.\.|–|~|～)\s*{_NUMBER}\s*(?P<unit>[^\d,，;；]{{0,30}}?)\s*[,，;；]\s*(?:每|step)\s*{_NUMBER}"
)


def expand(options: Iterable[str], unit: str = "") -> list[str]:
    """Options with every range written out; anything else stays as it is.

    Args:
        unit: put behind the numbers of a range that names no unit itself.
    """
    return [each for option in options for each in _written_out(option, unit)]


def _written_out(option: str, unit: str) -> list[str]:
    """The steps of a range from low to high; a range without steps, or with too many, stays text."""
    found = _RANGE.fullmatch(option.strip())
    if found is None:
        return [option]
    low, high, step = Decimal(found[1]), Decimal(found[2]), Decimal(found[4])
    if step <= 0 or high <= low or (high - low) / step >= MAX_ITEMS:
        return [option]
    count = int((high - low) / step) + 1
    named = found["unit"].strip() or unit
    return [f"{(low + step * place).normalize():f} {named}".strip() for place in range(count)]
