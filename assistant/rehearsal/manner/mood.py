"""How a counterpart's openness moves with what the person does."""

from collections import Counter
from dataclasses import dataclass, field

from assistant.rehearsal.kinds import Level, MoveKind
from assistant.rehearsal.manner.tactics import HARDER, LEVELS, OPENS, SETTLES, STYLES
from assistant.rehearsal.models import Persona, Understood


@dataclass
class Mood:
    """Openness of one counterpart, -1 (hard) .. 1 (open), updated turn by turn.

    The same kindness counts half each time it is repeated, so that flattery wears off.
    """

    persona: Persona
    level: Level
    openness: float = 0.0
    seen: Counter[MoveKind] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.openness = LEVELS[self.level].openness

    def hear(self, understood: Understood) -> None:
        """Let one turn of the person have its effect. An injection has none."""
        kinds = {move.kind for move in understood.moves}
        temper = STYLES[self.persona.style].temper
        start = LEVELS[self.level].openness
        change = 0.0
        for kind in sorted(kinds):
            if kind in self.persona.harder:
                change += HARDER * temper
            elif kind in self.persona.opens:
                change += OPENS * temper * 0.5 ** self.seen[kind]
                self.seen[kind] += 1
        settled = start + (self.openness - start) * SETTLES
        self.openness = round(max(-1.0, min(1.0, settled + change)), 4)
