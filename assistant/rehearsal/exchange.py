"""One exchange as a page or a terminal plays it: the counterparts answer, and the coach makes its remark."""

import datetime as dt
from collections.abc import Collection

from assistant.rehearsal.coach import remark
from assistant.rehearsal.models import MAX_TURN, Session, Understood
from assistant.rehearsal.play import Explain, Speak, play


def exchange(
    session: Session,
    text: str,
    understood: Understood,
    speak: Speak,
    *,
    coached: bool = True,
    principles: Collection[str] | None = None,
    explain: Explain | None = None,
    now: dt.datetime | None = None,
) -> Session:
    """The rehearsal after one more turn, with the coach's remark on it; unchanged when it is over.

    Takes and raises what :func:`~assistant.rehearsal.play.play` does.

    Args:
        coached: whether the coach remarks on it, be it shown at once or at the end.
        principles: keys of the knowledge base that a remark may cite; ``None`` for any.
    """
    played = play(session, text, understood, speak, explain=explain, now=now)
    if played is session or not coached:
        return played
    said = remark(session, text[:MAX_TURN], understood, knowledge_keys=principles)
    turn = played.turns[-1].model_copy(update={"remark": said})
    return played.model_copy(update={"turns": (*played.turns[:-1], turn)})
