from decimal import Decimal

import pytest

from assistant.language.figures_found import figures
from assistant.language.grounding import ungrounded
from assistant.language.numerals import chinese_number, english_number

SOURCES = [
    "title: 會員整合\nminutes: 50\ntarget: 25\nunit: '%'",
    "電商部 陳怡君 負責，2026-12-03 14:00 開會，預算 120 萬元，三個月內完成，4 人週。",
    "門市部王大明協理、Kevin Chen；第三季上線；CRM 用 Zenith Cloud。",
]


@pytest.mark.parametrize(
    "text",
    [
        "陳怡君、王大明與 Kevin 在 2026/12/03（四）下午 2 點開會。",
        "12 月 3 日、十二月三日、12/3、Thu 3 Dec 2026、December 3, 2026、民國 115 年 12 月 3 日",
        "2026 年 12 月、12 月底、2 pm、2:00 pm、下午兩點",
        "NT$1,200,000、１２０ 萬、120 萬元、1.2 million、一百二十萬元、1200k",
        "３個月、三個月、3 months、three months",
        "25%、25 %、百分之二十五、25 percent",
        "Q3、第 3 季",
        "4 人週",
        "會議 50 分鐘",
        "1. 先確認議程\n2. 再談分歧\n3) 收尾\n第 2 項、方案 1、1-2-4-All",
        "一起、統一、十分重要、萬一、三方、一個目標、兩邊都好",
        "王協理、陳小姐",
        "KPI 與 ROI 由雙方在 CRM 看，用 Zenith Cloud。",
        "由各部門負責，請金融部說明，由高層決定。",
    ],
)
def test_what_a_source_says_in_any_spelling_is_grounded(text: str) -> None:
    assert ungrounded(text, SOURCES) == []


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("在 2026/12/04 開會", "date", "2026/12/04"),
        ("在 12 月 5 日", "date", "12 月 5 日"),
        ("on 4 Dec 2026", "date", "4 Dec 2026"),
        ("15:00 開始", "date", "15:00"),
        ("第四季上線", "date", "第四季"),
        ("2027/12/03", "date", "2027/12/03"),
        ("成長 30 %", "number", "30 %"),
        ("七成的客戶", "number", "七成"),
        ("3 週內", "number", "3 週"),
        ("三週內", "number", "三週"),
        ("thirty-five weeks", "number", "thirty-five weeks"),
        ("預算 130 萬元", "number", "130 萬元"),
        ("共 87 件", "number", "87"),
        ("由林志玲負責", "name", "林志玲"),
        ("負責人：張美麗", "name", "張美麗"),
        ("請黃經理確認", "name", "黃經理"),
        ("用 Salesforce 管理", "name", "Salesforce"),
        ("we asked Maria Lopez again", "name", "Maria Lopez"),
        ("see Mr. Smith", "name", "Smith"),
        ("寄到 a.b@example.com", "name", "a.b@example.com"),
        ("見 http://evil.example/p.png?d=1", "name", "http://evil.example/p.png?d=1"),
    ],
)
def test_what_no_source_says_is_reported_where_it_stands(text: str, kind: str, found: str) -> None:
    (hit,) = ungrounded(text, SOURCES)
    assert (hit.kind, hit.found) == (kind, found)
    assert text[hit.start :].startswith(hit.found)


def test_computed_figures_are_grounded_when_the_caller_passes_them() -> None:
    assert ungrounded("09:05，15 分鐘", SOURCES)
    assert ungrounded("09:05，15 分鐘", [*SOURCES, "09:05 15 分鐘"]) == []


def test_nothing_is_grounded_by_nothing() -> None:
    assert len(ungrounded("87 件，2031/05/06", [])) == 2
    assert ungrounded("", []) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三", 3),
        ("十", 10),
        ("十二", 12),
        ("二十五", 25),
        ("一百零五", 105),
        ("兩千", 2_000),
        ("萬", 10_000),
        ("一百二十萬", 1_200_000),
        ("三億五千萬", 350_000_000),
        ("二〇二六", 2026),
    ],
)
def test_chinese_numerals(text: str, value: int) -> None:
    assert chinese_number(text) == Decimal(value)


def test_words_that_are_no_numerals() -> None:
    assert chinese_number("三方") is None
    assert chinese_number("") is None
    assert english_number("many") is None
    assert english_number("twenty-five") == Decimal(25)


def test_common_words_are_no_months() -> None:
    assert [f.kind for f in figures("market 3, maybe 4, decide 5, may 6")] == ["number"] * 4


@pytest.mark.parametrize(
    "text", ["1" * 50_000, "1," * 25_000, "一" * 50_000, "12/" * 20_000, "Aa " * 20_000, "陳" * 30_000]
)
def test_long_odd_texts_take_linear_time(text: str) -> None:
    ungrounded(text, SOURCES)
