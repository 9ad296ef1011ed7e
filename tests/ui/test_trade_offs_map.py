"""The map of packages: what is drawn and sampled, what it says in words, marks that move aside."""

import re
from math import hypot

import numpy as np
import pytest

from assistant.project.models import Project
from assistant.trade_offs.analysis import Analysis, analyse
from assistant.ui.components.trade_offs.map import View, map_html
from assistant.ui.components.trade_offs.placing import APART, apart
from assistant.ui.components.trade_offs.scatter import MOST_DOTS, scatter
from assistant.ui.components.trade_offs.spots import frontier_spots, named_spots
from tests.ui.traded_projects import SAMPLE, large


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analyse(SAMPLE)


def _map(project: Project) -> str:
    found = analyse(project)
    named = named_spots(found)
    return map_html(View(found, scatter(found, 0, 1), 0, 1), named, frontier_spots(found, named))


def test_every_package_of_a_small_problem_is_drawn_and_keeps_the_constraints(analysis: Analysis) -> None:
    seen = scatter(analysis, 0, 1)
    assert not seen.sampled
    assert len(seen.dots) == len(analysis.problem.all_packages())
    assert analysis.problem.feasible(seen.packages).all()


def test_a_large_problem_is_sampled_the_same_way_every_time() -> None:
    found = analyse(large())
    first, second = scatter(found, 0, 1), scatter(found, 0, 1)
    assert first.sampled
    assert first.total == 5**8
    assert 0 < len(first.dots) <= MOST_DOTS
    assert np.array_equal(first.packages, second.packages)


def test_the_edge_falls_from_one_department_to_the_other(analysis: Analysis) -> None:
    edge = scatter(analysis, 0, 2).edge
    assert (np.diff(edge[:, 0]) < 0).all()
    assert (np.diff(edge[:, 1]) > 0).all()


def test_named_packages_stand_once_with_all_their_names(analysis: Analysis) -> None:
    named = named_spots(analysis)
    packages = [tuple(spot.package.values()) for spot in named]
    assert len(set(packages)) == len(packages)
    assert named[0].kind == "today"
    assert {"A", "B"} <= {spot.key for spot in named}
    others = frontier_spots(analysis, named)
    assert not [spot for spot in others if tuple(spot.package.values()) in packages]


def test_the_map_says_every_named_package_in_words_and_is_reached_by_keyboard(analysis: Analysis) -> None:
    drawn = _map(SAMPLE)
    for spot in named_spots(analysis):
        label = next(
            each
            for each in re.findall(r'tabindex="0" role="img" aria-label="([^"]+)"', drawn)
            if spot.title in each
        )
        assert all(option in label for option in spot.package.values())
    assert drawn.count("<title>") >= drawn.count("tabindex")


def test_names_typed_by_a_person_cannot_break_the_map() -> None:
    evil = SAMPLE.model_dump_json().replace("12 人週", '<img src=x>$x$\\" onload=')
    drawn = _map(Project.model_validate_json(evil))
    assert "<img" not in drawn
    assert "$" not in drawn
    assert "\n" not in drawn


def test_marks_that_would_cover_one_another_move_aside_and_stay_near() -> None:
    wanted = [(100.0, 100.0), (104.0, 98.0), (101.0, 103.0), (300.0, 300.0)]
    placed = apart(wanted, (0.0, 0.0), (400.0, 400.0))
    assert placed[0] == wanted[0]
    assert placed[3] == wanted[3]
    far = [hypot(x - u, y - v) for i, (x, y) in enumerate(placed) for u, v in placed[:i]]
    assert min(far) >= APART
    assert all(hypot(x - u, y - v) < 70 for (x, y), (u, v) in zip(placed, wanted, strict=True))
