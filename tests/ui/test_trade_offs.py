"""The trade-offs' page: changes of private priorities, the map in words, the other side, the live page."""

import re
import time
from collections.abc import Callable
from math import hypot
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from assistant.bootstrap import get_services
from assistant.language.locale import Language
from assistant.project.files import read_project
from assistant.project.models import ContestedIssue, Department, Project
from assistant.project.preferences import IssuePreference, Preference, Rule
from assistant.settings import ROOT
from assistant.trade_offs.analysis import Analysis, analyse
from assistant.ui.components.trade_offs.map import View, map_html
from assistant.ui.components.trade_offs.notes import in_view, set_weight, traded_issues, view_of
from assistant.ui.components.trade_offs.other_side import likely_answer, stakes
from assistant.ui.components.trade_offs.placing import APART, apart
from assistant.ui.components.trade_offs.rules import rule_in_words
from assistant.ui.components.trade_offs.scatter import MOST_DOTS, scatter
from assistant.ui.components.trade_offs.spots import Spot, frontier_spots, named_spots
from assistant.ui.words import say_in

Open = Callable[..., AppTest]
_SAMPLE = read_project(ROOT / "kb" / "samples" / "it-capacity.zh-TW.yaml")


def _large() -> Project:
    """Two departments, eight issues of five options."""
    chance = np.random.default_rng(3)
    issues = [ContestedIssue(name=f"爭點{i}", options=[f"做法{k}" for k in range(5)]) for i in range(8)]
    departments = [Department(name="甲部"), Department(name="乙部")]
    project = Project(title="大", own_department="甲部", departments=departments, issues=issues)
    project.private.trade_offs.preferences = [
        Preference(
            department=department.name,
            reservation=30,
            issues=[
                IssuePreference(
                    issue=issue.name,
                    weight=float(chance.integers(5, 40)),
                    values=chance.integers(0, 101, 5).tolist(),
                )
                for issue in issues
            ],
        )
        for department in departments
    ]
    return project


def _said(key: str, **values: object) -> str:
    return say_in(Language.ZH_TW, key, **values)


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analyse(_SAMPLE)


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
    found = analyse(_large())
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
    drawn = _map(_SAMPLE)
    for spot in named_spots(analysis):
        label = next(
            each
            for each in re.findall(r'tabindex="0" role="img" aria-label="([^"]+)"', drawn)
            if spot.title in each
        )
        assert all(option in label for option in spot.package.values())
    assert drawn.count("<title>") >= drawn.count("tabindex")


def test_names_typed_by_a_person_cannot_break_the_map() -> None:
    evil = _SAMPLE.model_dump_json().replace("12 人週", '<img src=x>$x$\\" onload=')
    drawn = _map(Project.model_validate_json(evil))
    assert "<img" not in drawn
    assert "$" not in drawn
    assert "\n" not in drawn


def test_a_weight_beyond_its_range_widens_the_range() -> None:
    view = {"weight": 55.0, "weight_low": 45.0, "weight_high": 70.0}
    set_weight(view, 80)
    assert view == {"weight": 80.0, "weight_low": 45.0, "weight_high": 80.0}


def _with_an_option_more() -> Project:
    tree = _SAMPLE.model_dump()
    tree["issues"][0]["options"].append("20 人週")
    return Project.model_validate(tree)


def test_an_option_added_later_gets_a_value_at_the_first_change() -> None:
    project = _with_an_option_more()
    tree = project.model_dump()
    in_view(project, "行銷部", traded_issues(project)[0], set_weight)(tree, 40.0)
    stored = Project.model_validate(tree).private.trade_offs.preferences[0].issues[0]
    assert (stored.weight, len(stored.values)) == (40.0, 5)


def test_a_department_without_priorities_gets_them_at_the_first_change() -> None:
    tree = _SAMPLE.model_dump()
    issue = traded_issues(_SAMPLE)[0]
    in_view(_SAMPLE, "財務部", issue, set_weight)(tree, 10.0)
    assert Project.model_validate(tree).private.trade_offs.preferences[-1].department == "財務部"
    assert view_of(Preference(department="x"), issue).values == [50.0] * len(issue.options)


