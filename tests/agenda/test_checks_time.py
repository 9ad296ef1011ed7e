import datetime as dt

import pytest

from assistant.agenda.checks.purpose import sentences
from assistant.agenda.models import ItemType, Stage
from assistant.language.findings import Severity
from tests.agenda import factory
from tests.agenda.seeing import ids, places, seen


def _meeting(**changes: object) -> object:
    return factory.agenda().meeting.model_copy(update=changes)


def test_too_many_minutes_are_an_error_with_the_figures() -> None:
    [found] = seen(factory.change_item(factory.agenda(), "goal", minutes=18), "A01-overbooked")
    assert (found.severity, found.evidence, found.action) == (Severity.ERROR, "60 > 50", "fit")
    assert "超出 10 分鐘" in found.message.zh
    assert "10 more than" in found.message.en


def test_too_few_minutes_are_a_warning() -> None:
    agenda = factory.change_item(factory.agenda(), "goal", minutes=3)
    [found] = seen(agenda, "A01-clock")
    assert (found.severity, found.evidence, found.action) == (Severity.WARNING, "45 < 50", "fit")
    assert "A01-overbooked" not in ids(agenda)


def test_buffer_counts() -> None:
    assert "A01-clock" in ids(factory.agenda(buffer_minutes=0))


def test_item_without_minutes_is_named() -> None:
    assert places(factory.change_item(factory.agenda(), "stakes", minutes=0), "A01-zero") == ["stakes"]


def test_agenda_without_items_is_an_error() -> None:
    assert seen(factory.agenda(items=[]), "A01-no-items")[0].severity is Severity.ERROR


def test_missing_date_and_missing_start_are_told_apart() -> None:
    [no_date] = seen(factory.agenda(meeting=_meeting(date=None)), "A01-when")
    [no_start] = seen(factory.agenda(meeting=_meeting(start=None)), "A01-when")
    assert "日期" in no_date.message.zh
    assert no_start.message.zh.startswith("開始時間")


def test_past_is_noticed_only_when_today_is_known() -> None:
    past = factory.agenda(meeting=_meeting(date=dt.date(2026, 11, 19)))
    assert places(past, "A01-past") == ["meeting"]
    same_day = factory.agenda(meeting=_meeting(date=factory.TODAY))
    assert "A01-past" not in ids(same_day)


def test_weekend_and_odd_hours_are_notes() -> None:
    assert seen(factory.agenda(meeting=_meeting(date=dt.date(2026, 12, 5))), "A01-weekend")
    [late] = seen(factory.agenda(meeting=_meeting(start=dt.time(18, 0))), "A01-hours")
    assert (late.severity, late.evidence) == (Severity.NOTE, "18:00–18:50")
    assert seen(factory.agenda(meeting=_meeting(start=dt.time(7, 0))), "A01-hours")
    assert seen(factory.agenda(meeting=_meeting(start=dt.time(23, 30))), "A01-hours")
    assert not seen(factory.agenda(meeting=_meeting(start=dt.time(8, 30))), "A01-hours")


def test_nothing_to_decide_and_no_disagreement_needs_no_meeting() -> None:
    talk = factory.change_item(factory.agenda(disagreements=[]), "decide", type=ItemType.DISCUSS)
    assert places(talk, "A02-need") == ["items"]
    assert not seen(factory.change_item(factory.agenda(), "decide", type=ItemType.DISCUSS), "A02-need")


def test_confirming_and_closing_are_not_decisions_that_need_a_meeting() -> None:
    items = [factory.item("a", type=ItemType.DECIDE, stage=stage) for stage in (Stage.CONFIRM, Stage.CLOSE)]
    assert seen(factory.agenda(items=items, disagreements=[]), "A02-need")


@pytest.mark.parametrize(
    ("minutes", "better"), [(30, 25), (60, 50), (55, 50), (25, 0), (50, 0), (40, 0), (90, 0)]
)
def test_half_and_full_hours_become_25_and_50_minutes(minutes: int, better: int) -> None:
    found = seen(factory.agenda(meeting=_meeting(minutes=minutes)), "A02-length")
    if not better:
        assert found == []
        return
    assert found[0].action == "shorten"
    assert str(better) in found[0].remedy.en


def test_very_long_meeting_is_to_be_split() -> None:
    [found] = seen(factory.agenda(meeting=_meeting(minutes=180)), "A02-length")
    assert found.action is None
    assert "90" in found.remedy.zh


def test_agenda_longer_than_two_pages_is_noticed() -> None:
    long = factory.change_item(factory.agenda(), "decide", note="背景說明很長。" * 570)
    assert not seen(long, "E-pages")
    long = factory.change_item(long, "goal", note="背景說明很長。" * 570)
    assert places(long, "E-pages") == ["title"]
    assert not seen(
        factory.agenda(pre_read={"parts": [{"title": "附件", "lines": ["長" * 4000]}]}), "E-pages"
    )


def test_missing_purpose_is_an_error() -> None:
    assert seen(factory.agenda(purpose="  "), "A03-purpose")[0].severity is Severity.ERROR


def test_purpose_is_one_sentence() -> None:
    assert places(factory.agenda(purpose="決定分配比例。也談談近況。"), "A03-one-sentence") == ["purpose"]
    assert not seen(factory.agenda(purpose="Decide on NT$1.5 million vs. 2 people."), "A03-one-sentence")


@pytest.mark.parametrize(
    "purpose", ["討論線上線下業績", "聊聊近況", "Talk about sales", "Catch up on the project"]
)
def test_purpose_without_a_result_is_noticed(purpose: str) -> None:
    assert places(factory.agenda(purpose=purpose), "A03-result") == ["purpose"]


@pytest.mark.parametrize(
    "purpose",
    ["決定業績怎麼算", "產出一份分工表", "選出供應商", "Agree on the split", "Produce a one-page plan"],
)
def test_purpose_with_a_decision_or_a_thing_passes(purpose: str) -> None:
    assert not seen(factory.agenda(purpose=purpose), "A03-result")


def test_one_criterion_twice_is_not_two() -> None:
    [found] = seen(factory.agenda(success_criteria=["選定方案", "選定方案"]), "A03-criteria")
    assert found.evidence == "1"


@pytest.mark.parametrize("criterion", ["溝通更順暢", "氣氛良好", "大家更了解彼此", "A productive discussion"])
def test_criteria_nobody_can_check_are_noticed(criterion: str) -> None:
    [found] = seen(factory.agenda(success_criteria=["選定方案", criterion]), "A03-checkable")
    assert found.evidence == criterion


@pytest.mark.parametrize(
    "criterion", ["退貨率降到 3 %，溝通更順暢", "寫下更好的流程", "A written plan for better hand-over"]
)
def test_criteria_with_a_figure_or_a_thing_pass(criterion: str) -> None:
    assert not seen(factory.agenda(success_criteria=["選定方案", criterion]), "A03-checkable")


def test_sentences_do_not_break_at_figures_and_initials() -> None:
    assert sentences("Decide on 1.5 people. J. Lin agrees.") == ["Decide on 1.5 people", "J. Lin agrees"]
