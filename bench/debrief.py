"""Does the debrief's value captured follow what was really obtained? ``python -m bench debrief``.

The scripted people of the rehearsals play at every level; the value captured is set against the points all
parties gained together, and the same session is debriefed twice.
"""

import statistics
import time
from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray

from assistant.rehearsal.debrief import debrief
from assistant.rehearsal.kinds import Level, Status
from assistant.rehearsal.models import Session
from assistant.rehearsal.play import play, start
from assistant.rehearsal.table import value
from bench.rehearsal import mute, setup_of
from bench.rehearsal_users import USERS, Person

TABLES = 24


@dataclass(frozen=True)
class Scored:
    """One session: the debrief's scores, and the points of all parties together as the table has them."""

    user: str
    captured: float
    process: float
    joint: float
    same: bool


def main() -> None:
    started = time.perf_counter()
    scored = [score(seed, user, level) for seed in range(TABLES) for user in USERS for level in Level]
    took = time.perf_counter() - started
    joint = [each.joint for each in scored]
    print(f"{len(scored)} sessions in {took:.0f} s, two debriefs each")
    print(f"  value captured and joint value: Spearman {spearman([s.captured for s in scored], joint):.3f}")
    print(f"  process and joint value: Spearman {spearman([s.process for s in scored], joint):.3f}")
    print(f"  same session, same debrief: {sum(each.same for each in scored)} of {len(scored)}")
    for user in USERS:
        some = [each for each in scored if each.user == user]
        print(f"  {user:11} captured {_mean(s.captured for s in some):.3f}", end="")
        print(f"   process {_mean(s.process for s in some):.3f}")


def score(seed: int, user: str, level: Level) -> Scored:
    """Play one session between two and debrief it twice, the second time from its stored form."""
    session, random = start(setup_of(seed, level), mute), Random(f"{seed}/{user}")
    while session.status is Status.OPEN:
        session = play(session, "", USERS[user](Person(session, random)), mute)
    first, again = debrief(session), debrief(Session.model_validate_json(session.model_dump_json()))
    return Scored(user, first.value_captured or 0.0, first.process, _joint(session), first == again)


def _joint(session: Session) -> float:
    """Points of all parties together: of the deal, else of no deal."""
    table = session.setup.table
    assert table is not None, "the bench's rehearsals are at tables"
    if session.agreement is None:
        return sum(table.reservation.values())
    return sum(value(table, party, session.agreement) for party in table.parties)


def spearman(first: Iterable[float], second: Iterable[float]) -> float:
    """Rank correlation, ties at their mean rank."""
    return float(np.corrcoef(_ranks(list(first)), _ranks(list(second)))[0, 1])


def _ranks(figures: list[float]) -> NDArray[np.float64]:
    _, place, counts = np.unique(np.array(figures), return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return np.asarray((ends - (counts - 1) / 2)[place])


def _mean(figures: Iterable[float]) -> float:
    return statistics.fmean(figures)


if __name__ == "__main__":
    main()
