"""The one way in: a session and a turn as read → what the counterparts do."""

from assistant.rehearsal.kinds import ActKind, Scenario, Status
from assistant.rehearsal.manner.decision import Decision
from assistant.rehearsal.manner.tactics import LEVELS
from assistant.rehearsal.models import Act, Session, Setup, Understood
from assistant.rehearsal.scenarios.talk import decide_talk
from assistant.rehearsal.strategy.numeric import decide_numeric


def decide(session: Session, understood: Understood, text: str = "") -> Decision:
    """Decide on a turn; the same session and turn give the same decision.

    Args:
        text: the person's words, by which the addressed counterpart and the words that ease a worry are
            known; the moves' quotes stand in for it.
    """
    if session.status is not Status.OPEN:
        return Decision((), session.status, session.agreement)
    said = text or " ".join(move.quote for move in understood.moves)
    table = session.setup.table
    if table is not None and session.setup.scenario is Scenario.NUMERIC:
        return decide_numeric(session, understood, said, table)
    return decide_talk(session, understood, said)


def opening_acts(setup: Setup) -> tuple[Act, ...]:
    """What the counterparts do before the person has said anything: greet, and raise a first worry."""
    openness = LEVELS[setup.level].openness
    acts = [Act(speaker=persona.key, kind=ActKind.GREET, openness=openness) for persona in setup.personas]
    if setup.scenario is not Scenario.NUMERIC:
        first = setup.personas[0]
        acts += [
            Act(speaker=first.key, kind=ActKind.RAISE_CONCERN, concern=concern.text, openness=openness)
            for concern in first.concerns[:1]
        ]
    return tuple(acts)
