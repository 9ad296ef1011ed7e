"""Rehearsals for the tests of the strategy."""

from assistant.language.locale import Language
from assistant.rehearsal.kinds import Level, MoveKind, Scenario
from assistant.rehearsal.models import Act, Move, Offer, Session, Setup, Spoken, Understood
from assistant.rehearsal.play import play, start
from assistant.rehearsal.setting import build_setup


def mute(session: Session, text: str, acts: tuple[Act, ...]) -> tuple[Spoken, ...]:
    return tuple(Spoken(speaker=act.speaker, text=act.kind.value) for act in acts)


def practice(
    *counterparts: str,
    level: Level = Level.FAIR,
    scenario: Scenario = Scenario.NUMERIC,
    rounds: int = 8,
    language: Language = Language.ZH_TW,
) -> Setup:
    return build_setup(
        None,
        scenario=scenario,
        counterparts=counterparts or ("finance",),
        level=level,
        rounds=rounds,
        language=language,
    )


def read(*kinds: MoveKind, offer: dict[int, int] | None = None, quote: str = "x") -> Understood:
    return Understood(
        moves=tuple(Move(kind=kind, quote=quote) for kind in kinds),
        offer=None if offer is None else Offer(choices=offer),
    )


def said(setup: Setup, *turns: Understood | tuple[str, Understood]) -> Session:
    session = start(setup, mute)
    for turn in turns:
        text, understood = turn if isinstance(turn, tuple) else ("", turn)
        session = play(session, text, understood, mute)
    return session


def kinds_of(session: Session) -> list[str]:
    return [act.kind.value for act in session.turns[-1].acts]
