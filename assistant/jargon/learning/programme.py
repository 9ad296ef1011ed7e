"""A co-learning programme of three months: who visits whom on which day, and how success shows."""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import yaml

from assistant.jargon.learning.models import (
    Activity,
    ActivityKind,
    CoLearning,
    Measure,
    Pair,
    TermMet,
)
from assistant.jargon.learning.words import FOLDER, voice
from assistant.language.figures import write_date
from assistant.language.locale import Language
from assistant.language.voice import Voice
from assistant.project.models import Project

MONTHS = 3
MOST_PAIRS = 3
_UNTIL_SESSION = dt.timedelta(days=7)
_FIRST_VISIT = dt.timedelta(days=14)
_BETWEEN_PAIRS = dt.timedelta(days=5)
_WORDS_NAMED = 4
_CONSTRAINTS = 5
_SATURDAY = 5
_VISITS: tuple[ActivityKind, ...] = ("sit_in", "alongside", "improve")


class WorkingDays:
    """Days on which something can be planned: no weekends, none of the project's meetings, each day once."""

    def __init__(self, project: Project | None) -> None:
        meeting = project.meeting if project else None
        self._taken = {day for day in (meeting.date, meeting.check_in) if day} if meeting else set()

    def take(self, day: dt.date) -> dt.date:
        """The first free working day from ``day`` on, taken from now on."""
        while day.weekday() >= _SATURDAY or day in self._taken:
            day += dt.timedelta(days=1)
        self._taken.add(day)
        return day


def months_later(day: dt.date, months: int) -> dt.date:
    """The same day ``months`` later, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def pairs_of(met: Iterable[TermMet]) -> tuple[Pair, ...]:
    """Departments with words between them, those with most words first."""
    words: dict[frozenset[str], list[str]] = {}
    names: dict[frozenset[str], tuple[str, str]] = {}
    for term in met:
        for listener in term.listeners:
            both = frozenset((term.explainer, listener))
            names.setdefault(both, (term.explainer, listener))
            words.setdefault(both, []).append(term.surface)
    order = sorted(words, key=lambda both: -len(words[both]))
    return tuple(Pair(one=names[b][0], other=names[b][1], words=tuple(words[b])) for b in order)


def programme(
    met: Sequence[TermMet],
    *,
    project: Project | None,
    language: Language,
    today: dt.date,
) -> CoLearning:
    """Three months from the next working day after ``today`` on; ``met`` has at least one word."""
    every_pair = pairs_of(met)
    speak, days, pairs = voice(language), WorkingDays(project), every_pair[:MOST_PAIRS]
    starts = days.take(today + dt.timedelta(days=1))
    session = days.take(today + _UNTIL_SESSION)
    ends = days.take(months_later(starts, MONTHS))
    said = _Said(speak, project, days)
    activities = [
        said.together("prepare", starts, 1),
        said.together("session", session, 1, teachers=[term.explainer for term in met]),
        *(said.visit(pair, month, starts, place) for month in (1, 2, 3) for place, pair in enumerate(pairs)),
        said.together("review", ends, MONTHS),
    ]
    notes = [speak.say("note")]
    if len(every_pair) > len(pairs):
        notes.append(speak.say("note_pairs", count=len(pairs)))
    return CoLearning(
        starts=starts,
        ends=ends,
        session=session,
        pairs=pairs,
        activities=tuple(sorted(activities, key=lambda each: each.date)),
        measures=tuple(_measures(speak, starts, session, ends, project)),
        constraints=tuple(each.text for each in project.constraints[:_CONSTRAINTS]) if project else (),
        notes=tuple(notes),
    )


class _Said:
    """Activities in one language, on free days."""

    def __init__(self, speak: Voice, project: Project | None, days: WorkingDays) -> None:
        self._speak, self._project, self._days = speak, project, days
        self._built_on: set[str] = set()

    def together(
        self, kind: ActivityKind, date: dt.date, month: int, *, teachers: Iterable[str] = ()
    ) -> Activity:
        """Something all do on ``date``."""
        return Activity(
            date=date,
            month=month,
            kind=kind,
            title=self._speak.say(f"activity.{kind}.title"),
            what=self._speak.say(f"activity.{kind}.what"),
            builds_on=self._offer(kind, teachers),
        )

    def visit(self, pair: Pair, month: int, starts: dt.date, place: int) -> Activity:
        """What a pair does in a month: first at the one's, then at the other's, then together."""
        kind = _VISITS[month - 1]
        host, guest = (pair.other, pair.one) if month == 2 else (pair.one, pair.other)
        words = self._speak.quotes(pair.words, most=_WORDS_NAMED)
        return Activity(
            date=self._days.take(months_later(starts, month - 1) + _FIRST_VISIT + place * _BETWEEN_PAIRS),
            month=month,
            kind=kind,
            title=self._speak.say(f"activity.{kind}.title", host=host, guest=guest),
            what=self._speak.say(f"activity.{kind}.what", host=host, words=words),
            host=host,
            pair=pair,
            builds_on=self._offer(kind, [host]),
        )

    def _offer(self, kind: ActivityKind, departments: Iterable[str]) -> str:
        """The first of the departments' offers in the project of this kind, word for word; each only once."""
        for name in dict.fromkeys(departments):
            department = self._project.department(name) if self._project else None
            for offer in department.offers if department else ():
                fits = any(cue in offer.casefold() for cue in _cues()[kind])
                if fits and offer not in self._built_on:
                    self._built_on.add(offer)
                    return offer
        return ""


def _measures(
    speak: Voice, starts: dt.date, session: dt.date, ends: dt.date, project: Project | None
) -> Iterator[Measure]:
    def measure(key: str, baseline: str, day: dt.date) -> Measure:
        def say(part: str, date: dt.date) -> str:
            return speak.say(f"measure.{key}.{part}", date=write_date(date, speak.language))

        return Measure(
            name=say("name", day),
            counted=say("counted", day),
            baseline=say(baseline, day),
            target=say("target", ends),
            caution=say("caution", day),
        )

    meeting = project.meeting.date if project else None
    coming = meeting is not None and starts <= meeting < ends
    yield measure("first_use", "baseline", starts)
    if meeting is not None and coming:
        yield measure("questions", "baseline", meeting)
    else:
        yield measure("questions", "baseline_next", starts)
    yield measure("answers", "baseline", session)


@cache
def _cues() -> dict[str, Any]:
    data: dict[str, Any] = yaml.load((FOLDER / "cues.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return data
