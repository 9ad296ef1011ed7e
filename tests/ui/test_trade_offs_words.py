"""What the trade-offs' page makes of entries: changed priorities, the other side's answer, rules in words."""

from assistant.project.models import Project
from assistant.project.preferences import Preference, Rule
from assistant.ui.components.trade_offs.notes import in_view, set_weight, traded_issues, view_of
from assistant.ui.components.trade_offs.other_side import likely_answer, stakes
from assistant.ui.components.trade_offs.rules import rule_in_words
from assistant.ui.components.trade_offs.spots import Spot
from tests.ui.page import said
from tests.ui.traded_projects import SAMPLE, with_an_option_more


def test_a_weight_beyond_its_range_widens_the_range() -> None:
    view = {"weight": 55.0, "weight_low": 45.0, "weight_high": 70.0}
    set_weight(view, 80)
    assert view == {"weight": 80.0, "weight_low": 45.0, "weight_high": 80.0}


def test_an_option_added_later_gets_a_value_at_the_first_change() -> None:
    project = with_an_option_more()
    tree = project.model_dump()
    in_view(project, "行銷部", traded_issues(project)[0], set_weight)(tree, 40.0)
    stored = Project.model_validate(tree).private.trade_offs.preferences[0].issues[0]
    assert (stored.weight, len(stored.values)) == (40.0, 5)


def test_a_department_without_priorities_gets_them_at_the_first_change() -> None:
    tree = SAMPLE.model_dump()
    issue = traded_issues(SAMPLE)[0]
    in_view(SAMPLE, "財務部", issue, set_weight)(tree, 10.0)
    assert Project.model_validate(tree).private.trade_offs.preferences[-1].department == "財務部"
    assert view_of(Preference(department="x"), issue).values == [50.0] * len(issue.options)


def test_two_issues_of_one_name_and_issues_without_one_are_traded_once() -> None:
    tree = SAMPLE.model_dump()
    tree["issues"] += [dict(tree["issues"][0]), {**tree["issues"][1], "name": ""}]
    names = [issue.name for issue in traded_issues(Project.model_validate(tree))]
    assert len(names) == len(set(names)) == len(traded_issues(SAMPLE))


def _answer(points: float, *, today: float | None = None, walk_away: float = 40.0) -> str:
    package = {issue.name: issue.options[0] for issue in traded_issues(SAMPLE)}
    spot = Spot("A", "offer", "A", ("方案 A",), package, {"產品部": points})
    now = None if today is None else Spot("today", "today", "", ("現在",), package, {"產品部": today})
    seen = stakes(SAMPLE, "產品部", spot, now)
    return likely_answer("產品部", spot, now, seen, walk_away, [spot])


def test_the_other_side_answers_by_its_own_points() -> None:
    wish = max(stakes(SAMPLE, "產品部", _spot_of_worst(), None), key=lambda stake: stake.missed).issue.name
    assert _answer(30) == said("trade_offs.other.refuse", issue=wish)
    assert _answer(60, today=70).startswith(said("trade_offs.other.worse", issue="")[:6])
    assert _answer(42) == said("trade_offs.other.barely", issue=wish)
    assert _answer(80) == said("trade_offs.other.accept", issue=wish)


def _spot_of_worst() -> Spot:
    package = {issue.name: issue.options[0] for issue in traded_issues(SAMPLE)}
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
