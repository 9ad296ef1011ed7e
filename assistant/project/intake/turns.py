"""Turns of a plain-text transcript: lines that name a speaker, the time, or both."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.project.intake.moments import find_moment

_TIME = r"(?P<time>\d{1,2}:\d{2}(?::\d{2})?(?:[ ]?[ap]m)?|(?:上午|下午)[ ]?\d{1,2}:\d{2}(?::\d{2})?)"
_WHO = r"(?P<who>[^\s:：\[\]（(<>|\d][^:：\[\]<>|\n\t]{0,38}?)"
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        # LINE: 10:03<tab>王小明<tab>大家好
        rf"^{_TIME}\t(?P<who>[^\t\n]{{1,40}})\t(?P<said>.*)$",
        # Zoom chat: 10:03:21 From 王小明 To Everyone: 大家好
        rf"^{_TIME}[ \t]+(?:From|從)[ \t]+{_WHO}(?:[ \t]+(?:to|到|至|傳送至)[ \t]+[^:：\n]{{1,60}})?"
        r"[ \t]*[:：][ \t]*(?P<said>.*)$",
        # [王小明] 10:03:21
        rf"^\[(?P<who>[^\]\n\d][^\]\n]{{0,38}})\][ \t]*{_TIME}[ \t]*[:：]?[ \t]*(?P<said>.*)$",
        # 10:03 王小明：大家好, [10:03] 王小明：大家好
        rf"^[\[（(]?{_TIME}[\]）)]?[ \t-]+{_WHO}[ \t]*[:：][ \t]*(?P<said>.*)$",
        # 王小明 10:03：大家好, 王小明（10:03）：大家好, 王小明 [10:03] 大家好
        rf"^{_WHO}[ \t]*[\[（(][ ]?{_TIME}[ ]?[\]）)][ \t]*[:：]?[ \t]*(?P<said>.*)$",
        rf"^{_WHO}[ \t]+{_TIME}[ \t]*[:：][ \t]*(?P<said>\S.*)$",
        # Teams and Meet: 王小明   0:03, with the words on the lines below
        rf"^\**{_WHO}\**[ \t]+{_TIME}(?P<said>)[ \t]*$",
        # Meet: 王小明 alone is no turn; 王小明：大家好 is
        rf"^(?P<time>)\**{_WHO}\**[ ]?[:：]\**[ \t]*(?P<said>\S.*)$",
    )
)
_UNTIMED = len(_SHAPES) - 1
_BARE_TIME = re.compile(rf"^[\[（(]?{_TIME}[\]）)]?[ \t]*$", re.IGNORECASE)
_DAY = re.compile(
    r"^[ \t]*(?:\d{4}[./年-][ ]?\d{1,2}[./月-][ ]?\d{1,2}|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,)", re.I
)
_LEAST_TURNS = 3
_LEAST_SHARE = 0.2
_LEAST_UNTIMED_TURNS = 4
_LEAST_UNTIMED_SHARE = 0.6


@dataclass(frozen=True)
class Turn:
    """What one speaker says in a row.

    Attributes:
        line: of its first words, from 1.
        seconds: since the beginning, or of the day where the log gives times of day; ``None`` unsaid.
        day: the date the log gives above it.
    """

    line: int
    speaker: str
    seconds: int | None
    text: str
    day: dt.date | None = None


def turns(text: str) -> list[Turn]:
    """The turns of ``text``, or none when it does not look like a transcript.

    Needs three lines with speaker and time making a fifth of all lines; without any times, four lines
    「名字：…」 making three fifths, where each name speaks twice on average, unlike the labels of a form.
    """
    lines = text.split("\n")
    heads = [_head(line) for line in lines]
    filled = sum(bool(line.strip()) for line in lines)
    timed = sum(head is not None and head[0] != _UNTIMED for head in heads)
    clocks = sum(bool(_BARE_TIME.match(line)) for line in lines if len(line) < 40)
    if timed < _LEAST_TURNS or timed < _LEAST_SHARE * filled:
        names = Counter(head[1]["who"] for head in heads if head)
        total = names.total()
        if (
            total < _LEAST_UNTIMED_TURNS
            or total < 2 * len(names)
            or total + clocks < _LEAST_UNTIMED_SHARE * filled
        ):
            return []
    else:
        known = {head[1]["who"] for head in heads if head and head[0] != _UNTIMED}
        heads = [
            head if head and (head[0] != _UNTIMED or head[1]["who"] in known) else None for head in heads
        ]
    times = [head[1]["time"] for head in heads if head and head[1]["time"]]
    times += [line.strip() for line in lines if len(line) < 40 and _BARE_TIME.match(line)]
    return list(_turns(lines, heads, _counts_hours(times)))


def _counts_hours(times: list[str]) -> bool:
    """Whether ``10:03`` is a time of day rather than ten minutes from the beginning.

    It is unless the log also writes hours (``1:02:10``), begins near zero or passes 24 hours.
    """
    if any("午" in time or time.lower().endswith("m") for time in times):
        return True
    if not times or any(time.count(":") > 1 for time in times):
        return False
    first = [int(time.lstrip("[（(").partition(":")[0]) for time in times]
    return first[0] >= 1 and max(first) < 24


def _head(line: str) -> tuple[int, re.Match[str]] | None:
    if len(line) > 4_000:
        return None
    stripped = line.strip(" \u3000\r")
    for number, shape in enumerate(_SHAPES):
        match = shape.match(stripped)
        if match:
            return number, match
    return None


def _turns(lines: list[str], heads: list[tuple[int, re.Match[str]] | None], hours: bool) -> Iterator[Turn]:
    current: Turn | None = None
    day: dt.date | None = None
    clock: int | None = None
    said: list[str] = []
    for number, (line, head) in enumerate(zip(lines, heads, strict=True), start=1):
        bare = _BARE_TIME.match(line) if len(line) < 40 else None
        if not head and not bare and not (len(line) < 80 and _DAY.match(line)):
            if current is None and line.strip():
                current = Turn(number, "", clock, "", day)
            if current is not None:
                said, current = _add(said, current, line, number)
            continue
        if current is not None:
            yield replace(current, text="\n".join(said).strip())
        current, said = None, []
        if head:
            found = head[1]
            clock = _seconds(found["time"], hours) if found["time"] else clock
            said = [found["said"].strip()]
            current = Turn(number, found["who"].strip(" *"), clock, "", day)
        elif bare:
            clock = _seconds(bare["time"], hours)
        else:
            moment = find_moment(line, dt.UTC)
            day = moment.at.date() if moment else day
    if current is not None:
        yield replace(current, text="\n".join(said).strip())


def _add(said: list[str], current: Turn, line: str, number: int) -> tuple[list[str], Turn]:
    if line.strip() and not any(said):
        current = replace(current, line=number)
    return [*said, line.strip()] if any(said) or line.strip() else said, current


def _seconds(time: str, hours: bool) -> int:
    digits = [int(part) for part in re.findall(r"\d+", time)]
    if len(digits) < 3:
        digits = [*digits, 0] if hours else [0, *digits]
    seconds = digits[0] * 3_600 + digits[1] * 60 + digits[2]
    late = "下午" in time or time.lower().endswith("pm")
    return seconds + 43_200 if late and seconds < 43_200 else seconds
