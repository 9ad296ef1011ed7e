"""Agendas this product did not write: what is read from each, and what the checks say about it."""

import datetime as dt
from pathlib import Path

import pytest

from assistant.agenda.checks import check_agenda
from assistant.agenda.models import AlignmentAgenda, ItemType, Stage
from assistant.agenda.reading import read_agenda
from assistant.language.findings import Severity
from assistant.language.locale import Language

FOLDER = Path(__file__).with_name("foreign")
TODAY = dt.date(2026, 8, 1)
Rows = list[tuple[str, int, str, str]]

ROWS: dict[str, Rows] = {
    "01-product-launch.zh-TW.md": [
        ("開場", 10, "discuss", "王小明"),
        ("產品進度報告", 15, "inform", "李美華"),
        ("上市日期討論", 20, "discuss", "陳志強"),
        ("臨時動議", 15, "discuss", ""),
    ],
    "02-budget.en.md": [
        ("Welcome", 5, "discuss", "Alice Chen"),
        ("Q3 results update", 15, "inform", "Alice Chen"),
        ("Approve the Q4 budget", 30, "decide", "Bob Smith"),
        ("Next steps", 10, "discuss", "Alice Chen"),
    ],
    "03-table.zh-TW.md": [
        ("確認議程", 5, "discuss", "張經理"),
        ("各部門需求說明", 15, "discuss", "各部門"),
        ("決定第四季開發優先順序", 30, "decide", "吳主任"),
        ("總結與待辦確認", 10, "discuss", "張經理"),
    ],
    "04-table.en.md": [
        ("Check the agenda", 5, "discuss", "Priya"),
        ("Which pages go live first?", 25, "decide", "Tom"),
        ("Should we delay the blog?", 15, "discuss", "Priya"),
        ("Wrap-up", 10, "discuss", "Tom"),
    ],
    "05-mail.en.txt": [
        ("Intros", 5, "inform", ""),
        ("Why orders are late", 15, "discuss", "Maria"),
        ("Options for the night shift: hire, outsource, or pause", 20, "discuss", ""),
        ("Next steps", 5, "discuss", ""),
    ],
    "06-memo.zh-TW.txt": [
        ("電商部業績報告", 0, "inform", ""),
        ("門市部業績報告", 0, "inform", ""),
        ("線上訂單門市取貨之業績歸屬，提請討論。", 0, "discuss", ""),
        ("年度促銷檔期是否統一，提請決議。", 0, "decide", ""),
        ("散會", 0, "discuss", ""),
    ],
    "07-numbered.zh-TW.txt": [
        ("開場", 5, "discuss", "許柏翰"),
        ("現況說明", 10, "inform", "鄭文彬"),
        ("決定會員編號規則", 20, "decide", "鄭文彬"),
        ("收尾", 10, "discuss", "許柏翰"),
    ],
    "08-good.en.md": [
        ("What is missing from this agenda?", 3, "discuss", "Nina Patel"),
        ("What is at stake for each department?", 10, "discuss", "Omar Haddad"),
        ("Which department answers returns?", 25, "decide", "Nina Patel"),
        ("What did we decide, and who does what by when?", 7, "discuss", "Nina Patel"),
    ],
    "09-bullets-with-owner.zh-TW.md": [
        ("確認議程", 3, "discuss", "黃志明"),
        ("各部門的立場", 12, "discuss", "張雅婷"),
        ("先改哪一家？", 25, "decide", "蔡宗翰"),
        ("收尾：決議與待辦", 10, "discuss", "黃志明"),
    ],
    "10-bold-items.en.md": [
        ("Roadmap overview", 20, "inform", "Dana Lee"),
        ("Brainstorm: campaign data needs（all）", 30, "discuss", ""),
        ("Vote on the top three requests", 30, "decide", "Dana Lee"),
        ("Close", 10, "discuss", ""),
    ],
    "11-inline-times.zh-TW.txt": [
        ("上次會議追蹤", 10, "discuss", "周冠廷"),
        ("客戶資料誰可以看？", 30, "discuss", "許柏翰"),
        ("是否導入遮罩工具？", 15, "decide", "鄭文彬"),
        ("散會", 5, "discuss", ""),
    ],
    "12-tabs.en.txt": [
        ("Welcome and introductions", 5, "discuss", "Hans"),
        ("Defect report, December", 20, "inform", "Ivy"),
        ("Agree on the new inspection plan", 30, "decide", "Hans"),
        ("Close", 5, "discuss", "Hans"),
    ],
    "13-prose.en.md": [
        ("Budget", 0, "discuss", ""),
        ("Communication", 0, "discuss", ""),
        ("AOB", 0, "discuss", ""),
    ],
    "14-mixed.zh-TW.md": [
        ("Opening", 2, "discuss", "Kevin"),
        ("CRM scope 說明", 8, "inform", "Kevin"),
        ("决定导入顺序", 10, "decide", "陳怡安"),
        ("Q&A", 5, "discuss", ""),
    ],
}
WHEN: dict[str, tuple[str, dt.date | None, str, int]] = {
    "01-product-launch.zh-TW.md": ("秋季新品上市協調會議", dt.date(2026, 9, 15), "14:00", 60),
    "02-budget.en.md": ("Q4 Marketing Budget Meeting", dt.date(2026, 10, 6), "10:00", 60),
    "03-table.zh-TW.md": ("跨部門資源協調會", dt.date(2026, 10, 12), "14:00", 60),
    "04-table.en.md": ("Website relaunch: cross-team sync", dt.date(2026, 11, 4), "09:00", 55),
    "05-mail.en.txt": ("Warehouse handover - sync on Thursday", dt.date(2027, 3, 5), "14:00", 45),
    "06-memo.zh-TW.txt": ("115 年度第一次通路會議", dt.date(2026, 3, 5), "09:30", 50),
    "07-numbered.zh-TW.txt": ("會員系統整合 kickoff", None, "", 50),
    "08-good.en.md": ("Who answers returns: alignment meeting", dt.date(2026, 12, 8), "13:00", 50),
    "09-bullets-with-owner.zh-TW.md": ("門市改裝時程協調", dt.date(2026, 11, 20), "10:00", 50),
    "10-bold-items.en.md": ("Quarterly planning: IT x Marketing", dt.date(2026, 10, 1), "", 90),
    "11-inline-times.zh-TW.txt": ("資料治理小組第三次會議 2026-08-19", dt.date(2026, 8, 19), "09:30", 60),
    "12-tabs.en.txt": ("Supplier quality review", dt.date(2027, 1, 12), "15:00", 60),
    "13-prose.en.md": ("Team meeting", None, "", 50),
    "14-mixed.zh-TW.md": ("CRM 導入對齊會議 (Kick-off)", dt.date(2026, 9, 30), "15:00", 25),
}
FINDINGS: dict[str, tuple[set[str], set[str]]] = {
    # What must be said about each, and what must not.
    "01-product-launch.zh-TW.md": (
        {"A02-need", "A02-length", "A03-result", "A04-question", "A05-inform-in-meeting", "A08-decider"},
        {"A01-clock", "A01-overbooked", "A08-many", "A18-simplified"},
    ),
    "02-budget.en.md": (
        {"A03-criteria", "A07-approver", "A07-options", "A15-parking-lot", "A05-inform-in-meeting"},
        {"A01-clock", "A02-need", "A06-owner"},
    ),
    "03-table.zh-TW.md": ({"A03-purpose", "A06-owner", "A07-approver"}, {"A15-confirm", "A01-clock"}),
    "04-table.en.md": ({"A07-approver", "A03-purpose"}, {"A06-owner", "A15-confirm", "A01-clock"}),
    "05-mail.en.txt": ({"A02-need", "A08-nobody", "A03-purpose"}, {"A01-clock", "A05-pre-read", "A01-when"}),
    "06-memo.zh-TW.txt": ({"A01-past", "A01-zero", "A06-owner", "A07-approver"}, {"A08-departments"}),
    "07-numbered.zh-TW.txt": ({"A01-when", "A07-escalation"}, {"A07-options", "A07-approver", "A01-clock"}),
    "08-good.en.md": (
        {"A09-goal", "A10-missing", "A05-pre-read", "A15-dissent"},
        {
            "A03-purpose",
            "A03-result",
            "A04-question",
            "A07-options",
            "A13-voices",
            "A13-uncertain",
            "A08-decider",
        },
    ),
    "09-bullets-with-owner.zh-TW.md": (
        {"A07-approver", "A07-criteria", "A08-decider", "A13-uncertain"},
        {"A07-options", "A03-criteria", "A05-pre-read", "A06-owner", "A01-clock"},
    ),
    "10-bold-items.en.md": (
        {"A01-when", "A05-inform-in-meeting", "A07-options"},
        {"A05-pre-read", "A01-clock"},
    ),
    "11-inline-times.zh-TW.txt": (
        {"A07-criteria", "A03-purpose"},
        {"A07-approver", "A07-options", "A01-clock"},
    ),
    "12-tabs.en.txt": ({"A02-length", "A07-approver"}, {"A01-clock", "A06-owner"}),
    "13-prose.en.md": ({"A09-identity", "A12-blame", "A04-question", "A01-zero"}, {"A03-result"}),
    "14-mixed.zh-TW.md": ({"A03-result", "A18-simplified", "A14-unexplained"}, {"A01-clock", "A02-length"}),
}


