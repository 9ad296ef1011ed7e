"""Dates with times as mail programs write them above a quoted message, zh-TW and English."""

import datetime as dt
import re
from dataclasses import dataclass

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<mon>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?[ ])?"
_ZH_WEEKDAY = r"(?:[ ]?[(（]?[ ]?(?:星期|週|周|禮拜)?[一二三四五六日天][ ]?[)）]?)?"
_HALF = r"(?P<half>上午|下午|早上|中午|晚上|凌晨|[ap]\.?m\.?(?![a-z]))"
_CLOCK = (
    r"(?:[ ]?[,，]?[ ]?(?:at[ ])?(?:"
    + _HALF
    + r"[ ]?)?(?P<h>\d{1,2})[:：點时時](?P<min>\d{2})(?:[:：分](?P<s>\d{2}))?分?秒?(?:[ ]?"
    + _HALF.replace("half", "half2")
    + r")?(?:[ ]?[\[(（]?(?:GMT|UTC)?(?P<sign>[+-])(?P<oh>\d{1,2}):?(?P<om>\d{2})?[\])）]?(?!\d)"
    + r"|[ ]?(?P<utc>GMT|UTC|Z)\b)?)?"
)
_SHAPES = tuple(
    re.compile(shape + _CLOCK, re.IGNORECASE)
    for shape in (
        r"(?P<roc>民國[ ]?)?(?<!\d)(?P<y>\d{2,4})[ ]?年[ ]?(?P<m>\d{1,2})[ ]?月[ ]?(?P<d>\d{1,2})[ ]?日"
        + _ZH_WEEKDAY,
        r"(?<!\d)(?P<y>\d{4})[/.-](?P<m>\d{1,2})[/.-](?P<d>\d{1,2})(?!\d)T?" + _ZH_WEEKDAY,
        _WEEKDAY + _MONTH + r"[ ](?P<d>\d{1,2})(?:st|nd|rd|th)?,?[ ](?P<y>\d{4})",
        _WEEKDAY + r"(?<!\d)(?P<d>\d{1,2})[ ]" + _MONTH + r",?[ ](?P<y>\d{4})",
        r"(?P<either>)(?<![\d/])(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{2,4})(?!\d)",
    )
)
_LATE = ("下午", "晚上", "中午", "p")


@dataclass(frozen=True)
class Moment:
    """A date with a time found in a line, and the characters it takes there."""

    at: dt.datetime
    start: int
    end: int


def find_moment(line: str, zone: dt.tzinfo) -> Moment | None:
    """The first date in ``line`` (of at most 500 characters) with its time, midnight where none is written.

    ``11/20/2026`` is read month first unless the first number is above 12; where both readings are
    possible it needs an English am or pm, else it counts as no date. ``zone`` holds for times without one.
    """
    line = line[:500]
    for shape in _SHAPES:
        match = shape.search(line)
        at = match and _moment(match.groupdict(), zone)
        if match and at:
            return Moment(at, match.start(), match.end())
    return None


def _moment(part: dict[str, str | None], zone: dt.tzinfo) -> dt.datetime | None:
    year, month, day = int(part["y"] or 0), _month(part), int(part["d"] or 0)
    half = (part["half"] or part["half2"] or "").lower()
    if part.get("roc") or ("roc" in part and year < 200):
        year += 1911
    elif year < 100:
        year += 2000
    if "either" in part:
        if month > 12:
            month, day = day, month
        elif day <= 12 and month != day and not half.startswith(("a", "p")):
            return None
    try:
        return dt.datetime(
            year,
            month,
            day,
            _hour(int(part["h"] or 0), half),
            int(part["min"] or 0),
            int(part["s"] or 0),
            tzinfo=_zone(part) or zone,
        )
    except ValueError:
        return None


def _hour(hour: int, half: str) -> int:
    if half.startswith(_LATE) and hour < 12:
        return hour + 12
    return 0 if half.startswith(("a", "上午", "凌晨")) and hour == 12 else hour


def _month(part: dict[str, str | None]) -> int:
    name = part.get("mon")
    return _MONTHS.index(name[:3].lower()) + 1 if name else int(part["m"] or 0)


def _zone(part: dict[str, str | None]) -> dt.tzinfo | None:
    if part["utc"]:
        return dt.UTC
    if not part["sign"]:
        return None
    offset = dt.timedelta(hours=int(part["oh"] or 0), minutes=int(part["om"] or 0))
    return dt.timezone(-offset if part["sign"] == "-" else offset)
