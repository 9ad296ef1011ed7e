import datetime as dt
from dataclasses import replace

import pytest

from assistant.project.intake.accepting import accept, clashes, holds
from assistant.project.intake.department_names import DepartmentNames, key
from assistant.project.intake.merging import merge, questions
from assistant.project.intake.proposal import Origin, ProposedField
from assistant.project.models import (
    ContestedIssue,
    Department,
    Kpi,
    Meeting,
    Position,
    Private,
    Project,
    ReservationValue,
    Sourced,
    Stakeholder,
    Term,
)
from tests.project.intake.texts import field

EMPTY = Project(title="檔期")
NAMES = DepartmentNames(["行銷部", "資訊處"])
KPI = Kpi(name="回購率", baseline=18, target=22, unit="%")


def merged(
    *fields: ProposedField, project: Project = EMPTY
) -> tuple[list[ProposedField], dict[tuple[str, ...], int]]:
    result = merge(fields, project=project, names=NAMES)
    return list(result.fields), {conflict.path: len(conflict.choices) for conflict in result.conflicts}


def test_different_values_of_one_place_stand_side_by_side_and_not_among_the_fields() -> None:
    fields, conflicts = merged(
        field(("meeting", "place"), "A 室", file="one.txt"),
        field(("meeting", "place"), "B 室", file="two.txt"),
        field(("facts",), "良率 97 %"),
    )
    assert [each.path for each in fields] == [("facts",)]
    assert conflicts == {("meeting", "place"): 2}


def test_the_same_value_from_two_files_is_proposed_once() -> None:
    fields, conflicts = merged(
        field(("meeting", "place"), "A 室", file="one.txt", sure=0.6),
        field(("meeting", "place"), "A室", file="two.txt", sure=0.9),
    )
    assert len(fields) == 1
    assert fields[0].confidence == 0.9
    assert conflicts == {}


def test_a_models_short_wording_stands_for_the_rules_whole_sentence() -> None:
    path = ("departments", "行銷部", "asks")
    rule = field(path, "行銷部希望分眾功能在 12/11 前上線。", quote="行銷部希望分眾功能在 12/11 前上線。")
    model = replace(rule, value="分眾功能在 12/11 前上線", origin=Origin.MODEL, confidence=0.7)
    fields, _ = merged(rule, model)
    assert [(each.value, each.origin) for each in fields] == [("分眾功能在 12/11 前上線", Origin.MODEL)]


def test_longer_and_shorter_titles_are_no_conflict() -> None:
    path = ("stakeholders", "王小明", "role")
    _, conflicts = merged(field(path, "經理"), field(path, "行銷部經理"))
    assert conflicts == {}


def test_what_the_project_says_is_not_proposed_and_what_it_says_otherwise_is_a_conflict() -> None:
    project = Project(
        title="檔期",
        meeting=Meeting(place="C 室", date=dt.date(2026, 12, 3)),
        facts=[Sourced(text="良率 97 %")],
    )
    result = merge(
        [
            field(("meeting", "place"), "A 室"),
            field(("meeting", "date"), dt.date(2026, 12, 3)),
            field(("facts",), "良率 97 %"),
        ],
        project=project,
        names=NAMES,
    )
    assert result.fields == ()
    assert [(each.path, each.current) for each in result.conflicts] == [(("meeting", "place"), "C 室")]