def test_two_issues_of_one_name_and_issues_without_one_are_traded_once() -> None:
    tree = _SAMPLE.model_dump()
    tree["issues"] += [dict(tree["issues"][0]), {**tree["issues"][1], "name": ""}]
    names = [issue.name for issue in traded_issues(Project.model_validate(tree))]
    assert len(names) == len(set(names)) == len(traded_issues(_SAMPLE))


def _answer(points: float, *, today: float | None = None, walk_away: float = 40.0) -> str:
    package = {issue.name: issue.options[0] for issue in traded_issues(_SAMPLE)}
    spot = Spot("A", "offer", "A", ("方案 A",), package, {"產品部": points})
    now = None if today is None else Spot("today", "today", "", ("現在",), package, {"產品部": today})
    seen = stakes(_SAMPLE, "產品部", spot, now)
    return likely_answer("產品部", spot, now, seen, walk_away, [spot])


def test_the_other_side_answers_by_its_own_points() -> None:
    wish = max(stakes(_SAMPLE, "產品部", _spot_of_worst(), None), key=lambda stake: stake.missed).issue.name
    assert _answer(30) == _said("trade_offs.other.refuse", issue=wish)
    assert _answer(60, today=70).startswith(_said("trade_offs.other.worse", issue="")[:6])
    assert _answer(42) == _said("trade_offs.other.barely", issue=wish)
    assert _answer(80) == _said("trade_offs.other.accept", issue=wish)


def _spot_of_worst() -> Spot:
    package = {issue.name: issue.options[0] for issue in traded_issues(_SAMPLE)}
    return Spot("A", "offer", "A", ("方案 A",), package, {"產品部": 0.0})


def test_constraints_read_as_sentences() -> None:
    choices = [{"issue": "甲", "option": "1"}, {"issue": "乙", "option": "2"}]
    told = {
        kind: rule_in_words(Rule.model_validate({"kind": kind, "choices": choices}))
        for kind in ("forbidden", "if_then")
    }
    assert told["forbidden"] == "不能並存：甲：1＋乙：2"
    assert told["if_then"] == "如果甲：1，就要乙：2"
    assert rule_in_words(Rule(kind="capacity", issues=["甲", "乙"], capacity=12)) == "甲、乙合計最多 12"


# --- The page itself ---


def _opened(app: Open, project: Project) -> tuple[AppTest, str]:
    stored = get_services().projects.add("local", project)
    return app("trade_offs", project=stored.id), stored.id


def _slider(page: AppTest, ending: str) -> Any:
    """The first slider whose key ends like this."""
    return next(each for each in page.slider if each.key and each.key.endswith(ending))


def _svg(page: AppTest) -> str:
    return next(each.value for each in page.markdown if "cg-map" in each.value and "<svg" in each.value)


def _stored(project: str) -> Project:
    record = get_services().projects.get("local", project)
    assert record is not None
    return record.project


@pytest.mark.slow
def test_a_slider_is_stored_and_moves_the_map(app: Open) -> None:
    page, project = _opened(app, _SAMPLE)
    assert not page.exception
    before = _svg(page)
    slider = _slider(page, "推薦功能第一版上線日/weight")
    slider.set_value(90.0).run()
    assert not page.exception
    assert _svg(page) != before
    assert _stored(project).private.trade_offs.preferences[0].issues[1].weight == 90


@pytest.mark.slow
def test_a_walk_away_above_everything_is_a_sentence_and_nothing_is_lost(app: Open) -> None:
    page, project = _opened(app, _SAMPLE)
    slider = _slider(page, "行銷部/reservation")
    slider.set_value(100.0).run()
    assert not page.exception
    shown = "".join(str(each.proto.body) for each in page.get("html"))
    assert "cg-calm" in shown
    assert _stored(project).private.trade_offs.preferences[0].reservation == 100


@pytest.mark.slow
def test_options_added_later_are_given_half_by_one_click(app: Open) -> None:
    page, project = _opened(app, _with_an_option_more())
    page.button(key="fill_values").click().run()
    assert not page.exception
    assert _svg(page)
    assert {len(each.issues[0].values) for each in _stored(project).private.trade_offs.preferences} == {5}


