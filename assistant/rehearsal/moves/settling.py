"""Which of two moves counts when the same words show both."""

import re

from assistant.rehearsal.kinds import MoveKind as Kind
from assistant.rehearsal.moves.plain import Plain

# The first gives way to the second when both rest on the same sentence.
_WEAKER = (
    (Kind.INFORMATION_REQUEST, Kind.PRIORITY_QUESTION),
    (Kind.INTEREST_QUESTION, Kind.PRIORITY_QUESTION),
    (Kind.INTEREST_QUESTION, Kind.JARGON_QUESTION),
    (Kind.REJECTION, Kind.JARGON_QUESTION),
    (Kind.CONCESSION, Kind.TRADE),
    (Kind.ACCEPTANCE, Kind.TRADE),
    (Kind.ACCEPTANCE, Kind.CRITERIA),
    (Kind.ACCEPTANCE, Kind.WALK_AWAY),
    (Kind.INFORMATION_REQUEST, Kind.OFFER),
    (Kind.ACCEPTANCE, Kind.REJECTION),
)
_SAYS_YES = re.compile(
    r"^(?:yes|ok|okay|deal|agreed|fine|great|done|好|成交|同意|可以|行|沒問題|接受)", re.IGNORECASE
)


def settled(turn: Plain, moves: dict[Kind, int]) -> dict[Kind, int]:
    """``moves``, each with its place in the turn, without weaker readings of a sentence."""
    kept = dict(moves)
    for weaker, stronger in _WEAKER:
        if weaker in kept and stronger in moves and _together(turn, moves[weaker], moves[stronger]):
            del kept[weaker]
    if Kind.ACCEPTANCE in kept and Kind.SUMMARY in kept:
        sentence = turn.sentence_of(kept[Kind.ACCEPTANCE])
        if not _SAYS_YES.match(sentence.text):
            del kept[Kind.ACCEPTANCE]
    if {Kind.ACCEPTANCE, Kind.REJECTION, Kind.OFFER} <= set(kept):
        del kept[Kind.ACCEPTANCE]
    return kept


def _together(turn: Plain, one: int, two: int) -> bool:
    return turn.sentence_of(one) == turn.sentence_of(two)
