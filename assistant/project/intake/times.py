"""Times of day and lengths of time named in a text: 下午兩點半, 9:30, 2 pm, 50 分鐘, an hour and a half."""

import datetime as dt
from dataclasses import dataclass

from assistant.language.numerals import chinese_number, narrow
from assistant.project.intake import date_patterns as written_as


@dataclass(frozen=True)
class FoundTime:
    """A time of day named in a text, and the words for it."""

    start: int
    words: str
    time: dt.time


def find_time(text: str) -> FoundTime | None:
    """The first time of day in ``text``."""
    match = written_as.TIME.search(narrow(text))
    if match is None:
        return None
    part = match.groupdict()
    hour = spelt_number(part["h"] or part["zh"] or part["eh"])
    minute = 30 if part["half"] else spelt_number(part["min"] or part["zmin"] or "0")
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
    match = written_as.LASTS.search(narrow(text))
    if match is None:
        return None
    count = spelt_number(match["n"])
    minutes = count * 60 + (30 if match["half"] else 0) if match["hours"] else count
    return (minutes, text[match.start() : match.end()].strip()) if 10 <= minutes <= 480 else None


def spelt_number(text: str) -> int:
    """A small number in digits, in Chinese or in English; 0 when it is none."""
    if text.isdecimal():
        return int(text)
    small = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
    return small.get(text.lower()) or int(chinese_number(text) or 0)
