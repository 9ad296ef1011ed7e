"""Deciding in a talk without figures: a small state machine of worries.

A worry is raised, eased by the right moves and words, or stays open; when all are eased, the talk is settled.
Easy: a fitting move or a fitting word is enough. Fair: a fitting move with a fitting word, or two fitting
moves. Hard: as fair, but twice, or once with two fitting moves and the mood not against it.
"""

from dataclasses import dataclass, field

from assistant.rehearsal.kinds import ActKind, Level, MoveKind, Status, Style
from assistant.rehearsal.manner.answers import answers, quote_of
from assistant.rehearsal.manner.decision import ABOUT_LEAVING, Decision
from assistant.rehearsal.manner.facts import ASKING
from assistant.rehearsal.manner.mood import Mood
from assistant.rehearsal.models import Act, Concern, Persona, Session, Understood

_SETTLED = 1.0
_GONE = -0.95
_UNMEANT = (MoveKind.BLAME, MoveKind.THREAT, MoveKind.INJECTION)


@dataclass
class Talk:
    """The worries of all counterparts, in order, and how far each is eased (1 and more: settled)."""

    session: Session
    moods: dict[str, Mood]
    worries: list[tuple[Persona, Concern]]
    eased: dict[str, float] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    left: int = 0

    def current(self) -> tuple[Persona, Concern] | None:
        """The first worry that is still open."""
        return next((worry for worry in self.worries if self.eased.get(_key(*worry), 0.0) < _SETTLED), None)

    def hear(self, understood: Understood, text: str) -> None:
        """Take in one turn of the person: it works on the worry that is being talked about."""
        for mood in self.moods.values():
            if not understood.did(MoveKind.INJECTION):
                mood.hear(understood)
        self.left += understood.did(MoveKind.WALK_AWAY)
        worry = self.current()
        if worry is not None:
            persona, concern = worry
            gain = _gain(
                concern, understood, text, self.session.setup.level, self.moods[persona.key].openness
            )
            self.eased[_key(*worry)] = self.eased.get(_key(*worry), 0.0) + gain


def _key(persona: Persona, concern: Concern) -> str:
    return f"{persona.key}/{concern.key}"


def _gain(concern: Concern, understood: Understood, text: str, level: Level, openness: float) -> float:
    """How much of a worry one turn eases: 0, a half, or all of it."""
    if understood.did(*_UNMEANT):
        return 0.0
    moves = len({move.kind for move in understood.moves} & set(concern.eased_by))
    lowered = text.lower()
    words = not concern.words or any(word.lower() in lowered for word in concern.words)
    if level is Level.EASY:
        return 1.0 if moves or (concern.words and words) else 0.0
    fits = (moves >= 1 and words) or moves >= 2
    if level is Level.FAIR:
        return 1.0 if fits else 0.5 if moves else 0.0
    if not fits:
        return 0.0
    return 1.0 if moves >= 2 and words and openness >= 0 else 0.5


def enter(session: Session) -> Talk:
    """The talk before the first turn."""
    setup = session.setup
    return Talk(
        session,
        {persona.key: Mood(persona, setup.level) for persona in setup.personas},
        [(persona, concern) for persona in setup.personas for concern in persona.concerns],
    )


def replay(session: Session) -> Talk:
    """The talk after all turns of the session."""
    talk = enter(session)
    for turn in session.turns:
        talk.hear(turn.understood, turn.text)
        talk.told.update(fact for act in turn.acts for fact in act.facts)
    return talk


def moods(session: Session) -> list[dict[str, float]]:
    """Openness of each counterpart after each turn."""
    talk, found = enter(session), []
    for turn in session.turns:
        talk.hear(turn.understood, turn.text)
        found.append({key: mood.openness for key, mood in talk.moods.items()})
    return found


def open_concerns(session: Session) -> list[tuple[str, Concern]]:
    """Worries not yet eased, with the key of who has them."""
    talk = replay(session)
    return [
        (persona.key, concern)
        for persona, concern in talk.worries
        if talk.eased.get(_key(persona, concern), 0.0) < _SETTLED
    ]


def decide_talk(session: Session, understood: Understood, text: str) -> Decision:
    """The counterparts' answer to a turn in a talk without figures."""
    talk = replay(session)
    before = talk.current()
    speaker = before[0] if before else session.setup.personas[0]
    talk.hear(understood, text)
    openness = talk.moods[speaker.key].openness
    if understood.did(MoveKind.WALK_AWAY):
        if talk.left > 1:
            return Decision((_act(speaker, ActKind.CLOSE, openness),), Status.USER_LEFT)
        return Decision((_act(speaker, ActKind.ASK_AGAIN, openness, about=ABOUT_LEAVING),))
    if openness <= _GONE and speaker.style in (Style.DRIVING, Style.POLITICAL):
        return Decision((_act(speaker, ActKind.WALK_AWAY, openness),), Status.COUNTERPART_LEFT)
    after = talk.current()
    if after is None:
        eased = [_eased(before[1], speaker, understood, openness)] if before else []
        return Decision((*eased, _act(speaker, ActKind.CLOSE, openness)), Status.RESOLVED)
    acts = _going_on(talk, understood, before, after)
    if len(session.turns) >= session.setup.rounds - 1:
        return Decision((*acts, _act(after[0], ActKind.CLOSE, openness)), Status.OUT_OF_TIME)
    return Decision(tuple(acts))


def _going_on(
    talk: Talk,
    understood: Understood,
    before: tuple[Persona, Concern] | None,
    after: tuple[Persona, Concern],
) -> list[Act]:
    """Ease the worry and raise the next; else answer, and come back to the worry."""
    if before is not None and before != after:
        eased, mood = before[0], talk.moods[before[0].key].openness
        following = talk.moods[after[0].key].openness
        return [
            _eased(before[1], eased, understood, mood),
            _act(after[0], ActKind.RAISE_CONCERN, following, concern=after[1].text),
        ]
    persona, concern = after
    openness = talk.moods[persona.key].openness
    said = answers(
        persona,
        understood,
        talk.told,
        openness=openness,
        level=talk.session.setup.level,
        is_first=not talk.session.turns,
    )
    if understood.did(MoveKind.INJECTION):
        return said
    if not said and all(move.kind is MoveKind.OTHER for move in understood.moves):
        return [_act(persona, ActKind.ASK_AGAIN, openness)]
    said = [act for act in said if act.kind is not ActKind.ASK_INTEREST]
    if said and understood.did(*ASKING, MoveKind.JARGON_QUESTION):
        return said
    return [*said[:1], _act(persona, ActKind.RAISE_CONCERN, openness, concern=concern.text)]


def _eased(concern: Concern, persona: Persona, understood: Understood, openness: float) -> Act:
    """The worry is eased; where it was by asking what a word means, the answer says so."""
    if understood.did(MoveKind.JARGON_QUESTION):
        about = quote_of(understood, MoveKind.JARGON_QUESTION)
        return _act(persona, ActKind.EXPLAIN, openness, about=about)
    return _act(persona, ActKind.EASE_CONCERN, openness, concern=concern.text)


def _act(persona: Persona, kind: ActKind, openness: float, *, concern: str = "", about: str = "") -> Act:
    return Act(speaker=persona.key, kind=kind, concern=concern, about=about, openness=openness)
