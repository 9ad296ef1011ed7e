import datetime as dt
from typing import Any

import pytest

from assistant.agenda.checks.items import is_question
from assistant.agenda.models import AlignmentAgenda, Decision, ItemType, PreRead, Stage
from assistant.language.findings import Severity
from assistant.language.locale import Language
from assistant.project.models import Stakeholder
from tests.agenda import factory
from tests.agenda.seeing import ids, places, seen


def _decision(**changes: Any) -> AlignmentAgenda:
    agenda = factory.agenda()
    given = next(item.decision for item in agenda.items if item.id == "decide") or Decision()
    return factory.change_item(agenda, "decide", decision=given.model_copy(update=changes))


@pytest.mark.parametrize(
    "text",
    [
        "先做哪一個？",
        "要不要延後上線",
        "如何把退貨率降到 3 %",
        "這樣可以嗎",
        "是否同意各算一半？",
        "誰負責？",
        "What do we do first?",
        "which department pays",
        "Do we postpone the launch?",
        "各部門有什麼利害？（每部門 3 分鐘）",
        "預算由行銷部還是產品部出",
    ],
)
def test_questions_pass(text: str) -> None:
    assert is_question(text)


@pytest.mark.parametrize(
    "text",
    ["預算", "預算？", "進度報告", "臨時動議", "Budget", "Budget?", "Q3 update", "Discuss the roadmap", ""],
)
def test_topics_do_not_pass_even_with_a_question_mark(text: str) -> None:
    assert not is_question(text)


def test_topic_is_pointed_at() -> None:
    [found] = seen(factory.change_item(factory.agenda(), "goal", question="共同目標"), "A04-question")
    assert (found.where, found.evidence) == ("goal", "共同目標")


def test_inform_item_is_to_be_read_beforehand() -> None:
    [found] = seen(
        factory.change_item(factory.agenda(), "goal", type=ItemType.INFORM), "A05-inform-in-meeting"
    )
    assert (found.where, found.action) == ("goal", "move_to_pre_read")


@pytest.mark.parametrize("stage", [Stage.CONFIRM, Stage.OPENING, Stage.STAKES, Stage.CLOSE])
def test_informs_that_belong_in_the_room_stay(stage: Stage) -> None:
    agenda = factory.change_item(factory.agenda(), "stakes", type=ItemType.INFORM, stage=stage)
    assert not seen(agenda, "A05-inform-in-meeting")


def test_missing_pre_read_is_noticed() -> None:
    assert places(factory.agenda(pre_read=PreRead()), "A05-pre-read") == ["pre_read"]


def test_pre_read_goes_out_before_the_day() -> None:
    parts = factory.agenda().pre_read.parts
    [unset] = seen(factory.agenda(pre_read=PreRead(parts=parts)), "A05-send-by")
    assert "寄送日" in unset.message.zh
    on_the_day = PreRead(parts=parts, send_by=dt.date(2026, 12, 3))
    assert seen(factory.agenda(pre_read=on_the_day), "A05-send-by")[0].evidence == "2026-12-03"


def test_long_pre_read_says_how_long() -> None:
    long = PreRead.model_validate(
        {"send_by": "2026-12-01", "parts": [{"title": "全文", "lines": ["字" * 3_000, "字" * 3_000]}]}
    )
    assert seen(factory.agenda(pre_read=long), "A05-long")[0].evidence == "21"


@pytest.mark.parametrize("owner", ["", "待確認", "TBC", "to be confirmed"])
def test_item_without_owner_is_noticed(owner: str) -> None:
    assert places(factory.change_item(factory.agenda(), "goal", owner=owner), "A06-owner") == ["goal"]


def test_two_owners_are_one_too_many() -> None:
    [found] = seen(factory.change_item(factory.agenda(), "goal", owner="林佳蓉、陳志豪"), "A06-owner")
    assert "不只一位" in found.message.zh


def test_owner_must_attend_but_may_carry_a_title() -> None:
    assert (
        seen(factory.change_item(factory.agenda(), "goal", owner="王大明"), "A06-owner")[0].evidence
        == "王大明"
    )
    assert not seen(factory.change_item(factory.agenda(), "goal", owner="林佳蓉（電商部）"), "A06-owner")
    assert not seen(factory.change_item(factory.agenda(), "goal", owner="林佳蓉／協理"), "A06-owner")


