"""What a counterpart answers to talk: questions, kindness, blame, summaries, small talk."""

from assistant.rehearsal.kinds import ActKind, Level, MoveKind
from assistant.rehearsal.manner.facts import ASKING, KIND, facts_told
from assistant.rehearsal.models import Act, Persona, Understood


def quote_of(understood: Understood, *kinds: MoveKind) -> str:
    """The words of the first move of one of the kinds, empty when there is none."""
    return next((move.quote for move in understood.moves if move.kind in kinds), "")


def answers(
    persona: Persona,
    understood: Understood,
    told: set[str],
    *,
    openness: float,
    level: Level,
    is_first: bool,
) -> list[Act]:
    """At most two acts on the talk in a turn, leaving its figures aside; empty when it needs no answer."""
    did, acts = understood.did, []

    def act(kind: ActKind, *, about: str = "", facts: tuple[str, ...] = ()) -> None:
        acts.append(Act(speaker=persona.key, kind=kind, about=about, facts=facts, openness=openness))

    if did(MoveKind.INJECTION):
        act(ActKind.DECLINE_TO_TELL)
        return acts
    if did(MoveKind.BLAME, MoveKind.THREAT):
        act(ActKind.PUSH_BACK, about=quote_of(understood, MoveKind.BLAME, MoveKind.THREAT))
    elif did(MoveKind.GREETING) and is_first:
        act(ActKind.GREET)
    if did(MoveKind.JARGON_QUESTION):
        act(ActKind.EXPLAIN, about=quote_of(understood, MoveKind.JARGON_QUESTION))
    facts = facts_told(persona, understood, told, openness=openness, level=level)
    if facts:
        act(ActKind.TELL, facts=facts, about=quote_of(understood, *ASKING))
    elif did(*ASKING) and not acts:
        position = (persona.position,) if persona.position else ()
        act(ActKind.EXPLAIN, facts=position, about=quote_of(understood, *ASKING))
    elif did(*KIND) and not acts:
        act(ActKind.ASK_INTEREST)
    return acts[:2]
