"""The trade-offs' page in use: sliders that move the map, guesses by one click, proposals and the agenda."""

import time
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assistant.bootstrap import get_services
from assistant.project.models import Project
from assistant.ui.components.trade_offs.notes import traded_issues
from tests.ui.page import Open, finished, said, stored
from tests.ui.traded_projects import SAMPLE, large, with_an_option_more


def _opened(app: Open, project: Project) -> tuple[AppTest, str]:
    kept = get_services().projects.add("local", project)
    return app("trade_offs", project=kept.id), kept.id


def _slider(page: AppTest, ending: str) -> Any:
    """The first slider whose key ends like this."""
    return next(each for each in page.slider if each.key and each.key.endswith(ending))


def _svg(page: AppTest) -> str:
    return next(each.value for each in page.markdown if "cg-map" in each.value and "<svg" in each.value)


@pytest.mark.slow
def test_a_slider_is_stored_and_moves_the_map(app: Open) -> None:
    page, project = _opened(app, SAMPLE)
    assert not page.exception
    before = _svg(page)
    slider = _slider(page, "推薦功能第一版上線日/weight")
    slider.set_value(90.0).run()
    assert not page.exception
    assert _svg(page) != before
    assert stored(project).private.trade_offs.preferences[0].issues[1].weight == 90


@pytest.mark.slow
def test_a_walk_away_above_everything_is_a_sentence_and_nothing_is_lost(app: Open) -> None:
    page, project = _opened(app, SAMPLE)
    slider = _slider(page, "行銷部/reservation")
    slider.set_value(100.0).run()
    assert not page.exception
    shown = "".join(str(each.proto.body) for each in page.get("html"))
    assert "cg-calm" in shown
    assert stored(project).private.trade_offs.preferences[0].reservation == 100


@pytest.mark.slow
def test_options_added_later_are_given_half_by_one_click(app: Open) -> None:
    page, project = _opened(app, with_an_option_more())
    page.button(key="fill_values").click().run()
    assert not page.exception
    assert _svg(page)
    assert {len(each.issues[0].values) for each in stored(project).private.trade_offs.preferences} == {5}


@pytest.mark.slow
def test_without_priorities_one_click_guesses_them(app: Open) -> None:
    tree = SAMPLE.model_dump()
    tree["private"]["trade_offs"] = {}
    for issue in tree["issues"]:
        for position, option in zip(issue["positions"], issue["options"], strict=False):
            position["prefers"] = option
    page, project = _opened(app, Project.model_validate(tree))
    page.button(key="start_trade_offs").click().run()
    assert not page.exception
    preferences = stored(project).private.trade_offs.preferences
    assert preferences[0].department == "行銷部"
    assert any(each.guessed for each in preferences)


@pytest.mark.slow
def test_contradicting_swaps_are_named_and_weights_follow(app: Open) -> None:
    page, project = _opened(app, SAMPLE)
    page.segmented_control(key="way").set_value("swaps").run()
    add = said("trade_offs.swap.add")
    next(each for each in page.button if each.label == add).click().run()
    weights = [view.weight for view in stored(project).private.trade_offs.preferences[0].issues]
    assert weights[0] == pytest.approx(weights[1]), "both steps go all the way, so both weigh the same"
    step = next(each for each in page.selectbox if each.key and each.key.endswith("推薦功能第一版上線日/to"))
    step.set_value("6 月底").run()
    next(each for each in page.button if each.label == add).click().run()
    assert not page.exception
    assert said("trade_offs.swap.contradicts") in "".join(each.value for each in page.markdown)


@pytest.mark.slow
@pytest.mark.parametrize("private", [{"batna": "外包"}, {}])
def test_the_page_stays_up_for_projects_with_nothing_to_trade(app: Open, private: dict[str, str]) -> None:
    page, _ = _opened(app, Project.model_validate({"title": "空", "private": private}))
    assert not page.exception
    assert not [each for each in page.button if each.key == "propose"]


@pytest.mark.slow
def test_a_change_of_two_times_eight_times_five_is_answered_at_once(app: Open) -> None:
    page, _ = _opened(app, large())
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
    page, _ = _opened(app, SAMPLE)
    page = finished(page.button(key="propose").click().run(), "trade_offs_job")
    assert not page.exception
    shown = "".join(str(each.proto.body) for each in page.get("html"))
    assert "cg-doc" in shown
    assert said("trade_offs.propose.stale") not in "".join(each.value for each in page.caption)
    slider = _slider(page, "行銷部/reservation")
    slider.set_value(45.0).run()
    assert said("trade_offs.propose.stale") in "".join(each.value for each in page.caption)
    assert page.button(key="propose").label == said("trade_offs.propose.again")


@pytest.mark.slow
def test_packages_go_onto_the_agenda_once_and_are_not_traded_themselves(app: Open) -> None:
    page, project = _opened(app, SAMPLE)
    page = finished(page.button(key="propose").click().run(), "trade_offs_job")
    for _ in range(2):
        page.button(key="into_agenda").click().run()
    assert not page.exception
    kept = stored(project)
    assert len(kept.issues) == len(SAMPLE.issues) + 1
    assert [issue.name for issue in traded_issues(kept)] == [issue.name for issue in traded_issues(SAMPLE)]
