"""Dates, times and quantities in a text, each in one canonical form, with where it stands.

``2026/12/03``, ``2026-12-03``, ``12 月 3 日`` and ``Thu 3 Dec 2026`` give the same date; ``3 個月``,
``三個月`` and ``three months`` the same quantity.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from assistant.language import figure_patterns as written
from assistant.language.numerals import MAGNITUDES, chinese_number, english_number, narrow


@dataclass(frozen=True)
class Figure:
    """A figure in a text.

    Attributes:
        kind: ``date`` (also times of day and quarters) or ``number``.
        value: of a number; of a date ``year * 10000 + month * 100 + day`` with zeros for what is not said.
        unit: ``day month calendar-month percent money …``, ``date time quarter``, or ``""`` when not said.
        words: a number written in words and so perhaps an idiom.
    """

    kind: Literal["date", "number"]
    value: Decimal
    unit: str
    start: int
    found: str
    words: bool = False


def figures(text: str, *, structure: bool = False) -> list[Figure]:
    """All figures of ``text`` in order. ``structure``: also numbers of list items and the like."""
    plain = narrow(text)
    if not structure:
        plain = written.STRUCTURE.sub(_blank, plain)
    found: list[Figure] = []
    for pattern, read in _READERS:
        spans: list[tuple[int, int]] = []
        for match in pattern.finditer(plain):
            figure = read(match)
            if figure is not None:
                spans.append(match.span())
                found.append(figure)
        plain = blanked(plain, spans)
    found += _quantities(plain)
    found.sort(key=lambda figure: figure.start)
    return [replace(each, found=text[each.start : each.start + len(each.found)]) for each in found]


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """``text`` with each of the ordered ``spans`` put out of reach, everything else in its place."""
    parts: list[str] = []
    end = 0
    for start, stop in spans:
        # A mark that no pattern matches keeps neighbours from joining.
        parts += [text[end:start], "\x1f" * (stop - start)]
        end = stop
    return "".join([*parts, text[end:]])


def _int(text: str | None) -> int:
    if not text:
        return 0
    value = Decimal(text) if text.isdecimal() else chinese_number(text)
    return int(value or 0)


def _date(match: re.Match[str]) -> Figure | None:
    part = match.groupdict()
    year = _int(part.get("y"))
    if part.get("roc") or 0 < year < 200:
        year += 1911
    month = written.MONTHS.index(part["mon"][:3].lower()) + 1 if part.get("mon") else _int(part.get("m"))
    day = _int(part.get("d"))
    if not 1 <= month <= 12 or not (1 <= day <= 31 or part.get("d") is None):
        return None
    value = Decimal(year * 10_000 + month * 100 + day)
    return Figure("date", value, "date", match.start(), match[0].strip())


def _quarter(match: re.Match[str]) -> Figure:
    return Figure("date", Decimal(_int(match["q"] or match["c"])), "quarter", match.start(), match[0])


def _time(match: re.Match[str]) -> Figure:
    hour = _int(match["h"] or match["ch"] or match["eh"])
    past = match["past"]
    minutes = _int(match["min"]) or (30 if past == "半" else _int(past.strip(" 分") if past else ""))
    late = (match["half"] or match["ehalf"] or "").lower().startswith("p") or match["cn"] in {"下午", "晚上"}
    if late and hour < 12:
        hour += 12
    return Figure("date", Decimal(hour * 100 + minutes), "time", match.start(), match[0].strip())


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Figure | None]], ...] = (
    (written.FULL_DATE, _date),
    (written.YEAR_MONTH, _date),
    (written.MONTH_DAY, _date),
    (written.DAY_FIRST, _date),
    (written.MONTH_FIRST, _date),
    (written.NAMED_MONTH, _date),
    (written.CLOCK, _time),
    (written.SLASHED, _date),
    (written.QUARTER, _quarter),
)


def _unit(match: re.Match[str], value: Decimal) -> str:
    name = next((name for name in written.UNITS if match[name.replace("-", "_")]), "")
    if name == "year" and 1900 <= value <= 2100:
        return "calendar-year"
    return name


def _quantities(plain: str) -> Iterator[Figure]:
    spans = []
    for match in written.QUANTITY.finditer(plain):
        value = Decimal(match["whole"].replace(",", "") + (match["part"] or ""))
        value *= MAGNITUDES[match["size"].lower()] if match["size"] else 1
        unit = _unit(match, value)
        if unit == "percent" and "成" in match[0]:
            value *= 10
        spans.append(match.span())
        yield Figure("number", value, "money" if match["currency"] else unit, *_place(match))
    rest = blanked(plain, spans)
    for match in written.IN_CHINESE.finditer(rest):
        number = chinese_number(match["numeral"])
        if number is None:
            continue
        unit = "percent" if match["hundredths"] else _unit(match, number)
        tenths = unit == "percent" and match[0].endswith("成")
        yield Figure("number", number * 10 if tenths else number, unit, *_place(match), words=True)
    for match in written.IN_ENGLISH.finditer(rest):
        number = english_number(match["numeral"])
        if number is not None:
            yield Figure("number", number, _unit(match, number), *_place(match), words=True)


def _place(match: re.Match[str]) -> tuple[int, str]:
    lead = len(match[0]) - len(match[0].lstrip())
    return match.start() + lead, match[0].strip()
