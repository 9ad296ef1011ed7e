"""Reading a turn by rules: several moves at once, each with the words that show it."""

from collections.abc import Iterator

from assistant.rehearsal.kinds import MoveKind
from assistant.rehearsal.models import Move, Offer, Session, Understood
from assistant.rehearsal.moves.cues import OFFERING, cues
from assistant.rehearsal.moves.injection import injections
from assistant.rehearsal.moves.offers import NOTHING, OfferRead, completed, last_offer, read_offer
from assistant.rehearsal.moves.plain import Plain, Span, plain

_MOST_SENTENCES = 400


def understand(text: str, session: Session) -> Understood:
    """What the person did in a turn, by rules alone.

    Works in Traditional Chinese and English. Every quote is a verbatim substring of ``text``. Never raises,
    takes time linear in the text, of which a session keeps, and this reads, ``MAX_TURN`` characters.
    """
    turn = plain(text)
    table = session.setup.table
    read = read_offer(turn, table, last_offer(session)) if table is not None else NOTHING
    hostile = injections(turn)
    moves = _kept(turn, dict(_moves(turn, hostile)), read, session)
    moves |= {MoveKind.INJECTION: hostile[0]} if hostile else {}
    if not moves and turn.text.strip():
        moves = {MoveKind.OTHER: turn.quote(0, len(turn.text))}
    offer = completed(read.named, session) if MoveKind.OFFER in moves else None
    found = tuple(Move(kind=kind, quote=moves[kind]) for kind in MoveKind if moves.get(kind))
    return Understood(moves=found, offer=offer, unclear=read.unclear, read_by="rules")


def _moves(turn: Plain, hostile: list[str]) -> Iterator[tuple[MoveKind, str]]:
    """Each kind with the first sentence that shows it; what speaks to a program shows nothing else."""
    known = {kind: cues()[kind.value] for kind in MoveKind if kind.value in cues()}
    for sentence in turn.sentences[:_MOST_SENTENCES]:
        if turn.quote(sentence.start, sentence.end) in hostile:
            continue
        for kind in list(known):
            match = known[kind].find(sentence)
            if match is not None:
                del known[kind]
                yield kind, _quote(turn, sentence, match.start())


def _quote(turn: Plain, sentence: Span, place: int) -> str:
    """The sentence, or only the clause when the sentence is long."""
    if len(sentence.text) <= 80:
        return turn.quote(sentence.start, sentence.end)
    clause = turn.clause_of(sentence.start + place)
    start = clause.start if len(clause.text) <= 160 else sentence.start + max(0, place - 20)
    return turn.quote(start, clause.end) or turn.quote(sentence.start + place, sentence.end)


def _kept(turn: Plain, moves: dict[MoveKind, str], read: OfferRead, session: Session) -> dict[MoveKind, str]:
    """The moves after those that say the same thing twice are dropped and the offer is added."""
    if read.named or (read.unclear and (_offers(turn) or not moves)):
        place = read.places[0][0] if read.places else 0
        moves[MoveKind.OFFER] = _quote(turn, turn.sentence_of(place), place - turn.sentence_of(place).start)
        if MoveKind.CONCESSION not in moves and _gives(read, session):
            moves[MoveKind.CONCESSION] = moves[MoveKind.OFFER]
    if MoveKind.PRIORITY_QUESTION in moves:
        _drop_same(moves, MoveKind.INFORMATION_REQUEST, MoveKind.PRIORITY_QUESTION)
        _drop_same(moves, MoveKind.INTEREST_QUESTION, MoveKind.PRIORITY_QUESTION)
    if MoveKind.JARGON_QUESTION in moves:
        for kind in (MoveKind.INFORMATION_REQUEST, MoveKind.INTEREST_QUESTION, MoveKind.REJECTION):
            _drop_same(moves, kind, MoveKind.JARGON_QUESTION)
    if MoveKind.WALK_AWAY in moves:
        _drop_same(moves, MoveKind.REJECTION, MoveKind.WALK_AWAY)
    return moves


def _drop_same(moves: dict[MoveKind, str], weaker: MoveKind, stronger: MoveKind) -> None:
    if moves.get(weaker) == moves[stronger]:
        moves.pop(weaker, None)


def _offers(turn: Plain) -> bool:
    return any(cues()[OFFERING].find(sentence) for sentence in turn.sentences[:_MOST_SENTENCES])


def _gives(read: OfferRead, session: Session) -> bool:
    """Whether the named options are worth less to the person than those of the person's last offer."""
    table = session.setup.table
    before = next((t.understood.offer for t in reversed(session.turns) if t.understood.offer), None)
    if table is None or before is None:
        return False

    def worth(offer: Offer) -> float:
        points = [(table.issues[i].points.get(table.parties[0], ()), offer.choices[i]) for i in read.named]
        return sum(own[option] for own, option in points if option < len(own))

    if any(issue not in before.choices for issue in read.named):
        return False
    return worth(Offer(choices=read.named)) < worth(before)
