"""The arithmetic of the debrief: what was obtained, what was possible, how the offers went."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.negotiation.frontier import Frontier, pareto_frontier
from assistant.negotiation.improve import post_settlement
from assistant.negotiation.named import Named, named_packages
from assistant.negotiation.problem import Micro, Problem, to_points
from assistant.rehearsal.debrief.models import CurvePoint, Package, Result
from assistant.rehearsal.kinds import OFFERS
from assistant.rehearsal.models import Offer, Session, Table
from assistant.rehearsal.table import completed, is_complete, named, problem_of, value


def names(session: Session) -> dict[str, str]:
    """Key → name of each counterpart; a name that two share is followed by its key."""
    personas = session.setup.personas
    shared = [persona.name for persona in personas]
    return {
        p.key: p.name if p.name and shared.count(p.name) == 1 else f"{p.name} {p.key}".strip()
        for p in personas
    }


def result_of(session: Session, table: Table) -> Result:
    """What was obtained at the table against no deal, the best for all and the best for the person."""
    problem = problem_of(table)
    known = names(session)
    frontier = _frontier(table.model_dump_json()).above(problem.reservation)
    deal = session.agreement if session.agreement and is_complete(table, session.agreement) else None
    worth = problem.reservation if deal is None else problem.evaluate(_row(deal, table))[0]
    floors = dict(zip(table.parties, map(to_points, problem.reservation), strict=True))
    result = Result(
        own=to_points(worth[0]),
        walk_away=floors[table.parties[0]],
        theirs=_theirs(worth, table, known),
        their_walk_away={known[key]: floors[key] for key in table.parties[1:]},
        deal=None if deal is None else _package(_row(deal, table)[0], problem, table, known),
    )
    return (
        result.model_copy(update=_possible(frontier, problem, table, deal, known))
        if len(frontier)
        else result
    )


def _possible(
    frontier: Frontier, problem: Problem, table: Table, deal: Offer | None, known: dict[str, str]
) -> dict[str, object]:
    """The fields that compare with what was possible, for a table where a deal is."""
    rows = named_packages(frontier, problem.reservation)
    joint, nash = frontier.packages[rows[Named.JOINT]], frontier.packages[rows[Named.NASH]]
    floor = problem.reservation
    worth = floor if deal is None else problem.evaluate(_row(deal, table))[0]
    most = int((frontier.values[rows[Named.JOINT]] - floor).sum())
    gained = int((worth - floor).sum())
    best_own = int(frontier.values[:, 0].max())
    own_span = best_own - int(floor[0])
    better = nash if deal is None else None
    if deal is not None:
        row = post_settlement(_frontier(table.model_dump_json()), problem, _row(deal, table)[0])
        better = None if row is None else _frontier(table.model_dump_json()).packages[row]
    return {
        "joint": _package(joint, problem, table, known),
        "nash": _package(nash, problem, table, known),
        "best_own": to_points(best_own),
        "value_captured": _share(gained, most),
        "own_share": _share(int(worth[0] - floor[0]), own_span),
        "left": to_points(max(0, most - gained)),
        "better": None if better is None else _package(better, problem, table, known),
    }


def curves(session: Session) -> tuple[CurvePoint, ...]:
    """Every complete offer in order, with its points for the person and for each counterpart.

    An offer of the person that leaves issues open is completed from the counterparts' last one, as the
    counterparts do; what cannot be completed is left out. Empty without a table.
    """
    table = session.setup.table
    if table is None:
        return ()
    known, points = names(session), []
    standing: Offer | None = None
    for number, turn in enumerate(session.turns, start=1):
        offer = turn.understood.offer
        whole = completed(table, offer, standing) if offer is not None and offer.choices else None
        if whole is not None:
            points.append(_point(number, "", whole, table, known))
        for act in turn.acts:
            if act.kind in OFFERS and act.offer is not None and is_complete(table, act.offer):
                standing = act.offer
                points.append(_point(number, known[act.speaker], act.offer, table, known))
    return tuple(points)


def ambition(table: Table, points: float) -> float:
    """Points of the person as a share of the way from the walk-away to the person's own best package."""
    person = table.parties[0]
    best = sum(max(issue.points[person]) for issue in table.issues)
    floor = table.reservation[person]
    return (points - floor) / (best - floor) if best > floor else 1.0


def _point(number: int, by: str, offer: Offer, table: Table, known: dict[str, str]) -> CurvePoint:
    own, *others = (value(table, party, offer) for party in table.parties)
    theirs = {known[key]: points for key, points in zip(table.parties[1:], others, strict=True)}
    return CurvePoint(turn=number, by=by, own=own, theirs=theirs)


@lru_cache(maxsize=16)
def _frontier(table: str) -> Frontier:
    return pareto_frontier(problem_of(Table.model_validate_json(table)))


def _row(offer: Offer, table: Table) -> NDArray[np.intp]:
    return np.array([[offer.choices[issue] for issue in range(len(table.issues))]], dtype=np.intp)


def _package(row: NDArray[np.intp], problem: Problem, table: Table, known: dict[str, str]) -> Package:
    worth = problem.evaluate(row[None, :])[0]
    offer = Offer(choices={issue: int(option) for issue, option in enumerate(row)})
    return Package(
        choices=tuple(named(table, offer)), own=to_points(worth[0]), theirs=_theirs(worth, table, known)
    )


def _theirs(worth: Micro, table: Table, known: dict[str, str]) -> dict[str, float]:
    return {known[key]: to_points(points) for key, points in zip(table.parties[1:], worth[1:], strict=True)}


def _share(part: int, whole: int) -> float:
    """``part`` of ``whole`` within 0..1; all of nothing is 1."""
    return round(min(1.0, max(0.0, part / whole)), 4) if whole > 0 else 1.0