def _read(name: str) -> AlignmentAgenda:
    return read_agenda((FOLDER / name).read_text(encoding="utf-8"))


def test_every_fixture_is_expected_and_both_languages_are_there() -> None:
    names = {file.name for file in FOLDER.iterdir()}
    assert names == set(ROWS) == set(WHEN) == set(FINDINGS)
    assert sum("zh-TW" in name for name in names) >= 6
    assert sum(".en." in name for name in names) >= 6


@pytest.mark.parametrize("name", ROWS)
def test_items_with_minutes_types_and_owners_are_read(name: str) -> None:
    items = _read(name).items
    assert [(item.question, item.minutes, item.type.value, item.owner) for item in items] == ROWS[name]


@pytest.mark.parametrize("name", WHEN)
def test_title_date_start_and_length_are_read(name: str) -> None:
    agenda = _read(name)
    start = f"{agenda.meeting.start:%H:%M}" if agenda.meeting.start else ""
    assert (agenda.title, agenda.meeting.date, start, agenda.meeting.minutes) == WHEN[name]
    assert agenda.language is (Language.ZH_TW if "zh-TW" in name else Language.EN)


@pytest.mark.parametrize("name", FINDINGS)
def test_checks_say_what_they_should_and_not_what_they_should_not(name: str) -> None:
    told = {finding.check for finding in check_agenda(_read(name), today=TODAY)}
    wanted, unwanted = FINDINGS[name]
    assert wanted <= told
    assert not unwanted & told


