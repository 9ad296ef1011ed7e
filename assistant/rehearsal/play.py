"""A rehearsal turn by turn: start it, play a turn. The strategy decides, ``speak`` gives the words."""

import datetime as dt
from collections.abc import Callable

from assistant.rehearsal.kinds import ActKind, MoveKind, Status
from assistant.rehearsal.models import MAX_TURN, Act, Persona, Session, Setup, Spoken, Turn, Understood
from assistant.rehearsal.strategy import decide, opening_acts

Speak = Callable[[Session, str, tuple[Act, ...]], tuple[Spoken, ...]]
"""Session, the person's words, the decided acts → what the counterparts say."""

Explain = Callable[[str, str, Persona], str | None]
"""A question about a word, what the counterpart said before it, the counterpart → the word in plain words."""


def start(setup: Setup, speak: Speak) -> Session:
    """A new rehearsal; the counterparts open it."""
    session = Session(setup=setup)
    return session.model_copy(update={"opening": speak(session, "", opening_acts(setup))})


def play(
    session: Session,
    text: str,
    understood: Understood,
    speak: Speak,
    *,
    explain: Explain | None = None,
    now: dt.datetime | None = None,
) -> Session:
    """The rehearsal after one more turn of the person; unchanged when it is over.

    Args:
        text: what was said; what lies beyond ``MAX_TURN`` characters is cut off.
        understood: the turn as read, corrected by the person where they did.
        explain: says what a word means that the person asks about; without it, or when it knows no such
            word, the counterpart promises the meaning for later.
    """
    if session.status is not Status.OPEN:
        return session
    text = text[:MAX_TURN]
    decision = decide(session, understood, text)
    acts = _defined(session, understood, decision.acts, explain) if explain else decision.acts
    replies = speak(session, text, acts)
    turn = Turn(text=text, understood=understood, acts=acts, replies=replies, at=now)
    return session.model_copy(
        update={
            "turns": (*session.turns, turn),
            "status": decision.status,
            "agreement": decision.agreement,
        }
    )


def _defined(
    session: Session, understood: Understood, acts: tuple[Act, ...], explain: Explain
) -> tuple[Act, ...]:
    """The acts, an answer about a word turned into its meaning where that is known."""
    if not understood.did(MoveKind.JARGON_QUESTION):
        return acts
    personas = {persona.key: persona for persona in session.setup.personas}
    before = session.turns[-1].replies if session.turns else session.opening

    def defined(act: Act) -> Act:
        if act.kind is not ActKind.EXPLAIN or act.facts or act.speaker not in personas:
            return act
        said = " ".join(each.text for each in before if each.speaker == act.speaker)
        meaning = explain(act.about, said, personas[act.speaker])
        return act.model_copy(update={"kind": ActKind.DEFINE, "facts": (meaning,)}) if meaning else act

    return tuple(defined(act) for act in acts)
