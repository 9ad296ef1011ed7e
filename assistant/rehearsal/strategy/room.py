"""Everything the numeric strategy knows at a turn, replayed from the session."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.negotiation.problem import Problem
from assistant.rehearsal.kinds import OFFERS, MoveKind
from assistant.rehearsal.models import Act, Offer, Persona, Session, Table, Understood
from assistant.rehearsal.strategy.aspiration import Stance, stances
from assistant.rehearsal.table import completed, exists, micro_value, problem_of


@dataclass
class Room:
    """The numeric talk as it stands when the counterparts have heard a turn.

    Attributes:
        turn: index of the turn being answered; ``rounds`` how many there are.
        offer: the complete offer in this turn, if any; ``impossible``: it named what the table does not have.
        offers: all offers of the person, complete or not, in order.
        own: the offers of each counterpart, in order.
        standing: the last offer of a counterpart.
        mentioned: issues the person named when telling or trading.
        heard: the turns' readings, this one last.
        insults: turns, up to this one, with a threat or blame while the offer is below what is acceptable,
            for each counterpart.
    """

    session: Session
    table: Table
    problem: Problem
    stances: list[Stance]
    turn: int = -1
    offer: Offer | None = None
    impossible: bool = False
    offers: list[dict[int, int]] = field(default_factory=list)
    own: dict[str, list[Offer]] = field(default_factory=dict)
    standing: Offer | None = None
    mentioned: frozenset[int] = frozenset()
    heard: list[Understood] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    insults: dict[str, int] = field(default_factory=dict)
    last_speaker: str = ""

    @property
    def is_last(self) -> bool:
        """Whether time is up after this turn."""
        return self.turn >= self.session.setup.rounds - 1

    def worth(self, stance: Stance, offer: Offer) -> int:
        """Micro-points of a complete offer for the counterpart."""
        return micro_value(self.problem, stance.column, [offer.choices[i] for i in range(len(offer.choices))])

    def threshold(self, stance: Stance) -> int:
        """The least the counterpart takes now; never below its reservation value."""
        if self.is_last:
            return min(stance.aspiration, stance.deadline_floor)
        return stance.aspiration

    def hear(self, understood: Understood) -> None:
        """Take in a turn of the person."""
        self.turn += 1
        self.heard.append(understood)
        self._read_offer(understood)
        if understood.did(MoveKind.DISCLOSURE, MoveKind.TRADE):
            said = " ".join(move.quote for move in understood.moves)
            named = {index for index, issue in enumerate(self.table.issues) if issue.name in said}
            self.mentioned |= named
        time = min(1.0, self.turn / max(1, self.session.setup.rounds - 1))
        for stance in self.stances:
            calm = Understood() if understood.did(MoveKind.INJECTION) else understood
            stance.hear(calm, None if self.offer is None else self.worth(stance, self.offer), time)
            low = stance.first is not None and stance.top < stance.reservation
            if low and understood.did(MoveKind.THREAT, MoveKind.BLAME):
                self.insults[stance.persona.key] = self.insults.get(stance.persona.key, 0) + 1

    def answered(self, acts: tuple[Act, ...]) -> None:
        """Take in what the counterparts did."""
        for act in acts:
            self.told.update(act.facts)
            self.last_speaker = act.speaker
            if act.kind in OFFERS and act.offer is not None:
                self.own.setdefault(act.speaker, []).append(act.offer)
                self.standing = act.offer

    def _read_offer(self, understood: Understood) -> None:
        self.offer, self.impossible = None, False
        if understood.offer is None or not understood.offer.choices:
            return
        self.impossible = not exists(self.table, understood.offer)
        if not self.impossible:
            self.offer = completed(self.table, understood.offer, self.standing)
            self.offers.append((self.offer or understood.offer).choices)


def enter(session: Session, table: Table) -> Room:
    """The room before the first turn."""
    setup = session.setup
    problem = problem_of(table)
    return Room(session, table, problem, stances(problem, setup.personas, setup.level))


def replay(session: Session, understood: Understood, table: Table) -> Room:
    """The room once this turn has been heard, after all turns of the session."""
    room = enter(session, table)
    for turn in session.turns:
        room.hear(turn.understood)
        room.answered(turn.acts)
    room.hear(understood)
    return room


def stage_by_stage(session: Session, table: Table) -> Iterator[tuple[Room, tuple[Act, ...]]]:
    """The room after each turn of the session was heard, with what was answered then."""
    room = enter(session, table)
    for turn in session.turns:
        room.hear(turn.understood)
        yield room, turn.acts
        room.answered(turn.acts)


def speaker_in(text: str, personas: tuple[Persona, ...]) -> Persona | None:
    """The counterpart addressed in a text by name, department or role; the first one named."""
    found = [
        (text.find(word), index)
        for index, persona in enumerate(personas)
        for word in (persona.name, persona.department, persona.role)
        if word and word in text
    ]
    return personas[min(found)[1]] if found else None
