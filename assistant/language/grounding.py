"""Whether a text says more than its sources: numbers, dates and names that none of them holds.

Spellings do not matter (full-width digits, 1,200,000 and 120 萬, 三個月 and three months, 2026/12/03 and
12 月 3 日), units do: 3 週 is not grounded by 3 個月. Numbers that only count the text's own lines are not
looked at; computed figures, such as minutes and start times, are passed as a source by the caller.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from assistant.language.figures_found import Figure, figures
from assistant.language.names_found import TITLES, names
from assistant.language.numerals import narrow

# Units in which a number written as a word is a figure and not a turn of phrase.
_COUNTED = frozenset(
    {"percent", "month", "week", "hour", "minute", "money", "person-week", "person-day", "times"}
)
_GAPS = re.compile(r"\s+")


@dataclass(frozen=True)
class Ungrounded:
    """Something no source says: its kind, the words as they stand, and where they start."""

    kind: Literal["number", "date", "name"]
    found: str
    start: int


class _Known:
    """Everything the sources hold, ready to be looked up."""

    def __init__(self, sources: Iterable[str]) -> None:
        self.numbers: dict[Decimal, set[str]] = {}
        self.dates: set[tuple[str, int]] = set()
        words: list[str] = []
        for source in sources:
            plain, found = _read(source)
            words.append(plain)
            for figure in found:
                self._add(figure)
        self.words = " ".join(words)

    def _add(self, figure: Figure) -> None:
        if figure.kind == "number":
            self.numbers.setdefault(abs(figure.value), set()).add(figure.unit)
            return
        whole = int(figure.value)
        self.dates.add((figure.unit, whole))
        if figure.unit == "date":
            year, month = whole // 10_000, whole // 100 % 100
            self.dates |= {("date", whole % 10_000), ("date", whole // 100 * 100), ("date", month * 100)}
            self.numbers.setdefault(Decimal(year), set()).add("calendar-year")
            self.numbers.setdefault(Decimal(month), set()).add("calendar-month")

    def holds(self, figure: Figure) -> bool:
        """Whether a source says the same figure."""
        if figure.kind == "number":
            units = self.numbers.get(abs(figure.value))
            return units is not None and (not figure.unit or "" in units or figure.unit in units)
        if (figure.unit, int(figure.value)) in self.dates:
            return True
        if figure.unit != "date":
            return False
        return self._fraction(figure) or self._with_known_year(int(figure.value))

    def _fraction(self, figure: Figure) -> bool:
        """``1/3`` may be a share instead of a date."""
        parts = narrow(figure.found).split("/")
        return len(parts) == 2 and all(
            part.strip().isdecimal() and Decimal(part.strip()) in self.numbers for part in parts
        )

    def _with_known_year(self, whole: int) -> bool:
        """A source's 12 月 3 日 grounds 2026/12/03 when a source also names the year."""
        year = Decimal(whole // 10_000)
        return ("date", whole % 10_000) in self.dates and "calendar-year" in self.numbers.get(year, set())


def ungrounded(text: str, sources: Iterable[str]) -> list[Ungrounded]:
    """What ``text`` states and no source does, in order of appearance.

    Args:
        sources: everything the text may rest on, such as the project, retrieved passages, computed minutes.
    """
    known = _Known(sources)
    found = [
        Ungrounded(figure.kind, figure.found, figure.start)
        for figure in figures(text)
        if _stated(figure) and not known.holds(figure)
    ]
    found += [Ungrounded("name", name, start) for start, name in names(text) if not _said(name, known.words)]
    return sorted(found, key=lambda each: each.start)


def _stated(figure: Figure) -> bool:
    """Words such as 一起 or 十分 are no figures; neither is a bare zero or one."""
    if figure.words:
        return figure.unit in _COUNTED and figure.value >= 2
    return figure.kind == "date" or figure.value > 1 or bool(figure.unit)


def _said(name: str, words: str) -> bool:
    """The name as a whole, or each of its words, stands in the sources; for 李協理 the surname does."""
    plain = _plain(name)
    if plain in words or all(part in words for part in plain.split(" ")):
        return True
    return re.fullmatch(TITLES, name[1:]) is not None and name[0] in words


# The same project and the same knowledge are the sources of every check while a draft is worked on.
@lru_cache(maxsize=8_192)
def _read(source: str) -> tuple[str, tuple[Figure, ...]]:
    return _plain(source), tuple(figures(source, structure=True))


def _plain(text: str) -> str:
    return _GAPS.sub(" ", narrow(text)).casefold()
