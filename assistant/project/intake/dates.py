"""Days named in a text, resolved against the day it was written: 下週三, next Thursday, 民國 115 年, 12/3.

A week begins on Monday, as in ISO 8601: 「下週三」 and "next Wednesday" lie in the week after the message's,
a bare 「週三」 is the first one after the message.
"""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.language.figure_patterns import MONTHS
from assistant.language.numerals import narrow
from assistant.project.intake import date_patterns as written_as
from assistant.project.intake.times import spelt_number

_WEEKDAYS = {name: number for number, name in enumerate("一二三四五六")} | {"日": 6, "天": 6}
# Stands in place of what an earlier pattern has read.
_FOUND = "\x1f"
# A past date counts as this many times as far away as one to come.
_PAST_COUNTS = 2


@dataclass(frozen=True)
class FoundDate:
    """A day named in a text.

    Attributes:
        start, end: of the words in the text.
        words: as they stand there.
        date: the calendar day.
        relative: it was computed from the day the text was written.
    """

    start: int
    end: int
    words: str
    date: dt.date
    relative: bool = False


_Reading = tuple[dt.date, bool] | None
_Reader = Callable[[re.Match[str], dt.date], _Reading]


def find_dates(text: str, written: dt.date) -> list[FoundDate]:
    """All days ``text`` names, in order, none twice at one place.

    Args:
        written: the day the text was written; what is not said (year, week) is taken from it.
    """
    plain = narrow(text)
    found: list[FoundDate] = []
    for pattern, read in _READERS:
        spans: list[tuple[int, int]] = []
        for match in pattern.finditer(plain):
            spans.append(match.span())
            reading = (
                None if read in _WEEKDAY_READERS and _beside_date(plain, match) else read(match, written)
            )
            if reading is not None:
                day, relative = reading
                start, end = match.span()
                found.append(FoundDate(start, end, text[start:end].strip(), day, relative))
        for start, end in spans:
            plain = f"{plain[:start]}{_FOUND * (end - start)}{plain[end:]}"
    return sorted(found, key=lambda each: each.start)


def _beside_date(plain: str, match: re.Match[str]) -> bool:
    """Whether a weekday only repeats what a date next to it says: 12/3（週四）, Thu 3 Dec."""
    before = plain[max(0, match.start() - 3) : match.start()].rstrip(" (,，")
    after = plain[match.end() : match.end() + 3].lstrip(" ),，")
    return before.endswith(_FOUND) or after.startswith(_FOUND)


def full_dates(text: str) -> list[FoundDate]:
    """Days that say their own year, so that they hold whenever the text was written."""
    anchor = dt.date(1911, 1, 1)
    return [each for each in find_dates(text, anchor) if not each.relative and each.date.year > 1990]


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _full(match: re.Match[str], _: dt.date) -> _Reading:
    year = int(match["y"])
    year += 1911 if year < 200 else 0
    day = _day(year, int(match["m"]), int(match["d"]))
    return (day, False) if day else None


def _nearest(month: int, day: int, written: dt.date) -> _Reading:
    """The year in which the day lies nearest to ``written``, one to come before one gone by."""
    candidates = [_day(written.year + years, month, day) for years in (-1, 0, 1)]
    possible = [each for each in candidates if each]
    if not possible:
        return None

    def distance(each: dt.date) -> int:
        days = (each - written).days
        return days if days >= 0 else -days * _PAST_COUNTS

    return min(possible, key=distance), True


def _without_year(match: re.Match[str], written: dt.date) -> _Reading:
    part = match.groupdict()
    said = part.get("which")
    month = MONTHS.index(part["mon"][:3].lower()) + 1 if part.get("mon") else spelt_number(part["m"])
    day = spelt_number(part["d"])
    years = {"明年": 1, "今年": 0, "去年": -1}
    if said in years:
        found = _day(written.year + years[said], month, day)
        return (found, True) if found else None
    if part.get("y"):
        found = _day(int(part["y"]), month, day)
        return (found, False) if found else None
    return _nearest(month, day, written) if 1 <= month <= 12 else None


