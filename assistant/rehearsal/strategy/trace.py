"""What went on inside the counterparts, for the debrief alone; the voice never sees it."""

from dataclasses import dataclass

from assistant.negotiation.problem import to_points
from assistant.rehearsal.kinds import OFFERS
from assistant.rehearsal.models import Session
from assistant.rehearsal.scenarios.talk import moods
from assistant.rehearsal.strategy.room import stage_by_stage


@dataclass(frozen=True)
class TracePoint:
    """One counterpart at one turn.

    Attributes:
        turn: index of the turn it answered.
        aspiration: points it held out for then; ``None`` in a talk without figures.
        offered: points its own offer of this turn is worth to itself, if it made one.
        openness: -1..1.
    """

    turn: int
    speaker: str
    aspiration: float | None
    offered: float | None
    openness: float


def trace(session: Session) -> list[TracePoint]:
    """One point a turn and counterpart, in order."""
    table = session.setup.table
    if table is None:
        return [
            TracePoint(turn, key, None, None, openness)
            for turn, heard in enumerate(moods(session))
            for key, openness in heard.items()
        ]
    points = []
    for room, acts in stage_by_stage(session, table):
        made = {act.speaker: act.offer for act in acts if act.kind in OFFERS}
        for stance in room.stances:
            offer = made.get(stance.persona.key)
            worth = None if offer is None else to_points(room.worth(stance, offer))
            points.append(
                TracePoint(
                    room.turn, stance.persona.key, to_points(stance.aspiration), worth, stance.mood.openness
                )
            )
    return points
