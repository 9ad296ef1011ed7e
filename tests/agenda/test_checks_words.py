import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.agenda.checks.script import half_width_punctuation, to_full_width
from assistant.language.findings import Severity
from assistant.language.locale import Language
from tests.agenda import factory
from tests.agenda.seeing import ids, places, seen


def test_simplified_characters_are_an_error_with_the_right_ones() -> None:
    [found] = seen(factory.agenda(shared_goal="电商营收与門市營收達 NT$60,000,000"), "A18-simplified")
    assert (found.severity, found.where, found.action) == (Severity.ERROR, "shared_goal", "to_traditional")
    assert "电" in found.evidence
    assert "電" in found.remedy.zh


def test_mainland_words_are_a_warning_with_taiwans_word() -> None:
    [found] = seen(factory.agenda(purpose="決定用戶的視頻怎麼處理。"), "A18-mainland")[:1]
    assert (found.severity, found.where, found.action) == (Severity.WARNING, "purpose", "replace_mainland")


def test_english_agenda_is_not_read_as_chinese() -> None:
    agenda = factory.agenda(Language.EN, purpose="Decide on 电商, 用戶 and 視頻.")
    assert not ids(agenda) & {"A18-simplified", "A18-mainland", "A18-punctuation"}


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("先說立場,再談目標", "先說立場，再談目標"),
        ("要選哪一個?", "要選哪一個？"),
        ("目的: 決定比例", "目的：決定比例"),
        ("電商部(線上)的數字", "電商部（線上）的數字"),
        ("導入 CRM (客戶系統)", "導入 CRM （客戶系統）"),
        ("「門市」,「線上」", "「門市」，「線上」"),
        ("就這樣.", "就這樣。"),
        ("退貨率(RMA rate)下降", "退貨率（RMA rate）下降"),
    ],
)
def test_half_width_marks_in_chinese_become_full_width(text: str, wide: str) -> None:
    assert half_width_punctuation(text)
    assert to_full_width(text) == wide


@pytest.mark.parametrize(
    "text",
    [
        "14:00 開始",
        "NT$1,200,000 元",
        "請看 https://example.com/a?b=1",
        "A, B and C (x)",
        "1. 開場",
        "達 3.5 %，持平",
    ],
)
def test_half_width_marks_that_belong_there_stay(text: str) -> None:
    assert half_width_punctuation(text) == []
    assert to_full_width(text) == text


@given(st.text(alphabet="甲乙(),.;:?! a1「」）\n", max_size=60))
@settings(max_examples=150, deadline=None)
def test_widening_leaves_nothing_to_widen(text: str) -> None:
    assert half_width_punctuation(to_full_width(text)) == []


def test_half_width_mark_is_a_note_where_it_stands() -> None:
    agenda = factory.change_item(factory.agenda(), "goal", question="怎樣才算成功?")
    [found] = seen(agenda, "A18-punctuation")
    assert (found.where, found.severity, found.action) == ("goal", Severity.NOTE, "fix_punctuation")


def test_names_others_refer_to_are_not_rewritten() -> None:
    agenda = factory.agenda(departments=["电商部", "門市營運部"])
    assert [found.action for found in seen(agenda, "A18-simplified")] == [None]


def test_number_date_and_name_nobody_gave_are_errors() -> None:
    agenda = factory.change_item(factory.agenda(), "goal", note="王大明經理說 2027/03/15 前要成長 37 %")
    found = seen(agenda, "A11-ungrounded", project=factory.project())
    assert {each.where for each in found} == {"goal"}
    assert all(each.severity is Severity.ERROR for each in found)
    told = " ".join(each.evidence for each in found)
    assert "2027/03/15" in told
    assert "37" in told
    assert "王大明" in told


def test_what_the_person_gave_and_the_clock_computed_is_grounded() -> None:
    agenda = factory.change_item(
        factory.agenda(), "goal", note="20 分鐘內決定；60,000,000 是 2027/06/30 的目標"
    )
    assert not seen(agenda, "A11-ungrounded", project=factory.project())


def test_people_the_project_does_not_know_are_a_warning() -> None:
    agenda = factory.change_item(factory.agenda(), "goal", owner="王大明")
    [found] = seen(agenda, "A11-unknown-person", project=factory.project())
    assert (found.where, found.evidence) == ("goal", "王大明")
    titled = factory.change_item(factory.agenda(), "goal", owner="林佳蓉協理")
    assert not seen(titled, "A11-unknown-person", project=factory.project())
    open_owner = factory.change_item(factory.agenda(), "goal", owner="待確認")
    assert not seen(open_owner, "A11-unknown-person", project=factory.project())


def test_grounding_needs_a_project() -> None:
    assert "A11-ungrounded" not in ids(factory.agenda(purpose="決定 37 % 怎麼算。"))


@pytest.mark.parametrize("where", ["purpose", "shared_goal"])
def test_private_words_in_the_agenda_are_an_error_at_their_place(where: str) -> None:
    leaking = factory.agenda().model_copy(update={where: "決定是否維持各算各的，電商部自己補貼門市取貨。"})
    [found] = seen(leaking, "A19-leak", project=factory.project())
    assert (found.where, found.severity) == (where, Severity.ERROR)
    assert not places(leaking, "A19-leak")
