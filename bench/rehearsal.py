"""Rehearsals played by scripted people: are the counterparts sound, and do the levels differ?

``python -m bench rehearsal`` plays 5,000 sessions, two processes at a time.
"""

import statistics
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from random import Random

import numpy as np

from assistant.language.locale import Language
from assistant.negotiation.frontier import Frontier, pareto_frontier
from assistant.rehearsal.kinds import OFFERS, ActKind, Level, Scenario, Status, Style
from assistant.rehearsal.models import Act, Persona, Session, Setup, Spoken, Table, TableIssue
from assistant.rehearsal.play import play, start
from assistant.rehearsal.strategy import decide, trace
from assistant.rehearsal.table import problem_of, value
from bench.rehearsal_users import USERS, Person, turn

SESSIONS = 5_000
ROUNDS = 10


@dataclass(frozen=True)
class Outcome:
    """How one session went; ``result``: the person's gain as a share of the most possible, else 0."""

    user: str
    level: Level
    parties: int
    result: float
    deal: bool
    efficient: bool
    below: int
    rises: int


def main() -> None:
    each = -(-SESSIONS // (len(USERS) * len(Level)))
    with ProcessPoolExecutor(2) as pool:
        outcomes = [o for some in pool.map(play_all, range(each), chunksize=8) for o in some]
    _report(outcomes)
    _speed()


def play_all(seed: int) -> list[Outcome]:
    """Every scripted person at every level at the table of one seed."""
    return [play_one(seed, user, level) for user in USERS for level in Level]


def play_one(seed: int, user: str, level: Level) -> Outcome:
    """One whole session; every tenth table has two counterparts, every twentieth three."""
    parties = 4 if seed % 20 == 19 else 3 if seed % 20 == 9 else 2
    setup = setup_of(seed, level, parties)
    random = Random(f"{seed}/{user}")
    session = start(setup, mute)
    while session.status is Status.OPEN:
        session = play(session, "", USERS[user](Person(session, random)), mute)
    return _outcome(session, user)


def mute(session: Session, text: str, acts: tuple[Act, ...]) -> tuple[Spoken, ...]:
    """A voice that says nothing but what was decided."""
    return tuple(Spoken(speaker=act.speaker, text=act.kind.value) for act in acts)


def setup_of(seed: int, level: Level, parties: int = 2, size: tuple[int, int] | None = None) -> Setup:
    """A setup with a table drawn by the seed; the same for every person and level."""
    rng = np.random.default_rng(seed)
    issues, options = size or (int(rng.integers(3, 7)), int(rng.integers(3, 6)))
    names = ("person", *(f"counterpart {n}" for n in range(1, parties)))
    styles = list(Style)
    personas = tuple(
        Persona(key=name, name=name, style=styles[(seed + n) % len(styles)])
        for n, name in enumerate(names[1:])
    )
    return Setup(
        language=Language.EN,
        scenario=Scenario.NUMERIC,
        level=level,
        seed=seed,
        personas=personas,
        table=_table(rng, names, issues, options),
        rounds=ROUNDS,
    )


def _table(rng: np.random.Generator, names: tuple[str, ...], issues: int, options: int) -> Table:
    """Opposed wishes with different priorities; on one issue in six the wishes agree."""
    weights = 100 * rng.dirichlet(np.full(issues, 1.5), size=len(names))
    rows = []
    for issue in range(issues):
        agree = rng.random(len(names)) < 1 / 6
        points = {}
        for party, name in enumerate(names):
            steps = np.sort(np.concatenate([[0.0, 1.0], rng.random(options - 2)]))
            rising = party == 0 or bool(agree[party])
            points[name] = tuple((steps if rising else steps[::-1]) * weights[party, issue])
        rows.append(
            TableIssue(
                name=f"issue {issue}", options=tuple(f"step {n}" for n in range(options)), points=points
            )
        )
    floors = {name: float(rng.uniform(25, 40)) for name in names}
    return Table(parties=names, issues=tuple(rows), reservation=floors)


def _outcome(session: Session, user: str) -> Outcome:
    table = session.setup.table
    assert table is not None
    deal, person = session.agreement, table.parties[0]
    best = sum(max(issue.points[person]) for issue in table.issues)
    floor = table.reservation[person]
    result = 0.0 if deal is None else (value(table, person, deal) - floor) / (best - floor)
    return Outcome(
        user=user,
        level=session.setup.level,
        parties=len(table.parties),
        result=result,
        deal=deal is not None,
        efficient=deal is not None and _efficient(session),
        below=_below(session, table),
        rises=_rises(session),
    )


def _below(session: Session, table: Table) -> int:
    """Offers and acceptances worth less to a counterpart than no deal."""
    made = [
        (act.speaker, act.offer)
        for each in session.turns
        for act in each.acts
        if act.offer is not None and act.kind in (*OFFERS, ActKind.ACCEPT)
    ]
    made += [(p.key, session.agreement) for p in session.setup.personas if session.agreement is not None]
    return sum(value(table, party, offer) < table.reservation[party] - 1e-6 for party, offer in made)


def _rises(session: Session) -> int:
    points = trace(session)
    rises = 0
    for persona in session.setup.personas:
        own = [p.aspiration for p in points if p.speaker == persona.key and p.aspiration is not None]
        rises += sum(after > before for before, after in pairwise(own))
    return rises


@lru_cache(maxsize=16)
def _frontier(seed: int, parties: int) -> Frontier:
    table = setup_of(seed, Level.FAIR, parties).table
    assert table is not None
    return pareto_frontier(problem_of(table))


def _efficient(session: Session) -> bool:
    table, deal = session.setup.table, session.agreement
    assert table is not None
    assert deal is not None
    problem = problem_of(table)
    package = np.array([[deal.choices[i] for i in range(len(table.issues))]], dtype=np.intp)
    worth = problem.evaluate(package)[0]
    gains = _frontier(session.setup.seed, len(table.parties)).values - worth
    return not bool(((gains >= 0).all(axis=1) & (gains > 0).any(axis=1)).any())


def mean_result(outcomes: Iterable[Outcome], *, user: str = "", level: Level | None = None) -> float:
    """The mean of a person's, or a level's, results."""
    some = [o.result for o in outcomes if user in ("", o.user) and level in (None, o.level)]
    return statistics.fmean(some)


def efficient_share(outcomes: Iterable[Outcome], user: str) -> float:
    """Which share of a person's deals at tables of two is Pareto-efficient."""
    deals = [o.efficient for o in outcomes if o.user == user and o.deal and o.parties == 2]
    return statistics.fmean(deals) if deals else 0.0


def _report(outcomes: list[Outcome]) -> None:
    print(f"{len(outcomes):,} sessions; the person's gain as a share of the most possible / share of deals")
    for user in USERS:
        cells = []
        for level in Level:
            some = [o for o in outcomes if o.user == user and o.level is level]
            deals = statistics.fmean(o.deal for o in some)
            cells.append(f"{level.value} {mean_result(some):.3f} / {deals:.2f}")
        print(f"  {user:11} {'   '.join(cells)}   efficient {efficient_share(outcomes, user):.2f}")
    levels = [mean_result(outcomes, level=level) for level in (Level.EASY, Level.FAIR, Level.HARD)]
    people = [mean_result(outcomes, user=user) for user in ("log-roller", "linear", "hard-liner")]
    print(f"  easy > fair > hard: {_falling(levels)} ({', '.join(f'{x:.3f}' for x in levels)})")
    print(f"  log-roller > linear > hard-liner: {_falling(people)} ({', '.join(f'{x:.3f}' for x in people)})")
    for parties in (3, 4):
        deals_there = [o.deal for o in outcomes if o.parties == parties]
        share = statistics.fmean(deals_there)
        print(f"  {parties - 1} counterparts: {share:.2f} of {len(deals_there)} end in a deal")
    print(f"  offers or acceptances below the reservation value: {sum(o.below for o in outcomes)}")
    print(f"  aspirations that rise: {sum(o.rises for o in outcomes)}")


def _falling(figures: list[float]) -> str:
    return "yes" if all(before > after for before, after in pairwise(figures)) else "NO"


def _speed() -> None:
    for clock, name in ((time.perf_counter, "by the clock"), (time.process_time, "of processor time")):
        took = decision_times(20, clock)
        p50, p99 = np.percentile(took, [50, 99])
        print(f"  a decision at 8 issues of 5 options: p50 {p50:.2f} ms, p99 {p99:.2f} ms {name}")


def decision_times(sessions: int, clock: Callable[[], float] = time.perf_counter) -> list[float]:
    """Milliseconds of each decision in sessions of 30 rounds at eight issues of five options."""
    took = []
    for seed in range(sessions):
        setup = setup_of(seed, Level.FAIR, size=(8, 5)).model_copy(update={"rounds": 30})
        session, random = start(setup, mute), Random(seed)
        while session.status is Status.OPEN:
            choices = {issue: random.randrange(5) for issue in range(8)}
            read = turn({**choices, 0: 4, 1: 4, 2: 4, 3: 4})
            before = clock()
            decide(session, read)
            took.append((clock() - before) * 1_000)
            session = play(session, "", read, mute)
    return took


if __name__ == "__main__":
    main()
