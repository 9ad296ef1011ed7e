"""The meeting that is coming: its day, hour, length and place, where a text arranges one."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from assistant.language.numerals import narrow
from assistant.project.intake.dates import find_dates
from assistant.project.intake.proposal import ProposedField
from assistant.project.intake.rules_statements import make
from assistant.project.intake.sentences import Sentence
from assistant.project.intake.signs import marks, pattern, tree
from assistant.project.intake.times import find_minutes, find_time

_SURE = 0.9
_LIKELY = 0.6


def meeting_fields(found: Sequence[Sentence]) -> tuple[list[ProposedField], frozenset[Sentence]]:
    """Day, start, minutes and place of the next meeting, and the sentences that clearly arrange it.

    Several days give several fields; they become a conflict later.
    """
    fields: list[ProposedField] = []
    arranging: set[Sentence] = set()
    for sentence in found:
        day = None if sentence.instruction or sentence.private else _day(sentence)
        if day is not None:
            sure = _SURE if pattern("meeting", "next").search(sentence.text) else _LIKELY
            fields += _arranged(sentence, day, sure)
            if sure == _SURE:
                arranging.add(sentence)
    return fields, frozenset(arranging)


def _day(sentence: Sentence) -> dt.date | None:
    """The day of a meeting to come that a sentence arranges."""
    text = sentence.text
    if not marks("meeting").search(text) or pattern("meeting", "past").search(text):
        return None
    upcoming = [each.date for each in find_dates(text, sentence.written) if each.date > sentence.written]
    clear = len(upcoming) == 1 or pattern("meeting", "next").search(text)
    return upcoming[0] if upcoming and clear else None


def _arranged(sentence: Sentence, day: dt.date, sure: float) -> Iterator[ProposedField]:
    text = sentence.text
    yield make(sentence, ("meeting", "date"), day, sure)
    time = find_time(text)
    if time:
        yield make(sentence, ("meeting", "start"), time.time, sure)
    lasts = find_minutes(text)
    if lasts:
        yield make(sentence, ("meeting", "minutes"), lasts[0], sure)
    place = _place(text)
    if place:
        yield make(sentence, ("meeting", "place"), place, sure * 0.9)


def _place(text: str) -> str:
    plain = narrow(text)
    for name in ("place", "room"):
        match = re.search(tree()["meeting"][name], plain, re.IGNORECASE if name == "place" else 0)
        if match:
            start, end = match.span("place")
            found = re.sub(r"^(?:在|於|到|in|at)[ ]?", "", text[start:end].strip(" 。.，,"))
            return found.removeprefix("the ") if len(found) > 1 else ""
    return ""
