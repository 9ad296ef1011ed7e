"""The composer's rules, one at a time."""

import datetime as dt
from typing import Any

import pytest

from assistant.agenda.composer.papers import send_by
from assistant.agenda.models import AgendaItem, ItemType, Stage
from assistant.language.locale import Language
from assistant.project.models import Project
from tests.agenda import factory
from tests.agenda.drafts import BOTH, TODAY, composed

ZH, EN = Language.ZH_TW, Language.EN


def _project(language: Language = ZH, **changes: Any) -> Project:
    return factory.project(language, **changes)


def _item(project: Project, stage: Stage) -> AgendaItem:
    return next(item for item in composed(project).agenda.items if item.stage is stage)


def _meeting(**changes: Any) -> dict[str, Any]:
    return {**factory.project().meeting.model_dump(), **changes}


def test_a_purpose_that_names_no_decision_gets_the_decision() -> None:
    purpose = composed(_project(purpose="讓兩個通路不要搶業績。")).agenda.purpose

    assert purpose.startswith("讓兩個通路不要搶業績：")
    assert "「跨通路訂單的業績歸屬」" in purpose
    assert purpose.count("。") == 1


def test_only_the_first_sentence_is_the_purpose_and_the_rest_is_background() -> None:
    agenda = composed(_project(purpose="決定業績怎麼算。上一季吵了兩次。")).agenda

    assert agenda.purpose == "決定業績怎麼算。"
    assert agenda.pre_read.parts[0].lines == ["上一季吵了兩次。"]


def test_hosts_speak_last_and_every_department_speaks_in_the_first_item() -> None:
    agenda = composed(_project()).agenda

    assert agenda.departments == ["門市營運部", "電商部"]
    assert agenda.items[0].speaks == ["門市營運部", "電商部"]


def test_an_own_shared_goal_without_a_department_figure_gets_it_added() -> None:
    goal = composed(_project(shared_goal="電商營收一起衝。")).agenda.shared_goal

    assert "電商營收一起衝" in goal
    assert "門市營運部的「門市營收」" in goal


def test_a_goal_nobody_wrote_is_made_of_every_department_figure() -> None:
    agenda = composed(_project(EN, shared_goal="")).agenda

    assert "“store revenue” (Store Operations)" in agenda.shared_goal
    assert "“online revenue” (Online Sales)" in agenda.shared_goal


def test_a_joint_kpi_is_proposed_as_a_sum_where_units_agree() -> None:
    departments = [
        {"name": "電商部", "kpis": [{"name": "電商營收", "unit": "NT$", "baseline": 10, "target": 14}]},
        {"name": "門市營運部", "kpis": [{"name": "門市營收", "unit": "NT$", "baseline": 20, "target": 21}]},
    ]
    kpi = composed(_project(departments=departments, joint_kpi=None)).agenda.joint_kpi

    assert kpi is not None
    assert (kpi.baseline, kpi.target, kpi.unit) == (30, 35, "NT$")
    assert "電商營收" in kpi.formula
    assert "門市營收" in kpi.formula
    assert [part.department for part in kpi.contributions] == ["門市營運部", "電商部"]
    assert kpi.counter_metric


@pytest.mark.parametrize("unit", ["%", "天", "分", "days"])
def test_rates_and_durations_are_not_added_up(unit: str) -> None:
    departments = [
        {"name": name, "kpis": [{"name": f"{name}的數字", "unit": unit, "baseline": 1, "target": 2}]}
        for name in ("電商部", "門市營運部")
    ]
    kpi = composed(_project(departments=departments, joint_kpi=None)).agenda.joint_kpi

    assert kpi is not None
    assert (kpi.baseline, kpi.target) == (None, None)
    assert "同時達標" in kpi.name


def test_a_missing_baseline_is_not_guessed() -> None:
    departments = [
        {"name": "電商部", "kpis": [{"name": "電商營收", "unit": "NT$", "baseline": 10, "target": 14}]},
        {"name": "門市營運部", "kpis": [{"name": "門市營收", "unit": "NT$", "target": 21}]},
    ]
    kpi = composed(_project(departments=departments, joint_kpi=None)).agenda.joint_kpi

    assert kpi is not None
    assert (kpi.baseline, kpi.target) == (None, 35)


