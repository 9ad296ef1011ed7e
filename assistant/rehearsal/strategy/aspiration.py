"""What a counterpart holds out for, turn by turn, in micro-points.

Replayed from the session's turns with plain sums, so that a decision needs no stored state.
"""

from dataclasses import dataclass

import numpy as np

from assistant.negotiation.problem import Problem
from assistant.rehearsal.kinds import Level
from assistant.rehearsal.manner.mood import Mood
from assistant.rehearsal.manner.tactics import LEVELS, MOOD_SPEED, STYLES
from assistant.rehearsal.models import Persona, Understood

Package = tuple[int, ...]


@dataclass
class Stance:
    """Where one counterpart stands after the turns heard so far.

    Attributes:
        column: its index among the problem's parties.
        best: the most any package is worth to it, micro-points.
        reservation: its value of no deal.
        aspiration: what it now holds out for; never below the reservation value, never rising.
        first, top: value to it of the person's first offer and of the best one so far.
    """

    persona: Persona
    level: Level
    column: int
    best: int
    reservation: int
    mood: Mood
    aspiration: int = 0
    first: int | None = None
    top: int = 0

    def __post_init__(self) -> None:
        self.start = self._above(STYLES[self.persona.style].start)
        self.aspiration = self.start

    def hear(self, understood: Understood, offered: int | None, time: float) -> None:
        """Take in a turn: ``offered`` is the value of the offer in it, ``time`` 0..1 of the rounds."""
        self.mood.hear(understood)
        if offered is not None:
            self.top = offered if self.first is None else max(self.top, offered)
            self.first = offered if self.first is None else self.first
        self.aspiration = min(self.aspiration, self._curve(time))

    @property
    def conceded(self) -> float:
        """How far the person has come from the first offer towards the counterpart's start, 0..1."""
        if self.first is None or self.start <= self.first:
            return 0.0
        return min(1.0, (self.top - self.first) / (self.start - self.first))

    @property
    def deadline_floor(self) -> int:
        """The least it takes when time is up."""
        return self._above(LEVELS[self.level].margin + STYLES[self.persona.style].margin)

    def _curve(self, time: float) -> int:
        """``max(r, start - (start - r) * progress ** (1 / beta))``; progress is earned by conceding."""
        level, style = LEVELS[self.level], STYLES[self.persona.style]
        speed = level.patience + style.reciprocity * self.conceded * 2 + MOOD_SPEED * self.mood.openness
        progress = time * min(1.0, max(0.3, speed))
        fallen = (self.start - self.reservation) * progress ** (1 / level.beta)
        return max(self.reservation, self.start - int(fallen))

    def _above(self, share: float) -> int:
        return self.reservation + int(max(0, self.best - self.reservation) * share)


def stances(problem: Problem, personas: tuple[Persona, ...], level: Level) -> list[Stance]:
    """Each counterpart's stance before the first turn."""
    best = np.array([values.max(axis=0) for values in problem.values]).sum(axis=0)
    found = []
    for persona in personas:
        column = problem.parties.index(persona.key)
        reservation = int(problem.reservation[column])
        found.append(
            Stance(
                persona, level, column, max(int(best[column]), reservation), reservation, Mood(persona, level)
            )
        )
    return found