def test_spellings_of_a_department_are_joined_under_the_projects_own() -> None:
    names = DepartmentNames(["行銷", "Marketing team", "人資處"], known=["行銷部", "marketing", "人力資源處"])
    fields = [
        field(("departments", "行銷", "asks"), "要提前"),
        field(("departments", "Marketing team"), "Marketing team"),
        field(("stakeholders", "王小明", "department"), "人資處"),
    ]
    result = merge(fields, project=EMPTY, names=names)
    assert {(each.path, each.value) for each in result.fields} == {
        (("departments", "行銷部", "asks"), "要提前"),
        (("departments", "marketing"), "marketing"),
        (("stakeholders", "王小明", "department"), "人力資源處"),
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [("the finance team", "Finance"), ("行銷部門", "行銷部"), ("BI 團隊", "BI"), ("ＩＴ", "it")],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_departments_that_only_look_alike_stay_apart() -> None:
    assert set(DepartmentNames(["業務部", "業務行銷部", "品保課", "品保處"]).names) == {
        "業務部",
        "業務行銷部",
        "品保課",
        "品保處",
    }


def test_what_says_something_private_moves_to_the_private_part() -> None:
    project = Project(title="檔期", private=Private(batna="談不成就找外包商紫羅蘭公司來做"))
    leak = field(("facts",), "找外包商紫羅蘭公司來做", quote="談不成就找外包商紫羅蘭公司來做")
    fields, _ = merged(leak, field(("facts",), "良率 97 %"), project=project)
    assert {each.path for each in fields} == {("facts",), ("private", "notes")}


def test_a_private_sentence_of_the_files_guards_the_other_fields() -> None:
    secret = "低於 NT$1,980,000 就不做"
    fields, _ = merged(
        field(("private", "notes"), secret, quote=secret), field(("facts",), secret, quote=secret)
    )
    assert {each.path for each in fields} == {("private", "notes")}


def test_more_entries_than_a_person_looks_through_are_cut_and_said_so() -> None:
    result = merge(
        [field(("facts",), f"事實 {n} 是這樣", quote=f"{n}{n}{n}") for n in range(90)],
        project=EMPTY,
        names=NAMES,
    )
    assert len(result.fields) == 40
    assert result.cut


def test_accepting_fills_every_kind_of_place() -> None:
    fields = [
        field(("purpose",), "談定檔期"),
        field(("departments", "行銷部"), "行銷部"),
        field(("departments", "行銷部", "goal"), "回購率"),
        field(("departments", "行銷部", "asks"), "提前"),
        field(("departments", "行銷部", "kpis", "回購率"), KPI),
        field(("stakeholders", "王小明", "department"), "行銷部"),
        field(("stakeholders", "王小明", "email"), "ming@example.com"),
        field(("meeting", "date"), dt.date(2026, 12, 3)),
        field(("meeting", "start"), dt.time(14)),
        field(("meeting", "minutes"), 90),
        field(("meeting", "attendees"), "王小明"),
        field(("issues", "檔期", "options"), "12/18"),
        field(("issues", "檔期", "positions", "行銷部"), Position(department="行銷部", wants="提前")),
        field(("decisions",), "是否提前？"),
        field(("constraints",), "12/5 凍結"),
        field(("facts",), "良率 97 %"),
        field(("terms", "MQL"), Term(term="MQL", meaning="合格名單", verified=False)),
        field(("private", "batna"), "自己做"),
        field(("private", "notes"), "別說"),
        field(("private", "concessions"), "首頁"),
        field(("private", "reservation_values", "預算"), ReservationValue(issue="預算", value="200 萬")),
    ]
    project = accept(EMPTY, fields)
    assert project.department("行銷部") == Department(name="行銷部", goal="回購率", kpis=[KPI], asks=["提前"])
    assert project.stakeholders == [Stakeholder(name="王小明", department="行銷部", email="ming@example.com")]
    assert project.meeting == Meeting(
        date=dt.date(2026, 12, 3), start=dt.time(14), minutes=90, attendees=["王小明"]
    )
    assert project.issues == [
        ContestedIssue(
            name="檔期", options=["12/18"], positions=[Position(department="行銷部", wants="提前")]
        )
    ]
    assert project.facts == [Sourced(text="良率 97 %", source="note.txt，第 3 行")]
    assert project.constraints[0].text == "12/5 凍結"
    assert project.private.batna == "自己做"
    assert project.private.reservation_values[0].value == "200 萬"
    assert all(holds(project, each) for each in fields)


def test_accepting_changes_nothing_in_the_project_given() -> None:
    before = EMPTY.model_copy(deep=True)
    accept(EMPTY, [field(("departments", "行銷部", "asks"), "提前"), field(("facts",), "良率")])
    assert before == EMPTY


def test_accepting_twice_adds_nothing() -> None:
    fields = [
        field(("departments", "行銷部", "asks"), "提前"),
        field(("facts",), "良率"),
        field(("terms", "M"), Term(term="M", meaning="x")),
    ]
    once = accept(EMPTY, fields)
    assert accept(once, fields) == once


def test_what_the_person_wrote_is_never_overwritten_unless_they_choose_it() -> None:
    project = Project(
        title="檔期",
        departments=[Department(name="行銷部", kpis=[KPI.model_copy(update={"target": 25})])],
        meeting=Meeting(place="我的會議室", minutes=30),
        private=Private(batna="我的備案"),
    )
    fields = [
        field(("meeting", "place"), "A 室"),
        field(("meeting", "minutes"), 90),
        field(("departments", "行銷部", "kpis", "回購率"), KPI),
        field(("private", "batna"), "別人的備案"),
    ]
    assert accept(project, fields) == project
    assert {each.path for each in clashes(project, fields)} == {each.path for each in fields}
    replaced = accept(project, fields, replace={("meeting", "place")})
    assert replaced.meeting.place == "A 室"
    assert replaced.meeting.minutes == 30


def test_edits_survive_another_file_added_later() -> None:
    first = accept(
        EMPTY, [field(("meeting", "place"), "A 室"), field(("departments", "行銷部", "asks"), "提前")]
    )
    edited = first.model_copy(deep=True)
    edited.meeting.place = "B 室"
    edited.departments[0].asks = ["提前兩天"]
    later = accept(
        edited, [field(("meeting", "place"), "A 室"), field(("departments", "行銷部", "asks"), "加人")]
    )
    assert later.meeting.place == "B 室"
    assert later.departments[0].asks == ["提前兩天", "加人"]


def test_long_values_and_full_lists_never_break_the_project() -> None:
    many = [field(("facts",), f"事實 {n}") for n in range(80)]
    project = accept(
        EMPTY, [*many, field(("departments", "行" * 400), "行" * 400), field(("facts",), "長" * 9_000)]
    )
    assert len(project.facts) == 60
    assert len(project.departments[0].name) == 300


def test_what_nobody_said_becomes_a_question() -> None:
    fields = [field(("departments", "行銷部"), "行銷部"), field(("stakeholders", "王小明"), "王小明")]
    asked = {question.path for question in questions(EMPTY, fields, [])}
    assert {("meeting", "date"), ("meeting", "place"), ("own_department",), ("departments",)} <= asked
    assert ("departments", "行銷部", "kpis") in asked
    assert ("stakeholders", "王小明", "department") in asked


def test_a_conflict_is_not_asked_for_again() -> None:
    result = merge(
        [field(("meeting", "place"), "A 室"), field(("meeting", "place"), "B 室")], project=EMPTY, names=NAMES
    )
    asked = {question.path for question in questions(EMPTY, result.fields, result.conflicts)}
    assert ("meeting", "place") not in asked
    assert ("meeting", "date") in asked


def test_a_department_named_in_both_languages_is_asked_about() -> None:
    fields = [field(("departments", name), name) for name in ("Finance", "財務部")]
    assert any(
        "財務部" in question.text.zh and "Finance" in question.text.zh
        for question in questions(EMPTY, fields, [])
    )
