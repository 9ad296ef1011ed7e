"""From a project to packages: what is computed, what is assumed, and what ends in a sentence."""

from collections.abc import Callable

import pytest

from assistant.negotiation.compile import amount_of, compile_problem
from assistant.negotiation.errors import TradeOffError
from assistant.negotiation.guess import guess_preferences
from assistant.negotiation.named import Named
from assistant.negotiation.problem import SCALE
from assistant.project.models import ContestedIssue, Project
from assistant.project.preferences import Choice, Rule
from assistant.trade_offs.analysis import analyse, sensitivities
from tests.negotiation.projects import trading_project


def test_each_side_gets_what_it_cares_for_most() -> None:
    analysis = analyse(trading_project())
    nash = analysis.package(analysis.named[Named.NASH])
    assert nash["工程人力"] == "8 人週"
    assert nash["資料分析"] == "每週"


def test_trading_beats_splitting_every_issue_in_half() -> None:
    potential = analyse(trading_project()).potential
    assert potential is not None
    assert potential.lost > 0


def test_values_are_weighted_means_of_the_points_stated() -> None:
    problem = compile_problem(trading_project()).problem
    assert problem.values[0][1].tolist() == [round(0.6 * 50 * SCALE), round(0.25 * 60 * SCALE)]
    best = sum(int(values[:, 0].max()) for values in problem.values)
    assert best == 100 * SCALE


def test_a_walk_away_package_counts_as_its_value() -> None:
    project = trading_project()
    own = project.private.trade_offs.preferences[0]
    own.walk_away = {"工程人力": "4 人週", "資料分析": "每月", "上線日": "6 月"}
    assert compile_problem(project).problem.reservation[0] == 50 * SCALE


def test_an_inefficient_offer_on_the_table_is_improved_for_everybody() -> None:
    project = trading_project()
    project.private.trade_offs.today = {"工程人力": "4 人週", "資料分析": "每月", "上線日": "6 月"}
    analysis = analyse(project)
    assert analysis.better is not None
    today = analysis.problem.evaluate(analysis.today[None, :])[0] if analysis.today is not None else 0
    assert (analysis.frontier.values[analysis.better] >= today).all()


def test_an_uncertain_priority_that_changes_the_recommendation_is_named() -> None:
    project = trading_project()
    theirs = project.private.trade_offs.preferences[1].issues[0]
    theirs.weight_low, theirs.weight_high = 5, 400
    found = sensitivities(project, analyse(project))
    assert [(each.department, each.issue) for each in found] == [("資訊部", "工程人力")]


def test_certain_priorities_raise_no_question() -> None:
    project = trading_project()
    assert sensitivities(project, analyse(project)) == []


def test_the_guess_starts_from_preferred_options_and_says_it_is_a_guess() -> None:
    project = trading_project()
    own, other = guess_preferences(project)
    assert own.department == "行銷部"
    assert own.guessed
    assert own.issues[0].values == [0, 50, 100]
    assert other.issues[0].values == [100, 50, 0]
    weights = [view.weight for view in own.issues]
    assert weights == sorted(weights, reverse=True)
    project.private.trade_offs.preferences = [own, other]
    assert analyse(project).named


def test_if_then_and_forbidden_and_capacity_hold_in_every_offer() -> None:
    project = trading_project()
    project.private.trade_offs.rules = [
        Rule(
            kind="if_then",
            choices=[Choice(issue="工程人力", option="8 人週"), Choice(issue="資料分析", option="每月")],
        ),
        Rule(
            kind="forbidden",
            choices=[Choice(issue="工程人力", option="4 人週"), Choice(issue="上線日", option="5 月")],
        ),
        Rule(kind="capacity", issues=["工程人力"], capacity=8),
    ]
    analysis = analyse(project)
    for row in range(len(analysis.frontier)):
        package = analysis.package(row)
        assert package["工程人力"] != "8 人週" or package["資料分析"] == "每月"
        assert (package["工程人力"], package["上線日"]) != ("4 人週", "5 月")


