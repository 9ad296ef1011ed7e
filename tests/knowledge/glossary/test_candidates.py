"""Latin words the glossary does not have are offered when they may be terms, and left alone otherwise."""

import pytest

from tests.knowledge.glossary.words import detector, spans, term

NONE = detector(term("zzz"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("這季的 QZX 要看", ["QZX"]),
        ("客戶的 blorp rate 偏低", ["blorp rate"]),
        ("付款用 T/T，B&Q 也可以", ["T/T", "B&Q"]),
        ("看 D30 留得住多少人", ["D30"]),
        ("The QZX is late, so is the blorp", ["QZX"]),
        ("他說 we all need to see the blorp by noon，快點", []),
    ],
)
def test_strange_words_are_offered(text: str, found: list[str]) -> None:
    assert [each.text for each in NONE.find(text) if each.unknown] == found


@pytest.mark.parametrize(
    "text",
    [
        "OK，把 PDF 和 Excel 用 e-mail 或 LINE 寄給 Amy",
        "Q3 的 NT$3,000 和 USD 20，AM 10:30 前，5 km 內",
        "iPhone15、GPT-4、A4 紙、v2.3、COVID-19",
        "Kevin's team 在 Google Meet 開會",
        "Jan 到 Mar，FY26，H1",
        "見 https://x.example/QZX 或 a.b@qzx.com，檔名 QZX.docx",
        "MEETING AGENDA FOR ALL DEPTS",
        "sk-QZX0123456789abcdef 不要外傳",
    ],
)
def test_everyday_words_units_dates_and_names_are_not(text: str) -> None:
    assert spans(NONE.find(text)) == []


def test_words_of_a_trade_are_offered_in_both_languages() -> None:
    assert spans(NONE.find("合約寫明不可抗力與準據法")) == ["不可抗力", "準據法"]
    assert spans(NONE.find("Please add a force majeure clause and mind the demurrage.")) == [
        "force majeure", "demurrage",
    ]  # fmt: skip


def test_a_trade_word_the_glossary_explains_is_a_term() -> None:
    (found,) = detector(term("fm", "不可抗力", home="legal")).find("不可抗力怎麼算")
    assert found.terms[0].key == "fm"


def test_unknown_words_can_be_left_out() -> None:
    assert NONE.find("這季的 QZX 與不可抗力", unknown=False) == []
