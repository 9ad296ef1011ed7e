"""Setting a rehearsal up."""

from pathlib import Path

import pytest

from assistant.language.errors import CommonGroundError
from assistant.language.locale import Language
from assistant.project.files import read_project
from assistant.project.models import Project
from assistant.rehearsal.casting import cast
from assistant.rehearsal.errors import RehearsalError
from assistant.rehearsal.kinds import Level, Scenario
from assistant.rehearsal.models import Offer, Setup
from assistant.rehearsal.setting import build_setup, issues_on_offer
from assistant.rehearsal.table import allowed, named, value

SAMPLES = sorted(Path("kb/samples").glob("*.yaml"))
IT = Path("kb/samples/it-capacity.zh-TW.yaml")


def _numeric(project: Project | None, *counterparts: str, **more: object) -> Setup:
    return build_setup(project, scenario=Scenario.NUMERIC, counterparts=counterparts, **more)  # type: ignore[arg-type] # passed on as given


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_sample_can_be_rehearsed_with_each_department(path: Path) -> None:
    project = read_project(path)
    for department in project.departments:
        if department.name != project.own_department:
            setup = _numeric(project, department.name, language=project.language)
            assert setup.table is not None
            assert setup.table.parties == (project.own_department, department.name)
            assert any(fact.interest for fact in setup.personas[0].facts)


def test_the_counterpart_is_the_person_who_can_decide_and_brings_the_expected_objection() -> None:
    persona = _numeric(read_project(IT), "產品部").personas[0]

    assert (persona.name, persona.role) == ("李承恩", "產品長")
    assert persona.objection.startswith("寄信工具")


def test_the_rules_of_the_project_hold_at_the_table() -> None:
    table = _numeric(read_project(IT), "產品部").table
    assert table is not None

    assert not allowed(table, Offer(choices={0: 1, 1: 0, 2: 0}))
    assert allowed(table, Offer(choices={0: 1, 1: 0, 2: 1}))


def test_the_walk_away_can_be_points_or_a_package() -> None:
    project = read_project(IT)
    package = {
        "行銷自動化的工程人力": "8 人週",
        "推薦功能第一版上線日": "6 月底",
        "使用者行為資料的提供方式": "每月 1 頁摘要",
    }
    points, named_one = (
        _numeric(project, "產品部", reservation=55.0),
        _numeric(project, "產品部", walk_away=package),
    )
    assert points.table is not None
    assert named_one.table is not None

    assert points.table.reservation["行銷部"] == 55
    assert named_one.table.reservation["行銷部"] == pytest.approx(0.6 * 45 + 0.1 * 60 + 0.3 * 100)


def test_a_counterpart_asks_less_where_nothing_would_suit_everybody() -> None:
    setup = _numeric(read_project(IT), "產品部", reservation=85.0)
    assert setup.table is not None

    assert setup.table.reservation["產品部"] < 40


def test_only_the_chosen_issues_are_on_the_table() -> None:
    project = read_project(IT)
    setup = _numeric(project, "產品部", issues=["推薦功能第一版上線日", "行銷自動化的工程人力"])
    assert setup.table is not None

    assert [issue.name for issue in setup.table.issues] == list(issues_on_offer(project, Language.ZH_TW))[:2]
    assert setup.table.forbidden == ()


def test_a_practice_counterpart_can_sit_at_a_projects_table() -> None:
    setup = _numeric(read_project(IT), "boss")
    assert setup.table is not None

    assert setup.table.parties == ("行銷部", "boss")


@pytest.mark.parametrize("language", list(Language))
def test_the_practice_cast_has_eight_people_with_something_to_find_out(language: Language) -> None:
    people = cast(language)

    assert len({person.key for person in people}) == 8
    assert all(person.worry and person.objection and person.role for person in people)
    assert all(sum(fact.interest for fact in person.facts) >= 2 for person in people)
    for person in people:
        table = _numeric(None, person.key, language=language).table
        assert table is not None
        best = {
            issue: max(range(4), key=table.issues[issue].points[person.key].__getitem__) for issue in range(4)
        }
        assert value(table, person.key, Offer(choices=best)) == pytest.approx(100)


def test_the_practice_table_is_in_the_language_of_the_rehearsal() -> None:
    table = _numeric(None, "it", language=Language.EN, issues=["Budget", "Launch date"]).table
    assert table is not None

    assert named(table, Offer(choices={0: 1, 1: 0})) == [
        ("Launch date", "end of April"),
        ("Budget", "NT$600,000"),
    ]


@pytest.mark.parametrize(
    ("counterparts", "more", "reason"),
    [
        ((), {}, "no_counterpart"),
        (("it", "hr", "boss", "legal"), {}, "too_many_counterparts"),
        (("行銷部",), {}, "own_department"),
        (("火星部",), {}, "unknown_counterpart"),
        (("產品部",), {"issues": ["午餐"]}, "unknown_issue"),
        (("產品部",), {"reservation": 100.0}, "above_everything"),
    ],
)
def test_what_is_wrong_is_said(counterparts: tuple[str, ...], more: dict[str, object], reason: str) -> None:
    with pytest.raises(RehearsalError) as caught:
        _numeric(read_project(IT), *counterparts, **more)

    assert caught.value.reason == reason
    assert caught.value.next_step.zh


def test_an_empty_project_says_what_is_missing() -> None:
    with pytest.raises(CommonGroundError, match="two or more options"):
        _numeric(Project(title="x", own_department="甲"), "it")


def test_without_a_project_only_the_practice_cast_is_there() -> None:
    with pytest.raises(RehearsalError) as caught:
        _numeric(None, "產品部")

    assert caught.value.reason == "no_project"


def test_the_same_seed_gives_the_same_setup_and_another_one_other_hidden_values() -> None:
    project = read_project(IT)
    one, again, other = (_numeric(project, "產品部", seed=seed, level=Level.HARD) for seed in (1, 1, 2))

    assert one == again
    assert one.table != other.table
