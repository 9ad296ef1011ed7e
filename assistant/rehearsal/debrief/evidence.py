"""A session prepared for judging: which turn shows which move, in the person's own words."""

from dataclasses import dataclass

from assistant.rehearsal.debrief.models import ConcernSeen, CurvePoint, Evidence, Result
from assistant.rehearsal.kinds import MoveKind
from assistant.rehearsal.models import Session, Turn

MOST_QUOTES = 3
_LONGEST = 120


@dataclass(frozen=True)
class Talk:
    """A session with what was computed from it.

    Attributes:
        curve: all complete offers.
        result: of a table with figures, else ``None``.
        concerns: of a talk without figures, else empty.
    """

    session: Session
    curve: tuple[CurvePoint, ...]
    result: Result | None
    concerns: tuple[ConcernSeen, ...]

    @property
    def own(self) -> list[CurvePoint]:
        """The person's complete offers."""
        return [point for point in self.curve if not point.by]

    def shown(self, *kinds: MoveKind) -> tuple[Evidence, ...]:
        """The turns with a move of one of the kinds, quoted."""
        found = []
        for number, turn in enumerate(self.session.turns, start=1):
            quotes = [move.quote for move in turn.understood.moves if move.kind in kinds]
            if quotes:
                found.append(quoted(turn, number, quotes[0]))
        return tuple(found)

    def at(self, number: int) -> Evidence:
        """A turn (from 1), quoted by its offer where it has one."""
        turn = self.session.turns[number - 1]
        offers = [move.quote for move in turn.understood.moves if move.kind is MoveKind.OFFER]
        return quoted(turn, number, offers[0] if offers else "")


def quoted(turn: Turn, number: int, quote: str) -> Evidence:
    """Evidence whose quote is verbatim: what was read as the quote, else the beginning of the turn."""
    if quote and quote in turn.text:
        return Evidence(turn=number, quote=quote)
    lines = [line.strip() for line in turn.text.splitlines() if line.strip()]
    return Evidence(turn=number, quote=lines[0][:_LONGEST] if lines else "")
