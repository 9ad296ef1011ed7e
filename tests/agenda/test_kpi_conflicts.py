from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.agenda.checks.kpi_conflicts import Clash, kpi_conflicts, pulls
from assistant.project.models import Project


def _project(one: dict[str, Any], other: dict[str, Any]) -> Project:
    departments = [{"name": "甲部", "kpis": [one]}, {"name": "乙部", "kpis": [other]}]
    return Project.model_validate({"title": "t", "departments": departments})


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("營收", {"營收": 1}),
        ("營收 − 成本", {"營收": 1, "成本": -1}),
        ("廣告費 ÷ 新客數", {"廣告費": 1, "新客數": -1}),
        ("a − b × c + d", {"a": 1, "b": -1, "c": -1, "d": 1}),
        ("a − b ÷ c", {"a": 1, "b": -1, "c": 1}),
        ("(a − b) ÷ (c − d)", {"a": 1, "b": -1, "c": -1, "d": 1}),
        ("（營收 − 成本）÷ 營收", {"成本": -1}),
        ("線上營收＋門市營收", {"線上營收": 1, "門市營收": 1}),
        ("on-time orders / orders shipped × 100", {"on-time orders": 1, "orders shipped": -1}),
        ("e-commerce revenue - returns", {"e-commerce revenue": 1, "returns": -1}),
        ("", {}),
        ("((((", {}),
        ("100", {}),
    ],
)
def test_formulas_say_which_way_a_figure_pulls(formula: str, expected: dict[str, int]) -> None:
    assert pulls(formula) == expected


@given(st.text(max_size=300) | st.text(alphabet="()（）+-−÷×/ 甲a1", max_size=300))
@settings(max_examples=100, deadline=None)
def test_no_formula_breaks_the_reader(formula: str) -> None:
    assert set(pulls(formula).values()) <= {1, -1}


def test_one_figure_counted_by_two_departments_is_shared() -> None:
    [found] = kpi_conflicts(_project({"name": "銷售額"}, {"name": " 銷售額 "}))
    assert found.clash is Clash.SHARED


def test_one_figure_wanted_up_and_down_is_opposite() -> None:
    [found] = kpi_conflicts(_project({"name": "行銷費用"}, {"name": "行銷費用", "direction": "down"}))
    assert found.clash is Clash.OPPOSITE


def test_one_departments_kpi_in_the_others_denominator_is_a_cost() -> None:
    conversion = {"name": "轉換率", "formula": "訂單數 ÷ 造訪數"}
    [found] = kpi_conflicts(_project({"name": "造訪數"}, conversion))
    assert (found.clash, found.one.name, found.figure) == (Clash.COST, "乙部", "造訪數")


def test_one_departments_kpi_subtracted_by_the_other_is_a_cost() -> None:
    profit = {"name": "營業利益", "formula": "營收 − 廣告投放金額"}
    [found] = kpi_conflicts(_project(profit, {"name": "廣告投放金額"}))
    assert (found.clash, found.one.name) == (Clash.COST, "甲部")


def test_a_cost_the_other_wants_down_too_is_no_conflict() -> None:
    profit = {"name": "營業利益", "formula": "營收 − 廣告費"}
    assert kpi_conflicts(_project(profit, {"name": "廣告費", "direction": "down"})) == []


def test_one_resource_pulled_both_ways_in_two_formulas_is_opposite() -> None:
    speed = {"name": "上線速度", "formula": "完成需求數 × 工程師人力"}
    thrift = {"name": "人事成本率", "formula": "工程師人力 ÷ 營收", "direction": "down"}
    [found] = kpi_conflicts(_project(speed, thrift))
    assert (found.clash, found.figure) == (Clash.OPPOSITE, "工程師人力")


def test_kpis_that_grow_together_are_left_alone() -> None:
    assert kpi_conflicts(_project({"name": "線上營收"}, {"name": "門市營收"})) == []
    total = {"name": "總營收", "formula": "線上營收 + 門市營收"}
    assert kpi_conflicts(_project(total, {"name": "門市營收"})) == []


def test_kpis_of_one_department_are_not_compared_with_each_other() -> None:
    department = {"name": "甲部", "kpis": [{"name": "銷售額"}, {"name": "銷售額"}]}
    assert kpi_conflicts(Project.model_validate({"title": "t", "departments": [department]})) == []


def test_nameless_kpis_conflict_with_nothing() -> None:
    assert kpi_conflicts(_project({"name": ""}, {"name": ""})) == []
