"""Which facts a counterpart tells at a turn."""

from assistant.rehearsal.kinds import Level, MoveKind
from assistant.rehearsal.manner.decision import MOST_FACTS
from assistant.rehearsal.models import Fact, Persona, Understood

_NEEDED = {Level.EASY: -0.8, Level.FAIR: -0.4, Level.HARD: -0.15}
_WARM = 0.3
ASKING = (
    MoveKind.INTEREST_QUESTION,
    MoveKind.PRIORITY_QUESTION,
    MoveKind.INFORMATION_REQUEST,
)
KIND = (
    MoveKind.GREETING,
    MoveKind.ACKNOWLEDGEMENT,
    MoveKind.APOLOGY,
    MoveKind.DISCLOSURE,
    MoveKind.SMALL_TALK,
    MoveKind.CRITERIA,
)


def facts_told(
    persona: Persona, understood: Understood, told: set[str], *, openness: float, level: Level
) -> tuple[str, ...]:
    """Texts of at most two facts: those this turn asked for, else one it volunteers to kindness.

    A counterpart that has been put off tells nothing; the harder the level, the less it takes. Blame or a
    threat in the same turn spoils the question.
    """
    if openness < _NEEDED[level] or understood.did(MoveKind.BLAME, MoveKind.THREAT, MoveKind.INJECTION):
        return ()
    left = [fact for fact in persona.facts if fact.text not in told]
    asked = [fact.text for fact in left if _is_asked(fact, understood)]
    if asked:
        return tuple(asked[: MOST_FACTS if openness >= _WARM and level is not Level.HARD else 1])
    if understood.did(*KIND, *ASKING) and openness >= 0:
        return tuple(fact.text for fact in left if fact.told_when == "volunteered")[:1]
    return ()


def _is_asked(fact: Fact, understood: Understood) -> bool:
    return fact.told_when != "volunteered" and understood.did(MoveKind(fact.told_when))
