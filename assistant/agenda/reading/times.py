"""Times of day and lengths as people write them: 14:00–14:10, 2-3 pm, 下午 2:00, 10 分鐘, 1.5 h, 半小時."""

import re
from typing import NamedTuple

_DAY = 24 * 60
_LONGEST = 480
_CLOCK = (
    r"(?:(?P<cn{0}>上午|早上|中午|下午|晚上)\s*)?"
    r"(?:(?P<h{0}>[01]?\d|2[0-3])\s?[:：]\s?(?P<m{0}>[0-5]\d)(?!\d)(?:\s*(?P<ap{0}>[ap]\.?m\b\.?))?"
    r"|(?P<hh{0}>1[0-2]|[1-9])\s*(?P<aap{0}>[ap]\.?m\b\.?)"
    r"|(?<=[午上])\s*(?P<ch{0}>1[0-2]|[1-9])\s*[點時](?P<past{0}>半|\s*[0-5]?\d\s*分)?)"
)
_LOOSE = r"(?P<lh>1[0-2]|[1-9])(?=\s?[-–—~～]\s?\d{1,2}\s*[ap]\.?m\b)"
_TO = r"\s*(?:[-–—－~～〜至到]|to\b|until\b)\s*"
RANGE = re.compile(
    rf"(?<![\d:/.-])(?:{_CLOCK.format(1)}|{_LOOSE}){_TO}{_CLOCK.format(2)}(?!\d)", re.IGNORECASE
)
START = re.compile(rf"(?<![\d:/.-]){_CLOCK.format(1)}(?!\d)", re.IGNORECASE)
OFFSETS = re.compile(
    r"(?:第\s*(\d{1,3})\s*[-–~～]\s*(\d{1,3})\s*分|\bmin\s*(\d{1,3})\s*[-–]\s*(\d{1,3}))", re.IGNORECASE
)

_MINUTE = r"(?:分鐘|分(?=\s|[)）\]】，。,;；|]|$)|minutes?\b|mins?\b|['′](?!\w))"
_HOUR = r"(?:個?小時|個鐘頭|hours?\b|hrs?\b|h(?![a-z]))"
LENGTH = re.compile(
    rf"(?:約|大約|about|approx\.?|~|≈)?\s*(?:"
    rf"(?<![\d.])(?P<hours>\d{{1,2}}(?:\.\d{{1,2}})?)\s*{_HOUR}(?:\s*(?:又|and)?\s*(?P<and>\d{{1,2}})\s*(?:{_MINUTE}|m\b))?"
    rf"|(?<![\d.])(?:\d{{1,3}}\s*[-–~～到至]\s*)?(?P<minutes>\d{{1,3}})\s*-?\s*{_MINUTE}"
    r"|(?P<half>半(?:個)?小時|half[- ](?:an[- ])?hour)"
    r"|(?P<one>一(?:個)?小時|(?:one|an) hour)"
    r"|(?<=[(（\[【])\s*(?P<short>\d{1,3})\s*m(?=\s*[)）\]】,，]))",
    re.IGNORECASE,
)


class Span(NamedTuple):
    """A stretch of time in minutes after midnight. ``end`` is ``None`` when only the start is said."""

    start: int
    end: int | None

    @property
    def minutes(self) -> int | None:
        """Length in minutes, across midnight if need be; ``None`` when not said or not believable."""
        if self.end is None:
            return None
        length = (self.end - self.start) % _DAY
        return length if 0 < length <= _LONGEST else None


def find_span(text: str) -> tuple[Span, re.Match[str]] | None:
    """The first stretch or start of time in ``text``, and where it stands."""
    ranged = RANGE.search(text)
    started = START.search(text)
    if ranged is not None and (started is None or ranged.start() <= started.start()):
        end, half = _minutes(ranged, 2, "")
        inherited = half if half in {"a", "p"} else ""
        start, _ = _minutes(ranged, 1, inherited)
        return Span(start if start <= end or not inherited else (start - 12 * 60) % _DAY, end), ranged
    if started is not None:
        return Span(_minutes(started, 1, "")[0], None), started
    return None


def find_length(text: str) -> tuple[int, re.Match[str]] | None:
    """The first length in ``text`` in minutes, and where it stands; none that is not believable."""
    for match in LENGTH.finditer(text):
        minutes = _length(match)
        if 0 < minutes <= _LONGEST:
            return minutes, match
    return None


def _length(match: re.Match[str]) -> int:
    if match["half"]:
        return 30
    if match["one"]:
        return 60
    if match["hours"]:
        return round(float(match["hours"]) * 60) + int(match["and"] or 0)
    return int(match["minutes"] or match["short"])


def _minutes(match: re.Match[str], which: int, inherited: str) -> tuple[int, str]:
    """Minutes after midnight of clock ``which`` of a match, and its half of the day: ``a``, ``p`` or none."""
    group = match.groupdict()
    hour = (
        group.get(f"h{which}") or group.get(f"hh{which}") or group.get(f"ch{which}") or group.get("lh") or "0"
    )
    past = group.get(f"m{which}") or group.get(f"past{which}") or "0"
    minute = 30 if past == "半" else int(re.sub(r"\D", "", past))
    half = (group.get(f"ap{which}") or group.get(f"aap{which}") or "")[:1].casefold() or inherited
    chinese = group.get(f"cn{which}") or ""
    if chinese:
        half = "a" if chinese in {"上午", "早上"} else "p"
    value = int(hour)
    if half == "p" and value < 12:
        value += 12
    elif half == "a" and value == 12:
        value = 0
    elif not half and 1 <= value <= 6 and not hour.startswith("0"):
        value += 12
    return (value * 60 + minute) % _DAY, half
