"""Words built like words of a trade are offered, and no term reaches across two ordinary words."""

import pytest

from assistant.knowledge.glossary.candidates import ordinary_phrases, trade_words
from assistant.knowledge.glossary.detection import Detector
from assistant.knowledge.glossary.models import Home
from tests.knowledge.glossary.words import detector, shipped, spans, term

NONE = detector(term("zzz"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We watch the blorp rate and the snark ratios closely.", ["blorp rate", "snark ratios"]),
        ("The hotel rate and the exchange rate rose.", []),
        ("Mind the glom-through, then the follow-up.", ["glom-through"]),
        ("The vOIP and eXYZ are QZX-backed, says the QZX's owner.", ["vOIP", "eXYZ", "QZX", "QZX"]),
        ("McCoy bought the QZX-4 for us", []),
        ("We hold ISO14001 and IFRS 9 papers", ["ISO14001", "IFRS 9"]),
        ("Terms are net 45.", ["net 45"]),
        ("上月續期率偏低", ["續期率"]),
        ("成功率和的退率都不看", []),
        ("依照鯨豚條款處理", ["鯨豚條款"]),
        (
            "The order-to-glom flow is up-to-date; we cross-blorp and re-send it.",
            ["order-to-glom", "cross-blorp"],
        ),
        ("內容放在 CMS，長 5 cm", ["CMS"]),
        ("Rapid growth", []),
    ],
)
def test_compounds_are_offered_and_everyday_ones_are_not(text: str, found: list[str]) -> None:
    assert spans(NONE.find(text)) == found


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("線上版已更新", "上版"),
        ("嚴重工安事故", "重工"),
        ("提交期限是週五", "交期"),
        ("申請購買三台筆電", "請購"),
        ("產品管理要加強", "品管"),
        ("系統編號寫錯", "統編"),
        ("這季會更好，已經銷售一空", "經銷"),
        ("建議價格在此", "議價"),
        ("新增資料與測試產品", "增資"),
        ("符合規定", "合規"),
        ("格式是 MM/DD 或 YYYY-MM-DD", "DD"),
        ("YYYY 年 MM 月 DD 日", "MM"),
    ],
)
def test_nothing_is_found_across_two_ordinary_words_or_in_a_date(text: str, form: str) -> None:
    assert detector(term("k", form)).find(text, unknown=False) == []


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("今晚上版", "上版"),
        ("縮短交期", "交期"),
        ("申請請購", "請購"),
        ("測試產線", "產線"),
        ("產品保固一年", "保固"),
        ("20 個人天", "人天"),
        ("DD 做完了", "DD"),
        ("可以上線了", "上線"),
    ],
)
def test_a_term_after_an_ordinary_word_is_found(text: str, form: str) -> None:
    assert spans(detector(term("k", form)).find(text, unknown=False)) == [form]


def test_a_word_of_a_trade_counts_in_english_whoever_says_it() -> None:
    churn = term("c", "churn", ordinary_word=True, home="product")
    assert spans(detector(churn).find("We think churn is up", speaker=Home.LEGAL)) == ["churn"]


def test_half_width_full_width_and_mixed_scripts_are_found() -> None:
    found = Detector(shipped()).find("ＳＫＵ 與 ＫＯＬ，数据库 要備份，请购单 先送")
    assert spans(found)[:3] == ["ＳＫＵ", "ＫＯＬ", "数据库"]
    assert "请购单" in spans(found)


def test_english_business_phrases_are_found() -> None:
    text = "The run rate, lead time, churn rate and working capital need a change request before go-live."
    assert spans(Detector(shipped()).find(text)) == [
        "run rate", "lead time", "churn rate", "working capital", "change request", "go-live",
    ]  # fmt: skip


def test_the_lists_are_whole() -> None:
    forms = {form for each in shipped().terms.values() for form in each.all_forms}
    assert not {phrase for phrase in ordinary_phrases() if phrase in forms} - {"資料庫"}
    broken = [word for word in trade_words() if not word.strip("-") or word[0] in "-|" or word[-1] in "-|"]
    assert broken == []
