"""Three things to keep or to change, and the sentences worth saying again."""

from collections.abc import Sequence

from assistant.rehearsal.debrief.evidence import Talk
from assistant.rehearsal.debrief.models import Advice, RubricKey, RubricLine
from assistant.rehearsal.debrief.words import both
from assistant.rehearsal.kinds import MoveKind

_MOST = 3
_CHANGES = 2
_MOST_LINES = 8
_SHORTEST = 6
_WEIGHTIEST = (
    RubricKey.NO_BLAME,
    RubricKey.ABOVE_WALK_AWAY,
    RubricKey.INTERESTS,
    RubricKey.CONCERNS,
    RubricKey.TRADES,
    RubricKey.PRIORITIES,
    RubricKey.ACKNOWLEDGED,
    RubricKey.AMBITION,
    RubricKey.REASONS,
    RubricKey.SHRINKING,
    RubricKey.LITTLE_LEFT,
    RubricKey.SUMMARISED,
)
_WORTH_REPEATING = (
    MoveKind.ACKNOWLEDGEMENT,
    MoveKind.INTEREST_QUESTION,
    MoveKind.PRIORITY_QUESTION,
    MoveKind.TRADE,
    MoveKind.CRITERIA,
    MoveKind.SUMMARY,
)
_SPOILT = (MoveKind.BLAME, MoveKind.THREAT, MoveKind.INJECTION)


def advice(lines: Sequence[RubricLine]) -> tuple[Advice, ...]:
    """At most three: two to change and one to keep, more of one where the other is lacking."""
    ranked = sorted(lines, key=lambda line: _WEIGHTIEST.index(line.key))
    change = [line for line in ranked if line.verdict == "no"]
    keep = sorted((line for line in ranked if line.verdict == "yes"), key=lambda line: not _in_words(line))
    changes = change[: max(_CHANGES, _MOST - len(keep))]
    return tuple(_advice(line) for line in [*changes, *keep[: _MOST - len(changes)]])


def _in_words(line: RubricLine) -> bool:
    return any(each.quote for each in line.evidence)


def _advice(line: RubricLine) -> Advice:
    kind = "keep" if line.verdict == "yes" else "change"
    return Advice.model_validate(
        {
            "kind": kind,
            "line": line.key,
            "principle": line.principle,
            "text": both(f"advice.{line.key.value}.{kind}"),
            "evidence": line.evidence,
        }
    )


def lines_to_reuse(talk: Talk) -> tuple[str, ...]:
    """The person's good sentences, verbatim, then the coach's rewrites that were shown; eight at most."""
    own, coached = [], []
    for turn in talk.session.turns:
        if turn.remark is not None and turn.remark.rewrite:
            coached.append(turn.remark.rewrite)
        if turn.understood.did(*_SPOILT):
            continue
        own += [
            move.quote.strip()
            for move in turn.understood.moves
            if move.kind in _WORTH_REPEATING and move.quote in turn.text
        ]
    return tuple(dict.fromkeys(line for line in [*own, *coached] if len(line) >= _SHORTEST))[:_MOST_LINES]
