"""The table as arithmetic: values, completion of partial offers, words for a package."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from assistant.negotiation.problem import Problem, to_micro, to_points
from assistant.rehearsal.models import Offer, Table

_Key = tuple[
    tuple[str, ...],
    tuple[tuple[str, tuple[str, ...], tuple[tuple[float, ...], ...]], ...],
    tuple[float, ...],
    tuple[tuple[tuple[int, int], ...], ...],
]


def problem_of(table: Table) -> Problem:
    """The table as a :class:`Problem`: the parties in its order, values in micro-points.

    Cached by content, so that asking at every turn costs nothing.

    Raises:
        KeyError: an issue or the reservation values lack a party.
    """
    return _problem(
        (
            table.parties,
            tuple(
                (issue.name, issue.options, tuple(issue.points[party] for party in table.parties))
                for issue in table.issues
            ),
            tuple(table.reservation[party] for party in table.parties),
            tuple(tuple(sorted(partial.items())) for partial in table.forbidden),
        )
    )


@lru_cache(maxsize=64)
def _problem(key: _Key) -> Problem:
    parties, issues, reservation, forbidden = key
    return Problem(
        parties=parties,
        issues=tuple(name for name, _, _ in issues),
        options=tuple(options for _, options, _ in issues),
        values=tuple(
            np.array([[to_micro(points) for points in row] for row in zip(*columns, strict=True)], np.int64)
            for _, _, columns in issues
        ),
        reservation=np.array([to_micro(points) for points in reservation], np.int64),
        forbidden=tuple(dict(partial) for partial in forbidden),
    )


def micro_value(problem: Problem, party: int, package: Sequence[int]) -> int:
    """What a complete package (one option index an issue) is worth to the party, in micro-points."""
    return sum(int(values[choice, party]) for values, choice in zip(problem.values, package, strict=True))


def value(table: Table, party: str, offer: Offer) -> float:
    """Points of ``offer`` for ``party``; an issue it leaves open, or an unknown option, counts 0."""
    problem = problem_of(table)
    column = problem.parties.index(party)
    return to_points(
        sum(int(problem.values[issue][option, column]) for issue, option in _known(table, offer).items())
    )


def is_complete(table: Table, offer: Offer) -> bool:
    """Whether the offer names an existing option of every issue and nothing else."""
    return len(offer.choices) == len(table.issues) == len(_known(table, offer))


def completed(table: Table, offer: Offer, base: Offer | None) -> Offer | None:
    """``offer`` with its open issues taken from ``base``; ``None`` when some stay open or do not exist."""
    if is_complete(table, offer):
        return offer
    if base is None or not exists(table, offer):
        return None
    whole = Offer(choices=dict(sorted({**base.choices, **offer.choices}.items())))
    return whole if is_complete(table, whole) else None


def exists(table: Table, offer: Offer) -> bool:
    """Whether all that the offer names, complete or not, is at the table."""
    return len(_known(table, offer)) == len(offer.choices)


def allowed(table: Table, offer: Offer) -> bool:
    """Whether a complete offer keeps every rule between the issues."""
    return not any(
        all(offer.choices.get(issue) == option for issue, option in partial.items())
        for partial in table.forbidden
    )


def named(table: Table, offer: Offer) -> list[tuple[str, str]]:
    """The offer in words: issue and option, the unit added where the option is a bare figure."""
    return [
        (table.issues[issue].name, option_text(table, issue, option))
        for issue, option in sorted(_known(table, offer).items())
    ]


def option_text(table: Table, issue: int, option: int) -> str:
    """One option as it is said, such as 「8 人週」, also where the table keeps figure and unit apart."""
    text, unit = table.issues[issue].options[option], table.issues[issue].unit
    bare = text.replace(",", "").replace(".", "").lstrip("-").isdigit()
    return f"{text} {unit}" if bare and unit else text


def _known(table: Table, offer: Offer) -> dict[int, int]:
    """The choices that exist at this table."""
    return {
        issue: option
        for issue, option in offer.choices.items()
        if 0 <= issue < len(table.issues) and 0 <= option < len(table.issues[issue].options)
    }
