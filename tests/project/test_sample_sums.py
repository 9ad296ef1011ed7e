"""The figures of the samples are consistent: what follows from the stated ones is stated right."""

import pytest

from assistant.language.locale import Language
from assistant.project.models import JointKpi, Kpi, Project
from tests.project.samples import PROJECTS, every_language, numbers


def kpi(project: Project, department: int, place: int = 0) -> Kpi:
    return project.departments[department].kpis[place]


def joint_kpi(project: Project) -> JointKpi:
    assert project.joint_kpi is not None
    return project.joint_kpi


def given(figure: float | None) -> float:
    assert figure is not None
    return figure


def assert_stated(project: Project, *figures: float) -> None:
    """The facts state these figures: the inputs of a sum, or what the sum must give."""
    said = set().union(*(numbers(fact.text) for fact in project.facts))
    assert [figure for figure in figures if figure not in said] == []


@every_language
def test_retail_channels_add_up_to_the_joint_kpi(language: Language) -> None:
    project = PROJECTS["retail-omnichannel", language]
    joint, online, stores = joint_kpi(project), kpi(project, 0), kpi(project, 1)
    baseline, target = given(joint.baseline), given(joint.target)
    assert baseline == given(online.baseline) + given(stores.baseline)
    assert target == pytest.approx(baseline * 1.08)
    assert given(online.target) == pytest.approx(given(online.baseline) * 1.15)
    assert given(stores.target) == pytest.approx(given(stores.baseline) * 1.04)
    apart = given(online.target) + given(stores.target)
    assert_stated(
        project, baseline, target, apart, target - apart, target - baseline, (target - baseline) / 100
    )
    contributed = {figure for each in joint.contributions for figure in numbers(each.contributes)}
    assert {online.baseline, online.target, stores.baseline, stores.target, target - apart} <= contributed


@every_language
def test_retail_margins_members_and_hours_are_computed_right(language: Language) -> None:
    project = PROJECTS["retail-omnichannel", language]
    online, stores = given(kpi(project, 0).baseline), given(kpi(project, 1).baseline)
    assert_stated(project, 23_220_000, 72_780_000, 23_220_000 + 72_780_000)
    assert_stated(project, round(23_220_000 / online * 100), round(72_780_000 / stores * 100))
    assert kpi(project, 3).baseline == (23_220_000 + 72_780_000) / (online + stores) * 100
    assert_stated(project, 125_000, 20_000, 125_000 - 20_000, 3_600, 1_200)
    assert kpi(project, 2).baseline == 20_000 / 125_000 * 100
    assert online + stores > 20_000 * 3_600 + 105_000 * 1_200
    assert_stated(project, 6_000_000, 9_000_000)
    assert kpi(project, 2, 1).baseline == (9_000_000 - 6_000_000) / 6_000_000 * 100
    assert_stated(project, 4_800, 6, 4_800 * 6 / 60, 312, 156, 156 / 312 * 100)
    assert_stated(project, 48, 13, 220, 48 * 13 * 220)


@every_language
def test_it_capacity_adds_up(language: Language) -> None:
    project = PROJECTS["it-capacity", language]
    assert_stated(project, 6, 12, 6 * 12, 24, 20, 6 * 12 - 24 - 20)
    assert_stated(project, 16, 20 + 16, 20 + 16 - 28)
    assert 28 in numbers(project.purpose)
    assert 28 in numbers(project.shared_goal)
    assert_stated(project, 24, 18)
    assert kpi(project, 2).baseline == 18 / 24 * 100
    assert_stated(project, 48_000, 28 * 48_000, 1_612_800)
    assert kpi(project, 3).baseline == pytest.approx((1_612_800 - 28 * 48_000) / (28 * 48_000) * 100)


@every_language
def test_it_capacity_revenue_follows_from_accounts_and_fees(language: Language) -> None:
    project = PROJECTS["it-capacity", language]
    joint = joint_kpi(project)
    assert_stated(project, 2_400, 120, 120 * 3, 4_320_000, 8_000, 1_760, 240)
    assert kpi(project, 1).baseline == 120 / 2_400 * 100
    assert kpi(project, 1, 1).baseline == 4_320_000 / 360
    assert kpi(project, 0).baseline == 1_760 / 8_000 * 100
    assert joint.baseline == 360 * 1_500 + 240 * 500
    assert_stated(project, 360 * 1_500, 240 * 500, given(joint.baseline))
    new_accounts = 2_400 * 3 * given(kpi(project, 1).target) / 100
    assert joint.target == new_accounts * 1_500 + 312 * 500
    contributed = {figure for each in joint.contributions for figure in numbers(each.contributes)}
    assert {360, new_accounts, 240, 312, 1_500, 500} <= contributed


@every_language
def test_common_language_days_add_up(language: Language) -> None:
    project = PROJECTS["common-language", language]
    joint, parts = joint_kpi(project), [kpi(project, place) for place in range(3)]
    assert joint.baseline == sum(given(part.baseline) for part in parts)
    assert joint.target == sum(given(part.target) for part in parts)
    assert_stated(project, *(given(part.baseline) for part in parts), given(joint.baseline))
    assert {joint.baseline, joint.target} <= set(numbers(project.purpose))


@every_language
def test_common_language_shares_are_computed_right(language: Language) -> None:
    project = PROJECTS["common-language", language]
    assert_stated(project, 30, 12, 12 / 30 * 100, 7.5, 12 * 7.5)
    assert kpi(project, 0, 1).baseline == 12 / 30 * 100
    assert_stated(project, 16, 10, 10 / 16 * 100)
    assert kpi(project, 1, 1).baseline == 10 / 16 * 100
    assert kpi(project, 1, 1).target == 14 / 16 * 100
    assert_stated(project, 22, 18, 22 + 18, 9, 5, 9 + 5, 14 / 40 * 100)
    assert_stated(project, 1_200, 420, 420 / 1_200 * 100, 2, 3, 3 * 2)