@pytest.mark.slow
def test_without_priorities_one_click_guesses_them(app: Open) -> None:
    tree = _SAMPLE.model_dump()
    tree["private"]["trade_offs"] = {}
    for issue in tree["issues"]:
        for position, option in zip(issue["positions"], issue["options"], strict=False):
            position["prefers"] = option
    page, project = _opened(app, Project.model_validate(tree))
    page.button(key="start_trade_offs").click().run()
    assert not page.exception
    preferences = _stored(project).private.trade_offs.preferences
    assert preferences[0].department == "行銷部"
    assert any(each.guessed for each in preferences)


@pytest.mark.slow
def test_contradicting_swaps_are_named_and_weights_follow(app: Open) -> None:
    page, project = _opened(app, _SAMPLE)
    page.segmented_control(key="way").set_value("swaps").run()
    add = _said("trade_offs.swap.add")
    next(each for each in page.button if each.label == add).click().run()
    weights = [view.weight for view in _stored(project).private.trade_offs.preferences[0].issues]
    assert weights[0] == pytest.approx(weights[1]), "both steps go all the way, so both weigh the same"
    step = next(each for each in page.selectbox if each.key and each.key.endswith("推薦功能第一版上線日/to"))
    step.set_value("6 月底").run()
    next(each for each in page.button if each.label == add).click().run()
    assert not page.exception
    assert _said("trade_offs.swap.contradicts") in "".join(each.value for each in page.markdown)


@pytest.mark.slow
@pytest.mark.parametrize("private", [{"batna": "外包"}, {}])
def test_the_page_stays_up_for_projects_with_nothing_to_trade(app: Open, private: dict[str, str]) -> None:
    page, _ = _opened(app, Project.model_validate({"title": "空", "private": private}))
    assert not page.exception
    assert not [each for each in page.button if each.key == "propose"]


@pytest.mark.slow
def test_a_change_of_two_times_eight_times_five_is_answered_at_once(app: Open) -> None:
    page, _ = _opened(app, _large())
    pace = []
    for weight in (11.0, 12.0, 13.0):
        slider = _slider(page, "/weight")
        began = time.perf_counter()
        slider.set_value(weight).run()
        pace.append(time.perf_counter() - began)
    assert not page.exception
    # A whole run of the page, frame included, on a machine that does other things too.
    assert min(pace) < 1.0


@pytest.mark.slow
def test_packages_become_proposals_that_tell_when_the_figures_moved_on(app: Open) -> None:
    page, _ = _opened(app, _SAMPLE)
    page = _drafted(page.button(key="propose").click().run())
    assert not page.exception
    shown = "".join(str(each.proto.body) for each in page.get("html"))
    assert "cg-doc" in shown
    assert _said("trade_offs.propose.stale") not in "".join(each.value for each in page.caption)
    slider = _slider(page, "行銷部/reservation")
    slider.set_value(45.0).run()
    assert _said("trade_offs.propose.stale") in "".join(each.value for each in page.caption)
    assert page.button(key="propose").label == _said("trade_offs.propose.again")


@pytest.mark.slow
def test_packages_go_onto_the_agenda_once_and_are_not_traded_themselves(app: Open) -> None:
    page, project = _opened(app, _SAMPLE)
    page = _drafted(page.button(key="propose").click().run())
    for _ in range(2):
        page.button(key="into_agenda").click().run()
    assert not page.exception
    stored = _stored(project)
    assert len(stored.issues) == len(_SAMPLE.issues) + 1
    assert [issue.name for issue in traded_issues(stored)] == [issue.name for issue in traded_issues(_SAMPLE)]


def _drafted(page: AppTest) -> AppTest:
    """Wait for the job, as the page's fragment does."""
    deadline = time.monotonic() + 60
    job = page.session_state["trade_offs_job"]
    while job is not None and not job.finished and time.monotonic() < deadline:
        time.sleep(0.05)
    return page.run()


def test_marks_that_would_cover_one_another_move_aside_and_stay_near() -> None:
    wanted = [(100.0, 100.0), (104.0, 98.0), (101.0, 103.0), (300.0, 300.0)]
    placed = apart(wanted, (0.0, 0.0), (400.0, 400.0))
    assert placed[0] == wanted[0]
    assert placed[3] == wanted[3]
    far = [hypot(x - u, y - v) for i, (x, y) in enumerate(placed) for u, v in placed[:i]]
    assert min(far) >= APART
    assert all(hypot(x - u, y - v) < 70 for (x, y), (u, v) in zip(placed, wanted, strict=True))
