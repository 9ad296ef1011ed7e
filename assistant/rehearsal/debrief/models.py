"""The debrief of a rehearsal as data. Everything in it follows from the session: same session, same debrief.

It holds the person's own walk-away and, now that the talk is over, what the counterparts hid: it is for the
person alone.
"""

from enum import StrEnum
from typing import Literal

from assistant.language.locale import Language, LocalText
from assistant.rehearsal.kinds import Level, Scenario, Status
from assistant.rehearsal.models import Entry


class RubricKey(StrEnum):
    """The lines every rehearsal is judged by, in the order in which they are shown."""

    AMBITION = "ambition"
    INTERESTS = "interests"
    PRIORITIES = "priorities"
    ACKNOWLEDGED = "acknowledged"
    REASONS = "reasons"
    TRADES = "trades"
    SHRINKING = "shrinking"
    NO_BLAME = "no_blame"
    SUMMARISED = "summarised"
    CONCERNS = "concerns"
    ABOVE_WALK_AWAY = "above_walk_away"
    LITTLE_LEFT = "little_left"


Verdict = Literal["yes", "no", "not_applicable"]


class Criterion(Entry):
    """A line of the rubric as shown before the start; ``principle`` is a key of the knowledge base."""

    key: RubricKey
    label: LocalText
    principle: str


class Evidence(Entry):
    """Where a claim comes from. ``turn`` counts from 1; ``quote`` is verbatim from that turn of the person.

    The quote is empty only when the turn has no words, as with an offer made by the controls alone.
    """

    turn: int
    quote: str


class RubricLine(Entry):
    """One line judged. ``note``: what the verdict rests on where no words of the person can show it."""

    key: RubricKey
    label: LocalText
    principle: str
    verdict: Verdict
    evidence: tuple[Evidence, ...] = ()
    note: LocalText | None = None


class Package(Entry):
    """A package in words (issue, option), and what it is worth in points: own, and by name of the others."""

    choices: tuple[tuple[str, str], ...]
    own: float
    theirs: dict[str, float]


class Result(Entry):
    """What was obtained at a table, in points.

    Attributes:
        deal: ``None`` without an agreement; then everybody has their value of no deal.
        joint: the highest sum for all among the packages nobody has to refuse; ``None``: there is none.
        nash: the one with the largest product of gains (Nash 1950).
        best_own: the most the person could get without somebody having to refuse.
        value_captured: all parties' gains over no deal as a share of the most possible, 0..1.
        own_share: the person's gain as a share of the most possible for the person, 0..1.
        left: points of all parties together that were left on the table.
        better: worse for nobody and better for somebody than what was obtained (Raiffa 1985).
    """

    own: float
    walk_away: float
    theirs: dict[str, float]
    their_walk_away: dict[str, float]
    deal: Package | None = None
    joint: Package | None = None
    nash: Package | None = None
    best_own: float | None = None
    value_captured: float | None = None
    own_share: float | None = None
    left: float | None = None
    better: Package | None = None


class CurvePoint(Entry):
    """One complete offer: who made it at which turn (from 1), its points for the person and for each other.

    ``by`` is ``""`` for the person, else the name of the counterpart, as are the keys of ``theirs``.
    """

    turn: int
    by: str
    own: float
    theirs: dict[str, float]


class FactSeen(Entry):
    """Something a counterpart could tell. ``turn``: when it was told, ``None`` when it was missed.

    ``opener``: the kind of move that would have brought it out, in words; empty when it is volunteered.
    """

    counterpart: str
    text: str
    interest: bool
    turn: int | None
    opener: LocalText | None = None


class ConcernSeen(Entry):
    """A worry of a talk without figures. ``turn``: when it was eased, ``None`` when it stayed open."""

    counterpart: str
    text: str
    turn: int | None


class Revealed(Entry):
    """What a counterpart hid. ``priorities``: issues, the weightiest first, with their points."""

    name: str
    goal: str = ""
    kpi: str = ""
    worry: str = ""
    walk_away: float | None = None
    priorities: tuple[tuple[str, float], ...] = ()


class Advice(Entry):
    """One thing to keep or to change, with the line it comes from and the principle behind it."""

    kind: Literal["keep", "change"]
    line: RubricKey
    principle: str
    text: LocalText
    evidence: tuple[Evidence, ...] = ()


class Debrief(Entry):
    """What a rehearsal showed.

    Attributes:
        turns: how many exchanges there were.
        result, curve: of a table with figures; ``None`` and empty in other talks.
        process: share of the rubric's applicable lines that were met, 0..1.
        advice: three things at most.
        lines: the person's own sentences, and the coach's, worth saying again.
        guess: what the person thought mattered to the other side.
    """

    language: Language
    scenario: Scenario
    level: Level
    status: Status
    counterparts: tuple[str, ...]
    user_name: str
    project_title: str
    goal: str
    turns: int
    result: Result | None
    curve: tuple[CurvePoint, ...]
    facts: tuple[FactSeen, ...]
    concerns: tuple[ConcernSeen, ...]
    rubric: tuple[RubricLine, ...]
    process: float
    advice: tuple[Advice, ...]
    lines: tuple[str, ...]
    revealed: tuple[Revealed, ...]
    guess: str

    @property
    def value_captured(self) -> float | None:
        """Share of the joint value that was obtained; in a talk without figures, of the worries eased."""
        if self.result is not None:
            return self.result.value_captured
        if not self.concerns:
            return None
        return sum(concern.turn is not None for concern in self.concerns) / len(self.concerns)

    @property
    def interests_found(self) -> tuple[int, int]:
        """How many of the facts that show an interest were found, and how many there are."""
        interests = [fact for fact in self.facts if fact.interest]
        return sum(fact.turn is not None for fact in interests), len(interests)


class TrendPoint(Entry):
    """One attempt in figures; ``number`` counts from 1."""

    number: int
    level: Level
    status: Status
    value_captured: float | None
    own_share: float | None
    process: float
    interests_found: int
    interests: int


class Trend(Entry):
    """Several attempts, oldest first, and what changed from the first to the last.

    ``better`` and ``worse``: lines of the rubric that changed; ``still``: not met in any attempt.
    """

    points: tuple[TrendPoint, ...]
    better: tuple[RubricKey, ...]
    worse: tuple[RubricKey, ...]
    still: tuple[RubricKey, ...]
    summary: LocalText
