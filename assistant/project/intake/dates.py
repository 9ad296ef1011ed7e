"""Days named in a text, resolved against the day it was written: 下週三, next Thursday, 民國 115 年, 12/3.

A week begins on Monday, as calendars in Taiwan and ISO 8601 have it: 「下週三」 and "next Wednesday" lie in the
week after the message's, a bare 「週三」 is the first one after the message.
"""

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.language.figure_patterns import MONTH, MONTHS
from assistant.language.numerals import chinese_number, narrow

_WEEKDAYS = {name: number for number, name in enumerate("一二三四五六")} | {"日": 6, "天": 6}
_ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = r"(?P<day>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
_COUNT = r"(?P<n>\d{1,2}|[一二兩三四五六七八九十]{1,2}|one|two|three|four|five|six)"
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


@dataclass(frozen=True)
class FoundTime:
    """A time of day named in a text, and the words for it."""

    start: int
    words: str
    time: dt.time


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


def find_time(text: str) -> FoundTime | None:
    """The first time of day in ``text``."""
    match = _TIME.search(narrow(text))
    if match is None:
        return None
    part = match.groupdict()
    hour = _number(part["h"] or part["zh"] or part["eh"])
    minute = 30 if part["half"] else _number(part["min"] or part["zmin"] or "0")
    late = part["zone"] in {"下午", "晚上"} or (part["zone"] == "中午" and hour < 5)
    late = late or (part["am"] or part["eam"] or "").lower().startswith("p")
    hour += 12 if late and hour < 12 else 0
    # A bare 兩點 or 3點 of an office day lies in the afternoon.
    unsaid = part["zh"] and not part["zone"] and 1 <= hour <= 6
    hour += 12 if unsaid else 0
    if hour > 23 or minute > 59:
        return None
    return FoundTime(match.start(), text[match.start() : match.end()].strip(), dt.time(hour, minute))


def find_minutes(text: str) -> tuple[int, str] | None:
    """How long something lasts in minutes, 10 to 480, and the words that say so."""
    match = _LASTS.search(narrow(text))
    if match is None:
        return None
    count = _number(match["n"])
    minutes = count * 60 + (30 if match["half"] else 0) if match["hours"] else count
    return (minutes, text[match.start() : match.end()].strip()) if 10 <= minutes <= 480 else None


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    small = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
    return small.get(text.lower()) or int(chinese_number(text) or 0)


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
    month = MONTHS.index(part["mon"][:3].lower()) + 1 if part.get("mon") else _number(part["m"])
    day = _number(part["d"])
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
    day = _ENGLISH_DAYS.index(match["day"][:3].lower())
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
    return written + dt.timedelta(days=_number(match["n"]) * (7 if weeks else 1)), True


