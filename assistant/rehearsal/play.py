"""A rehearsal turn by turn: start it, play a turn. The strategy decides, ``speak`` gives the words."""

import datetime as dt
from collections.abc import Callable

from assistant.rehearsal.kinds import Status
from assistant.rehearsal.models import MAX_TURN, Act, Session, Setup, Spoken, Turn, Understood
from assistant.rehearsal.strategy import decide, opening_acts

Speak = Callable[[Session, str, tuple[Act, ...]], tuple[Spoken, ...]]
"""Session, the person's words, the decided acts → what the counterparts say."""


def start(setup: Setup, speak: Speak) -> Session:
    """A new rehearsal; the counterparts open it."""
    session = Session(setup=setup)
    return session.model_copy(update={"opening": speak(session, "", opening_acts(setup))})


def play(
    session: Session, text: str, understood: Understood, speak: Speak, *, now: dt.datetime | None = None
) -> Session:
    """The rehearsal after one more turn of the person; unchanged when it is over.

    Args:
        text: what was said; what lies beyond ``MAX_TURN`` characters is cut off.
        understood: the turn as read, corrected by the person where they did.
    """
    if session.status is not Status.OPEN:
        return session
    text = text[:MAX_TURN]
    decision = decide(session, understood, text)
    replies = speak(session, text, decision.acts)
    turn = Turn(text=text, understood=understood, acts=decision.acts, replies=replies, at=now)
    return session.model_copy(
        update={
            "turns": (*session.turns, turn),
            "status": decision.status,
            "agreement": decision.agreement,
        }
    )
