from typing import Any

import pytest

from assistant.agenda.models import Stage
from assistant.language.findings import Severity
from assistant.language.locale import Language
from tests.agenda import factory
from tests.agenda.seeing import ids, places, seen


def _joint(**changes: Any) -> Any:
    kpi = factory.agenda().joint_kpi
    assert kpi is not None
    return kpi.model_copy(update=changes)


def test_goal_before_stakes_can_be_reordered() -> None:
    agenda = factory.agenda()
    items = [agenda.items[i] for i in (0, 2, 1, 3, 4)]
    [found] = seen(agenda.model_copy(update={"items": items}), "A09-order")
    assert (found.where, found.action) == ("stakes", "reorder")


def test_goal_without_stakes_is_noticed() -> None:
    agenda = factory.change_item(factory.agenda(), "stakes", stage=Stage.OTHER)
    [found] = seen(agenda, "A09-order")
    assert (found.where, found.action) == ("goal", None)


def test_missing_goal_is_noticed() -> None:
    assert places(factory.agenda(shared_goal="待確認"), "A09-goal") == ["shared_goal"]


@pytest.mark.parametrize(
    "goal",
    [
        "加強合作",
        "提升溝通，共創雙贏。",
        "讓跨部門合作更順暢",
        "大家一起努力",
        "Work better together",
        "Improve communication between teams",
        "A win-win for everybody",
    ],
)
def test_vague_goals_fail(goal: str) -> None:
    [found] = seen(factory.agenda(shared_goal=goal), "A09-vague-goal", project=factory.project())
    assert found.severity is Severity.ERROR
    assert found.evidence in goal


def test_vague_words_beside_a_figure_or_a_metric_pass() -> None:
    goals = ["加強合作，讓退貨率降到 3 %", "加強合作，一起提高電商營收與門市營收"]
    for goal in goals:
        assert not seen(factory.agenda(shared_goal=goal), "A09-vague-goal", project=factory.project())


def test_goal_names_the_metric_of_every_department_of_the_project() -> None:
    agenda = factory.agenda(shared_goal="電商營收成長 12 %")
    [found] = seen(agenda, "A09-metric", project=factory.project())
    assert (found.evidence, found.where) == ("門市營收", "shared_goal")
    assert "門市營運部" in found.message.zh


@pytest.mark.parametrize(
    "goal", ["Online revenues and store revenue grow", "ONLINE REVENUE plus Store-revenue"]
)
def test_metrics_are_matched_loosely(goal: str) -> None:
    agenda = factory.agenda(Language.EN, shared_goal=goal)
    assert not seen(agenda, "A09-metric", project=factory.project(Language.EN))


def test_department_without_a_metric_is_not_missed_in_the_goal() -> None:
    departments = [{"name": "電商部", "kpis": [{"name": "電商營收"}]}, {"name": "門市營運部"}]
    project = factory.project(departments=departments)
    assert not seen(factory.agenda(shared_goal="電商營收成長 12 %"), "A09-metric", project=project)


def test_without_a_project_a_figure_or_the_departments_names_do() -> None:
    assert seen(factory.agenda(shared_goal="讓客人滿意"), "A09-metric")
    assert not seen(factory.agenda(shared_goal="退貨率降到三成"), "A09-metric")
    assert not seen(factory.agenda(shared_goal="電商部與門市營運部都達標"), "A09-metric")


@pytest.mark.parametrize(
    "line",
    [
        "今天不分部門，一起想辦法。",
        "請各位放下部門立場。",
        "忘掉本位，只看公司。",
        "拋開各自的部門利益",
        "Please leave your department hat at the door.",
        "Forget your department for an hour.",
        "Let us set aside our departmental interests.",
    ],
)
def test_nobody_is_asked_to_forget_their_department(line: str) -> None:
    [found] = seen(factory.agenda(opening=[*factory.agenda().opening, line]), "A09-identity")
    assert (found.severity, found.where) == (Severity.ERROR, "opening")
    assert found.evidence in line


@pytest.mark.parametrize(
    "line",
    [
        "不必放下部門立場，先說你最在意的。",
        "沒有人需要忘掉自己的部門。",
        "No need to leave your department hat at the door.",
        "You do not have to forget your department.",
        "各部門先說自己的立場。",
    ],
)
def test_saying_that_departments_stay_is_fine(line: str) -> None:
    assert not seen(factory.agenda(opening=[*factory.agenda().opening, line]), "A09-identity")


def test_identity_is_heard_wherever_it_stands() -> None:
    agenda = factory.change_item(factory.agenda(), "goal", note="不分你我")
    assert places(agenda, "A09-identity") == ["goal"]


def test_missing_joint_kpi_matters_between_departments_only() -> None:
    assert places(factory.agenda(joint_kpi=None), "A10-missing") == ["joint_kpi"]
    assert not seen(factory.agenda(joint_kpi=None, departments=["電商部"]), "A10-missing")


def test_joint_kpi_lists_what_it_lacks() -> None:
    [found] = seen(factory.agenda(joint_kpi=_joint(formula="", baseline=None, due=None)), "A10-parts")
    assert found.message.zh.endswith("公式、現值、日期。")
    assert found.message.en.endswith("formula, baseline, date.")


def test_a_baseline_of_zero_is_known() -> None:
    assert not seen(factory.agenda(joint_kpi=_joint(baseline=0.0)), "A10-parts")


def test_target_equal_to_the_baseline_is_noticed() -> None:
    assert seen(factory.agenda(joint_kpi=_joint(target=52_000_000)), "A10-target")[0].message.en.endswith(
        "52,000,000."
    )


def test_each_department_contributes_and_owns_data() -> None:
    contributions = _joint().contributions
    [found] = seen(factory.agenda(joint_kpi=_joint(contributions=contributions[:1])), "A10-contribution")
    assert found.evidence == "門市營運部"
    unowned = [contributions[0], contributions[1].model_copy(update={"data_owner": "待確認"})]
    [found] = seen(factory.agenda(joint_kpi=_joint(contributions=unowned)), "A10-contribution")
    assert "資料負責人" in found.message.zh


def test_joint_kpi_needs_a_counter_metric() -> None:
    assert places(factory.agenda(joint_kpi=_joint(counter_metric=" ")), "A10-counter-metric") == ["joint_kpi"]


def test_conflict_of_kpis_says_that_it_is_inferred_and_from_what() -> None:
    departments = [
        {"name": "電商部", "kpis": [{"name": "電商營收"}, {"name": "廣告投放金額"}]},
        {"name": "門市營運部", "kpis": [{"name": "門市營收", "formula": "來客數 − 廣告投放金額"}]},
    ]
    [found] = seen(factory.agenda(), "A10-conflict", project=factory.project(departments=departments))
    assert found.message.zh.startswith("推論：")
    assert found.message.en.startswith("Inferred:")
    assert "來客數 − 廣告投放金額" in found.evidence


@pytest.mark.parametrize("name", ["銷售額", "業績"])
def test_one_sales_figure_for_two_departments_is_zero_sum(name: str) -> None:
    departments = [{"name": d, "kpis": [{"name": name}]} for d in ("電商部", "門市營運部")]
    [found] = seen(factory.agenda(), "A10-conflict", project=factory.project(departments=departments))
    assert name in found.message.zh
    assert "A10-conflict" not in ids(factory.agenda())
