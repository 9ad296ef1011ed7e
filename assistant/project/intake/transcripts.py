"""Transcripts and chat logs: who said what, and when.

Understands WebVTT and SRT (also with ``<v Name>`` and ``Name:`` speakers, as Teams and Zoom write them) and
plain text in the shapes of Zoom, Teams, Meet, LINE and of minutes such as 「王小明 10:03：…」.
"""

import datetime as dt
import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.project.intake.documents import Passage, Place, PlaceKind
from assistant.project.intake.turns import Turn, turns

_CLOCK = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?"
_TIMING = re.compile(rf"^[ \t]*{_CLOCK}[ \t]*-->[ \t]*{_CLOCK}")
_VOICE = re.compile(r"<v(?:\.[^\s>]{0,40})?[ \t]+([^>]{1,80})>")
_TAG = re.compile(r"</?(?:[a-zA-Z][^<>]{0,80}|\d{2}:[\d:.]{1,12})?>")
_NAMED = re.compile(r"^(?P<who>[^\s:：<>][^:：<>\n]{0,38}?)[ ]?[:：][ ]?(?P<said>\S.*)$", re.DOTALL)
_ENDS = ("。", "？", "！", ".", "?", "!", "…", "」")
_LONGEST = 400
_LONGEST_SECONDS = 60


@dataclass(frozen=True)
class Cue:
    """One subtitle: start and end in seconds, speaker or ``""``, words without markup."""

    start: int
    end: int
    speaker: str
    text: str


def is_subtitles(text: str) -> bool:
    """Whether ``text`` is WebVTT or SRT: its first lines hold a header or a timing line."""
    head = text.lstrip("\ufeff \t\r\n")[:2_000]
    return head.startswith("WEBVTT") or any(_TIMING.match(line) for line in head.split("\n")[:4])


def read_subtitles(text: str) -> tuple[str, tuple[Passage, ...]]:
    """The plain text of WebVTT or SRT, and its passages.

    Cues are cut by time, not by sentence: neighbours of one speaker are joined up to the end of a
    sentence, at most a minute or 400 characters. The plain text has one line a passage: ``Name: words``.
    """
    passages = tuple(_joined(list(_cues(text))))
    lines = (f"{each.speaker}: {each.text}" if each.speaker else each.text for each in passages)
    return "\n".join(lines), passages


def read_turns(text: str, *, zone: dt.tzinfo) -> tuple[Passage, ...]:
    """Passages of a plain-text transcript or chat log; empty when ``text`` does not look like one.

    Places are times where the text gives them, else lines. ``said_at`` is set where a date is given too.
    """
    return tuple(
        Passage(turn.text, _place(turn), speaker=turn.speaker, said_at=_said_at(turn, zone))
        for turn in turns(text)
        if turn.text
    )


def _place(turn: Turn) -> Place:
    return Place(PlaceKind.LINE, turn.line) if turn.seconds is None else Place(PlaceKind.TIME, turn.seconds)


def _said_at(turn: Turn, zone: dt.tzinfo) -> dt.datetime | None:
    if turn.day is None or turn.seconds is None or turn.seconds >= 86_400:
        return None
    midnight = dt.datetime.combine(turn.day, dt.time(), tzinfo=zone)
    return midnight + dt.timedelta(seconds=turn.seconds)


def _cues(text: str) -> Iterator[Cue]:
    lines = text.split("\n")
    index = 0
    while index < len(lines):
        timing = _TIMING.match(lines[index]) if len(lines[index]) < 500 else None
        index += 1
        if not timing:
            continue
        start, end = _seconds(timing.groups()[:4]), _seconds(timing.groups()[4:])
        said: list[str] = []
        while index < len(lines) and lines[index].strip():
            said.append(lines[index])
            index += 1
        yield from _spoken(start, end, "\n".join(said))


def _spoken(start: int, end: int, said: str) -> Iterator[Cue]:
    """One cue, or one for each ``<v Name>`` in it, or for each line that begins with ``Name:``."""
    parts = _VOICE.split(said)
    if len(parts) > 1:
        for speaker, words in zip(["", *parts[1::2]], parts[::2], strict=True):
            if _bare(words):
                yield Cue(start, end, _bare(speaker), _bare(words))
        return
    plain = _bare(said)
    named = _NAMED.match(plain)
    if named:
        yield Cue(start, end, named["who"].strip(), named["said"].strip())
    elif plain:
        yield Cue(start, end, "", plain)


def _bare(words: str) -> str:
    return html.unescape(_TAG.sub("", words)).strip()


def _seconds(parts: Sequence[str | None]) -> int:
    hours, minutes, seconds = (int(part or 0) for part in parts[:3])
    return hours * 3_600 + minutes * 60 + seconds


def _joined(cues: list[Cue]) -> Iterator[Passage]:
    held: list[Cue] = []
    for cue in cues:
        if held and not _continues(held, cue):
            yield _passage(held)
            held = []
        held.append(cue)
    if held:
        yield _passage(held)


def _continues(held: list[Cue], cue: Cue) -> bool:
    length = sum(len(each.text) for each in held)
    return (
        cue.speaker in {held[-1].speaker, ""}
        and not held[-1].text.endswith(_ENDS)
        and length + len(cue.text) <= _LONGEST
        and cue.start - held[0].start <= _LONGEST_SECONDS
    )


def _passage(held: list[Cue]) -> Passage:
    text = "\n".join(cue.text for cue in held)
    return Passage(text, Place(PlaceKind.TIME, held[0].start), speaker=held[0].speaker)