def _slashed(match: re.Match[str], written: dt.date) -> _Reading:
    month, day = int(match["m"]), int(match["d"])
    return _nearest(month, day, written) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _weekday(match: re.Match[str], written: dt.date) -> _Reading:
    which, day = match["which"] or "", _WEEKDAYS[match["w"]]
    monday = written - dt.timedelta(days=written.weekday())
    if "上" in which:
        return monday + dt.timedelta(days=day - 7 * which.count("上")), True
    if "下" in which:
        return monday + dt.timedelta(days=day + 7 * which.count("下")), True
    if which:
        return monday + dt.timedelta(days=day), True
    return _next(day, written), True


def _english_weekday(match: re.Match[str], written: dt.date) -> _Reading:
    day = written_as.ENGLISH_DAYS.index(match["day"][:3].lower())
    which = (match["which"] or match["after"] or "").lower()
    monday = written - dt.timedelta(days=written.weekday())
    if which.startswith("last"):
        return monday + dt.timedelta(days=day - 7), True
    if which.startswith("next") or "next week" in which:
        return monday + dt.timedelta(days=day + 7), True
    if which.startswith("this"):
        return monday + dt.timedelta(days=day), True
    return _next(day, written), True


def _next(weekday: int, written: dt.date) -> dt.date:
    return written + dt.timedelta(days=(weekday - written.weekday() - 1) % 7 + 1)


_NEAR = {"今天": 0, "今日": 0, "明天": 1, "明日": 1, "後天": 2, "大後天": 3, "today": 0, "tomorrow": 1}


def _near(match: re.Match[str], written: dt.date) -> _Reading:
    return written + dt.timedelta(days=_NEAR[match["near"].lower()]), True


def _counted(match: re.Match[str], written: dt.date) -> _Reading:
    weeks = bool(re.match(r"週|周|星期|禮拜|week", match["unit"]))
    return written + dt.timedelta(days=spelt_number(match["n"]) * (7 if weeks else 1)), True


def _month_day(match: re.Match[str], written: dt.date) -> _Reading:
    """下個月 5 號, 本月 20 日."""
    month = written.month + (1 if match["which"].startswith("下") else 0)
    found = _day(written.year + (month > 12), (month - 1) % 12 + 1, spelt_number(match["d"]))
    return (found, True) if found else None


def _day_of_month(match: re.Match[str], written: dt.date) -> _Reading:
    """``the 18th``: of this month, or of the next when it has passed."""
    number = int(match["d"])
    for ahead in (0, 1):
        month = written.month + ahead
        found = _day(written.year + (month > 12), (month - 1) % 12 + 1, number)
        if found and found >= written:
            return found, True
    return None


def _end(match: re.Match[str], written: dt.date) -> _Reading:
    """月底, 下個月底, 年底, the end of the month; quarters and other ends are no day."""
    words = match[0].lower()
    if "年" in words or "year" in words:
        return dt.date(written.year + ("明年" in words or "next" in words), 12, 31), True
    month = written.month + ("下" in words or "next" in words)
    year, month = written.year + (month > 12), (month - 1) % 12 + 1
    return dt.date(year, month, calendar.monthrange(year, month)[1]), True


_WEEKDAY_READERS: tuple[_Reader, ...] = (_weekday, _english_weekday)
# In this order: what one pattern has read is not seen by those behind it.
_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (written_as.FULL, _full),
    (written_as.ZH_MONTH_DAY, _without_year),
    (written_as.DAY_FIRST, _without_year),
    (written_as.MONTH_FIRST, _without_year),
    (written_as.SLASHED, _slashed),
    (written_as.MONTH_AND_DAY, _month_day),
    (written_as.WEEKDAY, _weekday),
    (written_as.ENGLISH_WEEKDAY, _english_weekday),
    (written_as.NEAR, _near),
    (written_as.COUNTED, _counted),
    (written_as.ENGLISH_COUNTED, _counted),
    (written_as.END, _end),
    (written_as.DAY_OF_MONTH, _day_of_month),
)