def _month_day(match: re.Match[str], written: dt.date) -> _Reading:
    """下個月 5 號, 本月 20 日."""
    month = written.month + (1 if match["which"].startswith("下") else 0)
    found = _day(written.year + (month > 12), (month - 1) % 12 + 1, _number(match["d"]))
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
_FULL = re.compile(
    r"(?<![\d/.,-])(?:民國[ ]?)?(?P<y>(?:19|20)\d{2}|(?<=民國)\d{2,3}|(?<=民國 )\d{2,3}|1[0-4]\d)"
    r"[ ]?[/.年-][ ]?(?P<m>0?[1-9]|1[0-2])[ ]?[/.月-][ ]?(?P<d>3[01]|[12]\d|0?[1-9])(?!\d|[.-]\d)[ ]?日?"
)
_ZH_MONTH_DAY = re.compile(
    r"(?P<which>今年|明年|去年)?[ ]?(?<![\d一二三四五六七八九十])(?P<m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])[ ]?月[ ]?"
    r"(?P<d>3[01]|[12]\d|0?[1-9]|[一二三四五六七八九十]{1,3})[ ]?[日號]"
)
_DAY_FIRST = re.compile(
    rf"(?<![\d.,])(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ ](?:of[ ])?{MONTH}(?![a-z])(?:,?[ ](?P<y>\d{{4}}))?"
)
_MONTH_FIRST = re.compile(
    rf"(?<![A-Za-z]){MONTH}(?![a-z])[ ](?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]|[ ]?(?:am|pm|%))(?:,?[ ](?P<y>\d{{4}}))?"
)
_SLASHED = re.compile(
    r"(?<![\d/.,$A-Za-z-])(?P<m>\d{1,2})/(?P<d>\d{1,2})(?![\d/%]|\.\d|[ ]?(?:of|的(?:人|客|使用|預算|時間|會員)|以上的))"
)
_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (_FULL, _full),
    (_ZH_MONTH_DAY, _without_year),
    (_DAY_FIRST, _without_year),
    (_MONTH_FIRST, _without_year),
    (_SLASHED, _slashed),
    (re.compile(r"(?P<which>下個月|下月|這個月|本月)[ ]?(?P<d>\d{1,2})[ ]?[日號]"), _month_day),
    (
        re.compile(
            r"(?P<which>下+個?|上+個?|這個?|本)?[ ]?(?:週|周|星期|禮拜)(?P<w>[一二三四五六日天])(?![個次到至天])"
        ),
        _weekday,
    ),
    (
        re.compile(
            rf"(?:(?P<which>next|this|last)[ ])?(?<![A-Za-z]){_DAY}(?![A-Za-z])(?P<after>[ ]next week)?",
            re.IGNORECASE,
        ),
        _english_weekday,
    ),
    (re.compile(r"(?P<near>大後天|後天|明[天日]|今[天日](?=.{0,4}[前內])|\btomorrow\b)", re.I), _near),
    (
        re.compile(
            rf"(?:(?<![每第])(?P<zh>){_COUNT}[ ]?個?(?P<unit>天|日|週|周|星期|禮拜)(?:之?內|以內|之?後))",
            re.I,
        ),
        _counted,
    ),
    (re.compile(rf"\b(?:with)?in {_COUNT} (?P<unit>days?|weeks?)\b(?! of)", re.I), _counted),
    (
        re.compile(
            r"(?:本月底|這個月底|下個?月底|(?<![\d一二三四五六七八九十 ])月底|今年底|明年底|(?<![\d去每])年底"
            r"|\b(?:by |at )?the end of (?:the|this|next) (?:month|year)\b)",
            re.I,
        ),
        _end,
    ),
    (re.compile(r"\bthe (?P<d>[12]?\d|3[01])(?:st|nd|rd|th)\b(?! (?:floor|time|of|century))"), _day_of_month),
)
_TIME = re.compile(
    r"(?P<zone>上午|早上|中午|下午|晚上)?[ ]?(?:(?<![\d:])(?P<h>[01]?\d|2[0-3]):(?P<min>[0-5]\d)(?![\d:])[ ]?(?P<am>[ap]\.?m\b)?"
    r"|(?P<zh>\d{1,2}|[一二兩三四五六七八九十]{1,2})[ ]?[點時](?!間|候|段|期|效|程|數)(?:(?P<half>半)|[ ]?(?P<zmin>\d{1,2})[ ]?分)?"
    r"|(?<![\d:])(?P<eh>1[0-2]|[1-9])[ ]?(?P<eam>[ap]\.?m\b))",
    re.IGNORECASE,
)
_LASTS = re.compile(
    r"(?P<n>\d{1,3}|[一二兩三四五]|one|two|three)[ ]?(?:-| )?"
    r"(?:(?P<hours>個?(?:半)?小時|hours?\b)(?P<half>半| and a half)?|分鐘|minutes?\b|mins?\b)",
    re.IGNORECASE,
)


def days_in(text: str, written: dt.date) -> Iterator[dt.date]:
    """The days ``text`` names, each once."""
    yield from dict.fromkeys(found.date for found in find_dates(text, written))
