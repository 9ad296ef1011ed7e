"""Where one department's KPI falls as another's rises: read from names, directions and formulas.

It is an inference: a formula says which way a figure moves its KPI when everything else stays the same.
Each conflict therefore says what it rests on, and the person decides whether it holds.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, product

from assistant.agenda.checks.matching import plain, same, stands_in
from assistant.project.models import Department, Kpi, Project

_OPERATOR = re.compile(r"([+＋×✕*÷/／()（）]|[−－]|(?<=\s)[-–—](?=\s)|(?<=\s)x(?=\s))")
_UP, _DOWN = 1, -1
_MINUS = frozenset("-−－–—")
_DIVIDE = frozenset("÷/／")
_PLUS = frozenset("+＋")
_OPEN, _SHUT = frozenset("(（"), frozenset(")）")


class Clash(StrEnum):
    """What two KPIs collide in.

    ``SHARED``: both count the same figure, so that one can grow at the other's cost. ``OPPOSITE``: one
    wants a figure up and the other wants it down. ``COST``: one department's KPI stands in the other's
    formula where it pulls it the wrong way.
    """

    SHARED = "shared"
    OPPOSITE = "opposite"
    COST = "cost"


@dataclass(frozen=True)
class KpiConflict:
    """Two KPIs that pull against each other over ``figure``, and how that was inferred."""

    clash: Clash
    one: Department
    one_kpi: Kpi
    other: Department
    other_kpi: Kpi
    figure: str


def kpi_conflicts(project: Project) -> list[KpiConflict]:
    """Conflicts between KPIs of different departments, at most one for each pair of KPIs."""
    found: list[KpiConflict] = []
    for one, other in combinations(project.departments, 2):
        for mine, theirs in product(one.kpis, other.kpis):
            conflict = _conflict(one, mine, other, theirs)
            if conflict is not None:
                found.append(conflict)
    return found


def pulls(formula: str) -> dict[str, int]:
    """How each figure of a formula moves its result: +1 with it, -1 against it.

    A figure that stands on both sides, such as revenue in ``(revenue − cost) ÷ revenue``, is left out.
    Precedence and brackets count; anything that is not an operator is part of a figure's name.
    """
    signs: dict[str, set[int]] = {}
    for name, sign in _signed(formula):
        signs.setdefault(name, set()).add(sign)
    return {name: directions.pop() for name, directions in signs.items() if len(directions) == 1}


def _signed(formula: str) -> Iterator[tuple[str, int]]:
    stack: list[tuple[int, int, int]] = []
    group, added, factor = 1, 1, 1
    for token in (part.strip() for part in _OPERATOR.split(formula)):
        if token in _OPEN:
            stack.append((group, added, factor))
            group, added, factor = group * added * factor, 1, 1
        elif token in _SHUT:
            group, added, factor = stack.pop() if stack else (1, 1, 1)
        elif token in _PLUS or token in _MINUS:
            added, factor = (-1 if token in _MINUS else 1), 1
        elif token in _DIVIDE:
            factor = -1
        elif token in {"×", "✕", "*", "x"}:
            factor = 1
        elif plain(token) and not plain(token).replace(" ", "").isdigit():
            yield token, group * added * factor


def _wants(kpi: Kpi) -> dict[str, int]:
    direction = _UP if kpi.direction == "up" else _DOWN
    return {name: sign * direction for name, sign in pulls(kpi.formula).items()}


def _direction(kpi: Kpi) -> int:
    return _UP if kpi.direction == "up" else _DOWN


def _conflict(one: Department, mine: Kpi, other: Department, theirs: Kpi) -> KpiConflict | None:
    if same(mine.name, theirs.name):
        clash = Clash.SHARED if mine.direction == theirs.direction else Clash.OPPOSITE
        return KpiConflict(clash, one, mine, other, theirs, mine.name)
    for figure, wanted in _wants(mine).items():
        if wanted == -_direction(theirs) and _is_the_kpi(figure, theirs.name):
            return KpiConflict(Clash.COST, one, mine, other, theirs, figure)
    for figure, wanted in _wants(theirs).items():
        if wanted == -_direction(mine) and _is_the_kpi(figure, mine.name):
            return KpiConflict(Clash.COST, other, theirs, one, mine, figure)
    their_wants = _wants(theirs)
    for figure, wanted in _wants(mine).items():
        if any(same(figure, name) and wanted == -theirs_too for name, theirs_too in their_wants.items()):
            return KpiConflict(Clash.OPPOSITE, one, mine, other, theirs, figure)
    return None


def _is_the_kpi(figure: str, kpi: str) -> bool:
    """Whether a formula's figure is a department's KPI: the same name, or one inside the other."""
    return same(figure, kpi) or (len(plain(kpi)) > 2 and stands_in(figure, kpi))