def test_names_inside_other_names_do_not_count() -> None:
    agenda = factory.change_item(factory.agenda(), "goal", owner="Annette")
    people = [
        Stakeholder(name="Ann", department="電商部"),
        Stakeholder(name="Bo", department="門市營運部"),
    ]
    meeting = agenda.meeting.model_copy(update={"attendees": []})
    assert seen(agenda.model_copy(update={"attendees": people, "meeting": meeting}), "A06-owner")


def test_first_name_of_one_attendee_is_enough() -> None:
    agenda = factory.change_item(factory.agenda(Language.EN), "goal", owner="Grace")
    assert not seen(agenda, "A06-owner")
    twins = [Stakeholder(name=name, department="Online Sales") for name in ("Grace Lin", "Grace Wu")]
    assert seen(agenda.model_copy(update={"attendees": twins}), "A06-owner")


def test_without_any_list_of_attendees_owners_are_not_said_to_be_absent() -> None:
    agenda = factory.agenda(attendees=[], meeting={"minutes": 50})
    assert "A06-owner" not in ids(agenda)
    assert places(agenda, "A08-nobody") == ["attendees"]


def test_process_is_missing_only_where_work_is_done() -> None:
    agenda = factory.agenda()
    bare = [item.model_copy(update={"process": ""}) for item in agenda.items]
    assert places(agenda.model_copy(update={"items": bare}), "A06-process") == ["stakes", "goal", "decide"]


def test_decision_needs_one_approver() -> None:
    [found] = seen(_decision(approver=""), "A07-approver")
    assert found.severity is Severity.ERROR
    assert seen(_decision(approver="待確認"), "A07-approver")
    [many] = seen(_decision(approver="林佳蓉、陳志豪"), "A07-approver")
    assert "不只一位" in many.message.zh


def test_approver_attends_and_may_decide() -> None:
    assert "不在" in seen(_decision(approver="王大明"), "A07-approver-present")[0].message.zh
    assert "權限" in seen(_decision(approver="黃美玲"), "A07-approver-present")[0].remedy.zh
    assert not seen(_decision(approver="陳志豪"), "A07-approver-present")


@pytest.mark.parametrize("options", [[], ["全歸線上"], ["全歸線上", " 全歸線上 "], ["全歸線上", " "]])
def test_one_option_is_no_choice(options: list[str]) -> None:
    assert seen(_decision(options=options), "A07-options")[0].severity is Severity.ERROR


def test_decision_without_any_details_lacks_all_of_them() -> None:
    bare = factory.change_item(factory.agenda(), "decide", decision=None)
    wanted = {"A07-approver", "A07-options", "A07-criteria", "A07-deadline", "A07-escalation"}
    assert wanted <= ids(bare)


def test_deadline_before_the_meeting_is_noticed() -> None:
    [found] = seen(_decision(deadline=dt.date(2026, 12, 1)), "A07-deadline")
    assert found.evidence == "2026-12-01"
    assert not seen(_decision(deadline=dt.date(2026, 12, 3)), "A07-deadline")


def test_open_escalation_is_noticed() -> None:
    assert places(_decision(escalation="待確認"), "A07-escalation") == ["decide"]


def test_confirming_the_agenda_needs_no_approver() -> None:
    agenda = factory.change_item(factory.agenda(), "confirm", type=ItemType.DECIDE)
    assert not seen(agenda, "A07-approver")


def test_one_department_is_not_an_alignment() -> None:
    assert seen(factory.agenda(departments=["電商部"]), "A08-departments")[0].evidence == "電商部"


def test_each_department_needs_somebody_who_can_decide() -> None:
    people = factory.agenda().attendees
    without = [people[0], people[2]]
    [found] = seen(factory.agenda(attendees=without), "A08-decider")
    assert (found.where, found.evidence) == ("attendees", "黃美玲")
    [nobody] = seen(factory.agenda(attendees=people[:1]), "A08-decider")
    assert (nobody.evidence, nobody.message.zh) == ("門市營運部", "門市營運部沒有人到場。")


def test_eight_people_are_too_many() -> None:
    more = [Stakeholder(name=f"同事{n}", department="電商部") for n in range(5)]
    assert seen(factory.agenda(attendees=[*factory.agenda().attendees, *more]), "A08-many")[0].evidence == "8"
    assert not seen(factory.agenda(attendees=[*factory.agenda().attendees, *more[:4]]), "A08-many")
