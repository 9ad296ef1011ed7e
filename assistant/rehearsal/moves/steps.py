"""Steps in English words: "two more people", "a month later", which hold no figure by themselves."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.language.figures_found import Figure, figures
from assistant.language.numerals import ENGLISH_NUMBERS

_ONE = {"a": 1, "an": 1, "another": 1}
_NUMBERS = {**{word: value for word, value in ENGLISH_NUMBERS.items() if 0 < value <= 20}, **_ONE}
_STEP = re.compile(
    rf"\b(?P<number>{'|'.join(_NUMBERS)}) "
    r"(?:(?:more|fewer|less|extra|additional) (?P<noun>[a-z-]{2,20})|(?P<unit>[a-z-]{2,20}) "
    r"(?:more|fewer|less|later|earlier|sooner|longer|extra))\b",
    re.IGNORECASE,
)


def with_steps(text: str, found: Sequence[Figure]) -> list[Figure]:
    """``found`` with the steps that stand in words, each place once, in order."""
    taken = {figure.start for figure in found}
    steps = [_figure(match) for match in _STEP.finditer(text) if match.start() not in taken]
    return sorted([*found, *steps], key=lambda figure: figure.start)


def _figure(match: re.Match[str]) -> Figure:
    value = Decimal(_NUMBERS[match["number"].lower()])
    noun = match["noun"] or match["unit"]
    unit = next((each.unit for each in figures(f"2 {noun}")), "")
    return Figure("number", value, unit, match.start(), match["number"], words=True)