@pytest.mark.parametrize(
    ("option", "amount"), [("4 人週", 4), ("NT$1,200,000", 1_200_000), ("每月", None), ("-0.5 %", -0.5)]
)
def test_the_amount_in_an_option(option: str, amount: float | None) -> None:
    assert amount_of(option) == amount


def _one_department(project: Project) -> None:
    del project.private.trade_offs.preferences[1]


def _seven(project: Project) -> None:
    project.private.trade_offs.preferences *= 4


def _one_option(project: Project) -> None:
    for issue in project.issues:
        del issue.options[1:]


def _forty_one(project: Project) -> None:
    project.issues = [ContestedIssue(name=f"議題 {n}", options=["要", "不要"]) for n in range(41)]


def _zero_weights(project: Project) -> None:
    for view in project.private.trade_offs.preferences[0].issues:
        view.weight = 0


def _equal_options(project: Project) -> None:
    for view in project.private.trade_offs.preferences[0].issues:
        view.values = [50, 50, 50]


def _short_values(project: Project) -> None:
    project.private.trade_offs.preferences[0].issues[0].values = [0, 100]


def _too_proud(project: Project) -> None:
    project.private.trade_offs.preferences[1].reservation = 100
    project.private.trade_offs.rules = [
        Rule(kind="forbidden", choices=[Choice(issue="資料分析", option="每週")]),
    ]


def _both_proud(project: Project) -> None:
    for preference in project.private.trade_offs.preferences:
        preference.reservation = 95


def _no_capacity(project: Project) -> None:
    project.private.trade_offs.rules = [Rule(kind="capacity", issues=["工程人力"], capacity=1)]


def _no_number(project: Project) -> None:
    project.private.trade_offs.rules = [Rule(kind="capacity", issues=["資料分析"], capacity=1)]


def _no_such_option(project: Project) -> None:
    project.private.trade_offs.today = {"工程人力": "99 人週"}


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (_one_department, "one_department"),
        (_seven, "too_many_departments"),
        (_one_option, "no_issues"),
        (_forty_one, "too_many_issues"),
        (_zero_weights, "zero_weights"),
        (_equal_options, "all_equal"),
        (_short_values, "wrong_values"),
        (_too_proud, "above_everything"),
        (_both_proud, "no_zone"),
        (_no_capacity, "infeasible"),
        (_no_number, "no_number"),
        (_no_such_option, "unknown_choice"),
    ],
)
def test_bad_priorities_end_in_a_sentence(spoil: Callable[[Project], None], reason: str) -> None:
    project = trading_project()
    spoil(project)
    with pytest.raises(TradeOffError) as caught:
        analyse(project)
    assert caught.value.reason == reason
    assert caught.value.sentence.zh
    assert caught.value.next_step.en


def test_a_large_constrained_case_without_the_solver_says_what_to_install() -> None:
    project = trading_project()
    options = [str(n) for n in range(10)]
    project.issues = [ContestedIssue(name=f"議題 {n}", options=options) for n in range(6)]
    for preference in project.private.trade_offs.preferences:
        first = preference.issues[0]
        preference.issues = [
            first.model_copy(update={"issue": issue.name, "values": [float(n) for n in range(10)]})
            for issue in project.issues
        ]
    project.private.trade_offs.rules = [Rule(kind="capacity", issues=["議題 0", "議題 1"], capacity=9)]
    with pytest.raises(TradeOffError) as caught:
        analyse(project)
    assert "common-ground[solver]" in caught.value.next_step.en


def test_an_issue_nobody_speaks_of_is_left_out_and_said_to_be() -> None:
    project = trading_project()
    project.issues.append(ContestedIssue(name="午餐", options=["便當", "自理"]))
    analysis = analyse(project)
    assert "午餐" not in analysis.problem.issues
    assert any("午餐" in note.zh for note in analysis.assumptions)
    project.private.trade_offs.rules = [
        Rule(
            kind="forbidden",
            choices=[Choice(issue="午餐", option="便當"), Choice(issue="上線日", option="5 月")],
        )
    ]
    assert "午餐" in analyse(project).problem.issues
