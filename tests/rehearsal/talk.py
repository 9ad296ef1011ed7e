"""A rehearsal at the practice table for the tests of moves and voice."""

from assistant.language.locale import Language
from assistant.rehearsal.kinds import ActKind
from assistant.rehearsal.models import Act, Offer, Session, Turn, Understood
from tests.rehearsal.tables import practice

LAST = {0: 1, 1: 1, 2: 2, 3: 1}


def talk(
    language: Language = Language.ZH_TW, *counterparts: str, last: dict[int, int] | None = None
) -> Session:
    """A session, with an offer of the first counterpart on the table where ``last`` is given."""
    session = Session(setup=practice(*counterparts, language=language))
    if last is None:
        return session
    act = Act(speaker=session.setup.personas[0].key, kind=ActKind.OFFER, offer=Offer(choices=last))
    turn = Turn(text="", understood=Understood(), acts=(act,), replies=())
    return session.model_copy(update={"turns": (turn,)})


def act(kind: ActKind, speaker: str = "finance", **content: object) -> Act:
    return Act.model_validate({"speaker": speaker, "kind": kind, **content})
