"""Trade-offs: people's own deals beside computed ones, and the frontier beside plain enumeration.

The CaSiNo corpus (Chawla et al., NAACL 2021, CC BY 4.0) is not part of the repository: name its folder
in ``COMMON_GROUND_CASINO``.
"""

import json
import os
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from assistant.negotiation.frontier import efficient, pareto_frontier
from assistant.negotiation.improve import post_settlement
from assistant.negotiation.named import Named, named_packages
from assistant.negotiation.problem import SCALE, Problem

GOODS = ("Food", "Water", "Firewood")
WORTH = {"High": 5, "Medium": 4, "Low": 3}
NO_DEAL = 5
SIZES = ((2, 8, 5), (2, 20, 5), (3, 6, 6), (6, 5, 4))
ENUMERABLE = 500_000


def main() -> None:
    _people()
    _times()


@dataclass(frozen=True)
class Deal:
    """One agreed dialogue: its problem, what the two agreed, and the points they got, in points."""

    problem: Problem
    agreed: np.ndarray[tuple[int], np.dtype[np.intp]]


def _people() -> None:
    folder = os.environ.get("COMMON_GROUND_CASINO", "")
    files = sorted(Path(folder).glob("casino_*.json")) if folder else []
    if not files:
        print("CaSiNo: skipped, set COMMON_GROUND_CASINO to the folder with casino_*.json")
        return
    rows = [_compare(deal) for path in files for deal in _deals(json.loads(path.read_text("utf-8")))]
    shares = np.array(rows, dtype=float)
    print(f"CaSiNo, {len(rows)} agreed dialogues")
    print(f"  joint points of the maximum: people {shares[:, 0].mean():.1%}, Nash {shares[:, 1].mean():.1%}")
    print(f"  Pareto-efficient:            people {shares[:, 2].mean():.1%}, Nash {shares[:, 3].mean():.1%}")
    print(f"  Nash gives both at least what they agreed on: {shares[:, 4].mean():.1%}")
    print(f"  of the deals that can be improved, improved for both by post-settlement: {_improved(rows):.1%}")


def _improved(rows: list[tuple[float, ...]]) -> float:
    improvable = [row[5] for row in rows if not row[2]]
    return statistics.mean(improvable) if improvable else 1.0


def _compare(deal: Deal) -> tuple[float, ...]:
    problem = deal.problem
    frontier = pareto_frontier(problem)
    nash = frontier.values[named_packages(frontier, problem.reservation)[Named.NASH]]
    agreed = problem.evaluate(deal.agreed[None, :])[0]
    everything = problem.evaluate(problem.all_packages())
    most = everything.sum(axis=1).max()
    return (
        agreed.sum() / most,
        nash.sum() / most,
        _is_efficient(agreed, everything),
        _is_efficient(nash, everything),
        bool((nash >= agreed).all()),
        post_settlement(frontier, problem, deal.agreed) is not None,
    )


def _is_efficient(
    values: "np.ndarray[Any, np.dtype[np.int64]]", everything: "np.ndarray[Any, np.dtype[np.int64]]"
) -> bool:
    return not bool(((everything >= values).all(axis=1) & (everything > values).any(axis=1)).any())


def _deals(dialogues: list[dict[str, Any]]) -> Iterator[Deal]:
    """The agreed dialogues: issue = goods, option = how many of three the first person gets."""
    for dialogue in dialogues:
        turns = dialogue["chat_logs"]
        if turns[-1]["text"] != "Accept-Deal":
            continue
        offer = next(turn for turn in reversed(turns) if turn["text"] == "Submit-Deal")
        people = sorted(dialogue["participant_info"])
        key = "issue2youget" if offer["id"] == people[0] else "issue2theyget"
        worth = [_points(dialogue["participant_info"][person]["value2issue"]) for person in people]
        values = tuple(
            np.array([[n * worth[0][goods], (3 - n) * worth[1][goods]] for n in range(4)], dtype=np.int64)
            * SCALE
            for goods in GOODS
        )
        options = tuple(tuple(str(n) for n in range(4)) for _ in GOODS)
        problem = Problem(tuple(people), GOODS, options, values, np.full(2, NO_DEAL * SCALE))
        yield Deal(problem, np.array([int(offer["task_data"][key][goods]) for goods in GOODS], dtype=np.intp))


def _points(priorities: dict[str, str]) -> dict[str, int]:
    return {goods: WORTH[rank] for rank, goods in priorities.items()}


def _times() -> None:
    print("\nfrontier, median of 5 random cases, beside listing every package and comparing")
    for parties, issues, options in SIZES:
        problems = [_random(seed, parties, issues, options) for seed in range(5)]
        merged = statistics.median(_milliseconds(partial(pareto_frontier, p)) for p in problems)
        line = f"  {parties} x ({issues} x {options}), {options**issues:>18,} packages: {merged:8.1f} ms"
        if options**issues <= ENUMERABLE:
            listed = statistics.median(_milliseconds(partial(_listed, p)) for p in problems)
            line += f", listed {listed:8.1f} ms, ratio {merged / listed:.3f}"
        print(line if options**issues <= ENUMERABLE else f"{line}, too many to list")


def _listed(problem: Problem) -> None:
    efficient(problem.evaluate(problem.all_packages()))


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1_000


def _random(seed: int, parties: int, issues: int, options: int) -> Problem:
    rng = np.random.default_rng(seed)
    weights = rng.dirichlet(np.ones(issues), size=parties) * 100 * SCALE
    values = tuple(
        np.rint(rng.random((options, parties)) * weights[:, i]).astype(np.int64) for i in range(issues)
    )
    return Problem(
        parties=tuple(f"party {index}" for index in range(parties)),
        issues=tuple(f"issue {index}" for index in range(issues)),
        options=tuple(tuple(f"option {row}" for row in range(options)) for _ in range(issues)),
        values=values,
        reservation=np.full(parties, 20 * SCALE),
    )