def test_a_stated_joint_kpi_gets_a_line_for_the_department_it_forgot() -> None:
    stated = {**factory.project().joint_kpi.model_dump(), "counter_metric": ""}  # type: ignore[union-attr]
    stated["contributions"] = stated["contributions"][:1]
    kpi = composed(_project(joint_kpi=stated)).agenda.joint_kpi

    assert kpi is not None
    assert [part.department for part in kpi.contributions] == ["電商部", "門市營運部"]
    assert kpi.contributions[1].data_owner == ""
    assert "待確認" in kpi.counter_metric


def test_an_unknown_approver_stays_empty_and_is_asked_for_with_who_could() -> None:
    issue = {**factory.project().issues[0].model_dump(), "approver": "", "escalation": ""}
    item = _item(_project(issues=[issue]), Stage.DECISION)

    assert item.decision is not None
    assert item.decision.approver == ""
    assert "待確認：核准人與談不攏時找誰。" in item.note
    assert "林佳蓉與陳志豪" in item.note


def test_an_approver_who_does_not_attend_is_pointed_out() -> None:
    issue = {**factory.project().issues[0].model_dump(), "approver": "王總經理"}
    project = _project(issues=[issue])

    assert "王總經理不在與會名單" in _item(project, Stage.DECISION).note
    assert composed(project).brief.visits[-1].stakeholder == "王總經理"


def test_what_departments_want_are_the_options_where_none_is_stated() -> None:
    issue = {**factory.project().issues[0].model_dump(), "options": []}
    item = _item(_project(issues=[issue]), Stage.DECISION)

    assert item.decision is not None
    assert item.decision.options == ["業績歸線上", "業績歸門市"]
    assert "業績歸線上還是業績歸門市？" in item.question


def test_a_decision_an_issue_already_covers_is_not_asked_twice() -> None:
    agenda = composed(_project(decisions=["跨通路訂單的業績歸屬要怎麼分？"])).agenda
    decided = [item for item in agenda.items if item.stage is Stage.DECISION]

    assert [item.question for item in decided] == ["跨通路訂單的業績歸屬要怎麼分？"]


def test_a_plain_decision_beside_issues_of_several_approvers_ends_in_a_recommendation() -> None:
    issue = factory.project().issues[0].model_dump()
    issues = [issue, {**issue, "name": "店取區的人力", "approver": "林佳蓉"}]
    agenda = composed(
        _project(issues=issues, decisions=["要不要先試辦"], meeting=_meeting(minutes=90))
    ).agenda
    item = next(item for item in agenda.items if "試辦" in item.question)

    assert item.question == "「要不要先試辦」要怎麼定？"
    assert item.type is ItemType.DISCUSS
    assert "核准人" in item.note


def test_a_yes_or_no_decision_alone_is_decided_between_agreeing_and_changing() -> None:
    item = _item(_project(issues=[], decisions=["要不要先試辦一季？"]), Stage.DECISION)

    assert item.type is ItemType.DECIDE
    assert item.decision is not None
    assert len(item.decision.options) == 2
    assert item.decision.criteria == factory.project().success_criteria


def test_what_does_not_fit_is_parked_and_its_positions_go_to_the_pre_read() -> None:
    issue = factory.project().issues[0].model_dump()
    issues = [{**issue, "name": f"爭點{name}"} for name in "甲乙丙丁戊"]
    agenda = composed(_project(issues=issues, meeting=_meeting(minutes=25))).agenda

    assert any("爭點戊" in line for line in agenda.parking_lot or [])
    parked = next(part for part in agenda.pre_read.parts if "排不下" in part.title)
    assert any("爭點戊" in line for line in parked.lines)
    assert not any("爭點戊" in about.issue for about in agenda.disagreements)


def test_a_decision_without_its_own_disagreement_item_begins_with_the_positions() -> None:
    agenda = composed(_project(meeting=_meeting(minutes=12))).agenda
    stages = [item.stage for item in agenda.items]

    assert Stage.DISAGREEMENT not in stages
    decision = next(item for item in agenda.items if item.stage is Stage.DECISION)
    assert decision.process.startswith("先由對方複述彼此立場")


def test_a_long_meeting_gets_breaks() -> None:
    agenda = composed(_project(meeting=_meeting(minutes=240))).agenda

    assert sum(item.id.startswith("break") for item in agenda.items) == 2


