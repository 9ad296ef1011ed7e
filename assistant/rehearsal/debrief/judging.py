"""How each line of the rubric is judged. Thresholds are here and in the notes a person reads."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from assistant.language.locale import LocalText
from assistant.rehearsal.debrief.evidence import MOST_QUOTES, Talk
from assistant.rehearsal.debrief.models import Evidence, RubricKey, Verdict
from assistant.rehearsal.debrief.result import ambition
from assistant.rehearsal.debrief.words import both, percent
from assistant.rehearsal.kinds import MoveKind

AMBITIOUS = 0.7
LITTLE = 0.9
_SAME = 0.5
_ASKING = (MoveKind.INTEREST_QUESTION, MoveKind.PRIORITY_QUESTION)


@dataclass(frozen=True)
class Ruling:
    """A verdict and what it rests on."""

    verdict: Verdict
    evidence: tuple[Evidence, ...] = ()
    note: LocalText | None = None


def _is(met: bool) -> Verdict:
    return "yes" if met else "no"


def _did(*kinds: MoveKind) -> Callable[[Talk], Ruling]:
    """Met when there was a move of one of the kinds."""

    def judge(talk: Talk) -> Ruling:
        shown = talk.shown(*kinds)[:MOST_QUOTES]
        return Ruling(_is(bool(shown)), shown, None if shown else both("notes.never"))

    return judge


def _ambition(talk: Talk) -> Ruling:
    table = talk.session.setup.table
    if table is None or not talk.own:
        return Ruling("not_applicable")
    first = talk.own[0]
    share = ambition(table, first.own)
    note = both("notes.ambition", share=percent(share), wanted=percent(AMBITIOUS))
    return Ruling(_is(share >= AMBITIOUS), (talk.at(first.turn),), note)


def _interests(talk: Talk) -> Ruling:
    asked, offered = talk.shown(*_ASKING), talk.shown(MoveKind.OFFER)
    if not asked:
        return Ruling("no", note=both("notes.never"))
    if not offered or asked[0].turn < offered[0].turn or _asked_first(talk, offered[0].turn):
        return Ruling("yes", asked[:1])
    return Ruling("no", offered[:1], both("notes.late", offer=offered[0].turn))


def _asked_first(talk: Talk, number: int) -> bool:
    """Whether the question comes before the offer within the turn."""
    turn = talk.session.turns[number - 1]
    asked = [turn.text.find(move.quote) for move in turn.understood.moves if move.kind in _ASKING]
    offers = [turn.text.find(m.quote) for m in turn.understood.moves if m.kind is MoveKind.OFFER]
    return bool(asked and offers) and 0 <= min(asked) < min(offers)


def _trades(talk: Talk) -> Ruling:
    shown = talk.shown(MoveKind.TRADE) or _moved_both_ways(talk)
    return Ruling(_is(bool(shown)), shown[:MOST_QUOTES], None if shown else both("notes.never"))


def _moved_both_ways(talk: Talk) -> tuple[Evidence, ...]:
    """Offers that give on one issue and take on another, against the person's offer before."""
    table = talk.session.setup.table
    if table is None:
        return ()
    found, before = [], None
    for number, turn in enumerate(talk.session.turns, start=1):
        offer = turn.understood.offer
        if offer is None:
            continue
        if before is not None:
            steps = [
                issue.points[table.parties[0]][offer.choices[place]]
                - issue.points[table.parties[0]][before.choices[place]]
                for place, issue in enumerate(table.issues)
                if _exists(offer.choices.get(place), issue.options)
                and _exists(before.choices.get(place), issue.options)
            ]
            if min(steps, default=0) < 0 < max(steps, default=0):
                found.append(talk.at(number))
        before = offer
    return tuple(found)


def _exists(option: int | None, options: tuple[str, ...]) -> bool:
    return option is not None and 0 <= option < len(options)


def _shrinking(talk: Talk) -> Ruling:
    points, best = [(point.turn, point.own) for point in talk.own], float("inf")
    steps = [(turn, before - after) for (_, before), (turn, after) in pairwise(points) if before - after > 0]
    if len(steps) < 2:
        return Ruling("not_applicable")
    met = True
    for _, step in steps:
        met, best = met and step <= best + _SAME, min(best, step)
    note = both("notes.shrinking", steps=" → ".join(f"{step:.0f}" for _, step in steps))
    return Ruling(_is(met), tuple(talk.at(turn) for turn, _ in steps[-2:]), note)


def _no_blame(talk: Talk) -> Ruling:
    shown = talk.shown(MoveKind.BLAME, MoveKind.THREAT)[:MOST_QUOTES]
    return Ruling(_is(not shown), shown, None if shown else both("notes.clean"))


def _concerns(talk: Talk) -> Ruling:
    if not talk.concerns:
        return Ruling("not_applicable")
    eased = [concern.turn for concern in talk.concerns if concern.turn is not None]
    evidence = tuple(talk.at(turn) for turn in dict.fromkeys(eased))[:MOST_QUOTES]
    note = both("notes.concerns", eased=len(eased), all=len(talk.concerns))
    return Ruling(_is(len(eased) == len(talk.concerns)), evidence, note)


def _above(talk: Talk) -> Ruling:
    result = talk.result
    if result is None or (result.deal is None and not talk.own):
        return Ruling("not_applicable")
    floor = result.walk_away - 1e-6
    low = [point.turn for point in talk.own if point.own < floor]
    if result.own < floor:
        low.append(len(talk.session.turns))
    note = both("notes.below" if low else "notes.above", floor=f"{result.walk_away:.0f}")
    return Ruling(_is(not low), tuple(talk.at(turn) for turn in dict.fromkeys(low))[:MOST_QUOTES], note)


def _little_left(talk: Talk) -> Ruling:
    if talk.result is None or talk.result.value_captured is None:
        return Ruling("not_applicable")
    share = talk.result.value_captured
    note = both("notes.captured", share=percent(share), wanted=percent(LITTLE))
    return Ruling(_is(share >= LITTLE), note=note)


JUDGES: dict[RubricKey, Callable[[Talk], Ruling]] = {
    RubricKey.AMBITION: _ambition,
    RubricKey.INTERESTS: _interests,
    RubricKey.PRIORITIES: _did(MoveKind.PRIORITY_QUESTION),
    RubricKey.ACKNOWLEDGED: _did(MoveKind.ACKNOWLEDGEMENT),
    RubricKey.REASONS: _did(MoveKind.CRITERIA, MoveKind.DISCLOSURE),
    RubricKey.TRADES: _trades,
    RubricKey.SHRINKING: _shrinking,
    RubricKey.NO_BLAME: _no_blame,
    RubricKey.SUMMARISED: _did(MoveKind.SUMMARY),
    RubricKey.CONCERNS: _concerns,
    RubricKey.ABOVE_WALK_AWAY: _above,
    RubricKey.LITTLE_LEFT: _little_left,
}
