"""Scripted people for simulated rehearsals. They know their own values and what was said, no more."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import numpy as np

from assistant.negotiation.problem import Problem
from assistant.rehearsal.kinds import OFFERS, MoveKind
from assistant.rehearsal.models import Move, Offer, Session, Understood
from assistant.rehearsal.strategy.offers import best_for_other
from assistant.rehearsal.strategy.reading import believed
from assistant.rehearsal.table import micro_value, problem_of


@dataclass
class Person:
    """What a scripted person sees at a turn; the person's party is the table's first."""

    session: Session
    random: Random

    def __post_init__(self) -> None:
        table = self.session.setup.table
        assert table is not None, "these people only negotiate at tables"
        self.table = table
        self.problem: Problem = problem_of(table)
        self.best = int(sum(values[:, 0].max() for values in self.problem.values))
        self.reservation = int(self.problem.reservation[0])
        self.time = len(self.session.turns) / (self.session.setup.rounds - 1)
        self.theirs = [
            act.offer.choices
            for turn in self.session.turns
            for act in turn.acts
            if act.kind in OFFERS and act.offer is not None
        ]

    def above(self, share: float) -> int:
        """Micro-points at a share of the way from the walk-away to the best."""
        return self.reservation + int((self.best - self.reservation) * share)

    def worth(self, choices: dict[int, int]) -> int:
        """Micro-points of a package for the person."""
        return micro_value(self.problem, 0, [choices[issue] for issue in range(len(choices))])

    @property
    def standing(self) -> int:
        """What the last offer of the other side is worth; below everything when there is none."""
        return self.worth(self.theirs[-1]) if self.theirs else -1

    def top(self) -> dict[int, int]:
        """The package the person likes best."""
        return {issue: int(values[:, 0].argmax()) for issue, values in enumerate(self.problem.values)}

    def stepping_down(self, floor: int) -> dict[int, int]:
        """Give a little on one issue after the other, whatever it costs, while the floor allows it."""
        choices, order = self.top(), list(range(len(self.problem.issues)))
        self.random.shuffle(order)
        for _ in range(4):
            for issue in order:
                column = self.problem.values[issue][:, 0]
                lower = [row for row in range(len(column)) if column[row] < column[choices[issue]]]
                if lower:
                    step = {**choices, issue: max(lower, key=lambda row: int(column[row]))}
                    choices = step if self.worth(step) >= floor else choices
        return choices


Script = Callable[[Person], Understood]


def turn(choices: dict[int, int] | None, *kinds: MoveKind, quote: str = "") -> Understood:
    """A turn with an offer and moves of some kinds."""
    offer = None if choices is None else Offer(choices=choices)
    moves = (MoveKind.OFFER, *kinds) if choices is not None else kinds
    return Understood(moves=tuple(Move(kind=kind, quote=quote) for kind in moves), offer=offer)


def _accepts(person: Person, floor: int) -> bool:
    last = person.time >= 1
    return person.standing >= (person.reservation if last else floor)


def hard_liner(person: Person) -> Understood:
    """Asks for everything until the end."""
    if person.standing >= person.above(0.85):
        return turn(None, MoveKind.ACCEPTANCE)
    return turn(person.top(), MoveKind.REJECTION)


def linear(person: Person) -> Understood:
    """Comes down evenly, on all issues alike."""
    floor = person.above(1 - 0.9 * person.time)
    if _accepts(person, floor):
        return turn(None, MoveKind.ACCEPTANCE)
    return turn(person.stepping_down(floor))


def random_person(person: Person) -> Understood:
    """Offers anything above the walk-away."""
    if person.standing >= person.reservation and person.random.random() < 0.2:
        return turn(None, MoveKind.ACCEPTANCE)
    for _ in range(50):
        choices = {i: person.random.randrange(len(v)) for i, v in enumerate(person.problem.values)}
        if person.worth(choices) >= person.reservation:
            return turn(choices)
    return turn(person.top())


def log_roller(person: Person) -> Understood:
    """Asks first; then gives where it costs little and seems to help the other side much."""
    if not person.session.turns:
        return turn(None, MoveKind.GREETING, MoveKind.INTEREST_QUESTION)
    floor = person.above(1 - 0.75 * person.time)
    if _accepts(person, floor):
        return turn(None, MoveKind.ACCEPTANCE)
    beliefs = believed(person.problem, 0, person.theirs)
    package = best_for_other(person.problem, 0, floor, beliefs)
    choices = dict(enumerate(package)) if package else person.top()
    asks = (MoveKind.PRIORITY_QUESTION,) if len(person.session.turns) == 1 else ()
    return turn(choices, MoveKind.TRADE, *asks)


def flatterer(person: Person) -> Understood:
    """As the linear one, with praise at every turn."""
    read = linear(person)
    return read.model_copy(update={"moves": (*read.moves, Move(kind=MoveKind.ACKNOWLEDGEMENT, quote=""))})


def liar(person: Person) -> Understood:
    """Claims that what matters least matters most, and takes offers back."""
    floor = person.above(1 - 0.8 * person.time)
    if _accepts(person, floor):
        return turn(None, MoveKind.ACCEPTANCE)
    spans = [int(np.ptp(values[:, 0])) for values in person.problem.values]
    least = person.problem.issues[spans.index(min(spans))]
    choices = person.top() if person.random.random() < 0.4 else person.stepping_down(floor)
    return turn(choices, MoveKind.DISCLOSURE, quote=least)


def injector(person: Person) -> Understood:
    """Orders the counterpart to give in, with nonsense for offers."""
    count = len(person.problem.issues)
    wild = {person.random.randrange(-1, count + 2): person.random.randrange(-2, 9) for _ in range(count)}
    kind = person.random.choice([MoveKind.INJECTION, MoveKind.ACCEPTANCE, MoveKind.THREAT, MoveKind.SUMMARY])
    if kind is MoveKind.ACCEPTANCE and person.standing < person.reservation:
        kind = MoveKind.INJECTION
    return turn(person.random.choice([None, person.top(), wild]), MoveKind.INJECTION, kind)


USERS: dict[str, Script] = {
    "hard-liner": hard_liner,
    "linear": linear,
    "random": random_person,
    "log-roller": log_roller,
    "flatterer": flatterer,
    "liar": liar,
    "injector": injector,
}