@pytest.mark.parametrize("language", BOTH)
def test_nothing_to_decide_offers_a_written_update_and_still_an_agenda(language: Language) -> None:
    package = composed(_project(language, issues=[], decisions=[]), language)

    assert factory.project(language).title in package.written_update
    assert Stage.DECISION not in {item.stage for item in package.agenda.items}


def test_something_to_decide_offers_none() -> None:
    assert composed(_project()).written_update == ""


def test_an_empty_project_gives_placeholders_and_no_invented_people() -> None:
    agenda = composed(Project(title="新專案")).agenda

    assert agenda.attendees == []
    assert {item.owner for item in agenda.items} == {""}
    assert "待確認" in agenda.shared_goal
    assert agenda.joint_kpi is None


def test_one_department_alone_gets_neither_exchange_nor_joint_kpi() -> None:
    project = _project(departments=[{"name": "電商部", "asks": ["人力"]}], joint_kpi=None, issues=[])
    stages = {item.stage for item in composed(project).agenda.items}

    assert not {Stage.EXCHANGE, Stage.JOINT_KPI} & stages
    assert Stage.STAKES in stages


def test_offers_are_matched_with_the_asks_they_answer() -> None:
    departments = [
        {"name": "資訊部", "asks": ["真實的使用者行為資料"], "offers": ["每兩週公開開發排程"]},
        {"name": "行銷部", "asks": ["看得到開發排程"], "offers": ["使用者行為資料的完整分析"]},
    ]
    item = _item(_project(departments=departments), Stage.EXCHANGE)

    assert "行銷部給得出「使用者行為資料的完整分析」 → 資訊部需要「真實的使用者行為資料」" in item.note
    assert "資訊部給得出「每兩週公開開發排程」 → 行銷部需要「看得到開發排程」" in item.note


def test_more_than_seven_known_people_are_cut_to_deciders_when_nobody_is_named() -> None:
    people = [
        {"name": f"{name}{n}", "department": name, "can_decide": n == 2}
        for name in ("電商部", "門市營運部")
        for n in range(5)
    ]
    agenda = composed(_project(stakeholders=people, meeting=_meeting(attendees=[]), issues=[])).agenda

    assert [person.name for person in agenda.attendees] == ["電商部2", "門市營運部2"]


def test_terms_of_the_agenda_are_explained_and_others_are_not() -> None:
    terms = [
        {"term": "BOPIS", "meaning": "線上下單、門市取貨"},
        {"term": "EBITDA", "meaning": "稅前息前折舊攤銷前獲利"},
    ]
    agenda = composed(_project(terms=terms, unknowns=["BOPIS 的客人會不會多買"])).agenda

    assert [term.term for term in agenda.terms] == ["BOPIS"]


@pytest.mark.parametrize(
    ("meeting", "today", "expected"),
    [
        (dt.date(2026, 12, 3), dt.date(2026, 11, 20), dt.date(2026, 12, 1)),
        (dt.date(2026, 11, 30), dt.date(2026, 11, 20), dt.date(2026, 11, 26)),
        (dt.date(2026, 11, 24), dt.date(2026, 11, 23), dt.date(2026, 11, 23)),
        (dt.date(2026, 11, 3), dt.date(2026, 11, 20), dt.date(2026, 10, 30)),
        (dt.date.min, dt.date(2026, 11, 20), dt.date.min),
    ],
)
def test_the_pre_read_goes_out_two_working_days_before_or_today(
    meeting: dt.date, today: dt.date, expected: dt.date
) -> None:
    assert send_by(meeting, today) == expected


def test_without_a_date_there_is_no_day_to_send_it() -> None:
    assert send_by(None, TODAY) is None


def test_the_persons_words_meet_the_frame_with_a_space_where_scripts_meet() -> None:
    issue = {**factory.project().issues[0].model_dump(), "options": ["30 %", "50 %"]}
    question = _item(_project(issues=[issue]), Stage.DECISION).question

    assert question.endswith("要選 30 % 還是 50 %？")


def test_marks_inside_a_quotation_become_the_inner_ones() -> None:
    issue = {**factory.project().issues[0].model_dump(), "name": "「店取」的歸屬"}

    assert "「『店取』的歸屬」" in _item(_project(issues=[issue]), Stage.DECISION).question
