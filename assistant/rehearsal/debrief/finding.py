"""What came to light: facts told or missed, worries eased or left open, and what the counterparts hid."""

from assistant.language.locale import LocalText
from assistant.rehearsal.debrief.models import ConcernSeen, FactSeen, Revealed
from assistant.rehearsal.debrief.result import names
from assistant.rehearsal.debrief.words import both, wording
from assistant.rehearsal.models import Fact, Persona, Session, Table
from assistant.rehearsal.scenarios.talk import open_concerns


def facts_seen(session: Session) -> tuple[FactSeen, ...]:
    """Every fact of every counterpart, with the turn in which it was told."""
    known = names(session)
    told: dict[tuple[str, str], int] = {}
    for number, turn in enumerate(session.turns, start=1):
        for act in turn.acts:
            for text in act.facts:
                told.setdefault((act.speaker, text), number)
    return tuple(
        FactSeen(
            counterpart=known[persona.key],
            text=fact.text,
            interest=fact.interest,
            turn=told.get((persona.key, fact.text)),
            opener=_opener(fact),
        )
        for persona in session.setup.personas
        for fact in persona.facts
    )


def _opener(fact: Fact) -> LocalText | None:
    if fact.told_when == "volunteered":
        return None
    key = f"openers.{fact.told_when.value}"
    return both(key if key in wording().messages else "openers.other")


def concerns_seen(session: Session) -> tuple[ConcernSeen, ...]:
    """Every worry of a talk without figures, with the turn in which it was eased."""
    if session.setup.table is not None:
        return ()
    known = names(session)
    still = [
        {(key, concern.key) for key, concern in open_concerns(session.branch(count))}
        for count in range(len(session.turns) + 1)
    ]
    return tuple(
        ConcernSeen(
            counterpart=known[persona.key],
            text=concern.text,
            turn=next((n for n, left in enumerate(still) if (persona.key, concern.key) not in left), None),
        )
        for persona in session.setup.personas
        for concern in persona.concerns
    )


def revealed(session: Session) -> tuple[Revealed, ...]:
    """What the counterparts hid, to be shown now that the talk is over."""
    known, table = names(session), session.setup.table
    return tuple(_revealed(persona, known[persona.key], table) for persona in session.setup.personas)


def _revealed(persona: Persona, name: str, table: Table | None) -> Revealed:
    hidden = Revealed(name=name, goal=persona.goal, kpi=persona.kpi, worry=persona.worry)
    if table is None:
        return hidden
    spans = [(i.name, max(i.points[persona.key]) - min(i.points[persona.key])) for i in table.issues]
    ranked = tuple(sorted(spans, key=lambda span: -span[1]))
    return hidden.model_copy(update={"walk_away": table.reservation[persona.key], "priorities": ranked})