def test_good_foreign_agenda_has_no_error() -> None:
    found = check_agenda(_read("08-good.en.md"), today=TODAY)
    assert not [finding for finding in found if finding.severity is Severity.ERROR]


def test_people_come_with_department_role_and_authority() -> None:
    people = [(p.name, p.department, p.role, p.can_decide) for p in _read("08-good.en.md").attendees]
    assert people == [
        ("Nina Patel", "Customer Support", "Head of Customer Support", True),
        ("Omar Haddad", "Logistics", "Head of Logistics", True),
    ]
    chinese = [
        (p.name, p.department, p.can_decide) for p in _read("09-bullets-with-owner.zh-TW.md").attendees
    ]
    assert chinese == [
        ("黃志明", "門市營運部", True),
        ("張雅婷", "門市營運部", False),
        ("蔡宗翰", "工務部", True),
        ("林慧君", "財務部", False),
    ]


def test_list_of_departments_is_not_read_as_people() -> None:
    agenda = _read("06-memo.zh-TW.txt")
    assert agenda.departments == ["電商部", "門市部", "財務部"]
    assert [person.name for person in agenda.attendees] == ["黃總經理"]


def test_decision_details_below_an_item_are_read() -> None:
    decision = _read("07-numbered.zh-TW.txt").items[2].decision
    assert decision is not None
    assert decision.options == ["沿用門市編號", "改用手機號碼"]
    assert decision.criteria == ["導入成本", "客人方便"]
    assert (decision.approver, decision.deadline) == ("許柏翰", dt.date(2026, 12, 20))


def test_decisions_listed_apart_belong_to_their_item() -> None:
    agenda = _read("11-inline-times.zh-TW.txt")
    decision = agenda.items[2].decision
    assert decision is not None
    assert (decision.approver, decision.options) == ("鄭文彬", ["導入", "半年後再議"])
    assert len(agenda.items) == 4


def test_break_becomes_buffer() -> None:
    assert _read("07-numbered.zh-TW.txt").buffer_minutes == 5


def test_actions_have_owners_and_dates_where_written() -> None:
    close = _read("02-budget.en.md").close
    assert close is not None
    assert [(a.owner, a.due) for a in close.actions] == [("Bob Smith", dt.date(2026, 10, 9))]
    chinese = _read("01-product-launch.zh-TW.md").close
    assert chinese is not None
    assert [(a.what, a.owner, a.due) for a in chinese.actions] == [("9/18 前寄出時程表", "王小明", None)]


def test_stages_follow_the_words() -> None:
    stages = [item.stage for item in _read("03-table.zh-TW.md").items]
    assert stages == [Stage.CONFIRM, Stage.STAKES, Stage.DECISION, Stage.CLOSE]
    assert _read("03-table.zh-TW.md").items[1].speaks == ["業務部", "資訊部", "客服部"]


def test_introduction_is_kept_so_that_its_tone_can_be_checked() -> None:
    assert "refuses to listen" in _read("13-prose.en.md").opening[0]


def test_type_in_a_column_counts_more_than_words() -> None:
    types = [item.type for item in _read("04-table.en.md").items]
    assert types == [ItemType.DISCUSS, ItemType.DECIDE, ItemType.DISCUSS, ItemType.DISCUSS]
