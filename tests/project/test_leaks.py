"""What counts as a private value in a text to share, and what does not."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.language.findings import Severity
from assistant.language.locale import Language
from assistant.project.leaks import LeakError, find_leaks, guard
from assistant.project.models import Project

PROJECT = Project.model_validate(
    {
        "title": "線上線下整合",
        "purpose": "決定促銷期的業績怎麼算",
        "departments": [
            {
                "name": "電商部",
                "goal": "線上營收成長 20%",
                "kpis": [{"name": "線上營收", "baseline": 12, "target": 15, "unit": "%"}],
            },
            {"name": "門市部", "offers": ["Two people from the call centre for the first month"]},
        ],
        "issues": [{"name": "業績拆分比例", "options": ["五五分", "三個月內試行六四分的拆帳方式"]}],
        "private": {
            "batna": "談不成就先找總經理裁示，電商部自己開檔期促銷。"
            "We go ahead with the two northern stores alone.",
            "reservation_values": [
                {"issue": "業績拆分比例", "value": "35"},
                {"issue": "線上營收", "value": "不低於 NT$1,200,000"},
                {"issue": "導入時程", "value": "15 %"},
            ],
            "concessions": ["三個月內試行六四分的拆帳方式", "可以把檔期行銷預算讓兩成給門市"],
            "objectors": [
                {
                    "stakeholder": "林美玲",
                    "objection": "店長會覺得業績被線上偷走",
                    "answer": "Store managers keep the bonus of the first quarter whatever happens",
                }
            ],
            "notes": ["林美玲下個月可能調職，先不要提組織調整的事", "忍"],
        },
    }
)


def where(*texts: str) -> list[str]:
    return [finding.where for finding in find_leaks(texts, PROJECT)]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("我們討論：談不成就先找總經理裁示，電商部自己開檔期促銷", "private.batna"),
        ("若電商部自己開檔期促銷呢", "private.batna"),
        ("若電商部自己\n開檔期**促銷**呢", "private.batna"),
        ("and  WE GO AHEAD with the two “northern” stores\nalone.", "private.batna"),
        ("線上營收：不低於ＮＴ$ 1200000", "private.reservation_values[1]"),
        ("目標是 1,200,000 元", "private.reservation_values[1]"),
        ("業績拆分比例最多 35 嗎？", "private.reservation_values[0]"),
        ("可以把檔期行銷預算讓兩成給門市", "private.concessions[1]"),
        ("店長會覺得業績被線上偷走", "private.objectors[0].objection"),
        (
            "we promise store managers keep the bonus of the first quarter, truly",
            "private.objectors[0].answer",
        ),
        ("先不要提組織調整的事", "private.notes[0]"),
        ("ＷＥ ｇｏ ａｈｅａｄ ｗｉｔｈ ｔｈｅ ｔｗｏ northern stores alone", "private.batna"),
        ("店長\u200b會覺\u200b得業績被線上偷走", "private.objectors[0].objection"),
    ],
)
def test_a_private_piece_is_found_whatever_its_typography(text: str, field: str) -> None:
    assert where(text) == [field]


def test_a_private_figure_counts_in_a_sentence_that_names_its_issue() -> None:
    assert where("業績拆分比例：35。") == ["private.reservation_values[0]"]
    assert where("業績拆分比例。會議 35 分鐘。") == []


@pytest.mark.parametrize(
    "text",
    [
        "三個月內試行六四分的拆帳方式",  # a concession that is also a public option
        "目標 15 %",  # a reservation value that is also the public target
        "線上營收成長 20%",
        "林美玲",  # who may object is named among the attendees too
        "忍",
        "會議 35 分鐘",
        "We go ahead",
        "",
        "🙂 \x00 \u202e",
    ],
)
def test_what_is_public_or_says_nothing_is_no_leak(text: str) -> None:
    assert where(text) == []


def test_a_long_run_out_of_the_middle_of_a_private_clause_is_found() -> None:
    project = PROJECT.model_copy(deep=True)
    project.private.notes = ["如果門市部堅持不讓步我們就改由自有物流在十一月底前把台北六家店先接起來"]
    assert find_leaks(["由自有物流在十一月底前把台北六家"], project)
    assert not find_leaks(["由自有物流在十一月"], project)


def test_strings_inside_a_json_document_are_read_as_text() -> None:
    text = json.dumps({"items": [{"question": "先不要提\n組織調整的事", "minutes": 35}]})
    assert where(text) == ["private.notes[0]"]
    assert where('{"broken": 先不要提組織調整的事') == ["private.notes[0]"]


def test_a_finding_carries_the_words_for_the_person_and_its_sentences_do_not() -> None:
    (finding,) = find_leaks(["先不要提組織調整的事"], PROJECT)
    assert finding.check == "L06-note"
    assert finding.severity is Severity.ERROR
    assert finding.evidence == "先不要提組織調整的事"
    assert "組織調整" not in finding.message.zh + finding.remedy.zh
    assert finding.message.zh == "要分享的文件裡有私人資料：第 1 則私人筆記。"


def test_guard_lets_clean_text_pass_and_names_the_fields_of_a_leak_without_quoting_it() -> None:
    guard(["線上營收成長 20%"], PROJECT)
    with pytest.raises(LeakError) as caught:
        guard(["店長會覺得業績被線上偷走，先不要提組織調整的事"], PROJECT)
    assert [finding.check for finding in caught.value.findings] == ["L04-objection", "L06-note"]
    spoken = caught.value.read(Language.ZH_TW) + caught.value.read(Language.EN) + str(caught.value)
    assert "第 1 個可能的反對意見、第 1 則私人筆記" in spoken
    assert "likely objection 1, private note 1" in spoken
    assert "偷走" not in spoken
    assert "組織調整" not in spoken


@settings(deadline=None)
@given(st.text(min_size=1), st.text())
def test_a_private_note_is_found_in_any_surroundings(note: str, around: str) -> None:
    project = PROJECT.model_copy(deep=True)
    project.private.notes = [f"{note} 這是只給自己看的一段話"]
    assert "private.notes[0]" in [
        finding.where for finding in find_leaks([f"{around}\n{project.private.notes[0]}\n{around}"], project)
    ]


def test_the_largest_project_is_checked_in_seconds() -> None:
    project = PROJECT.model_copy(deep=True)
    project.private.notes = [
        f"{place} " + "這是一則很長的私人筆記，裡面什麼都有。" * 100 for place in range(60)
    ]
    started = time.perf_counter()
    find_leaks(["議程" * 20_000], project)
    assert time.perf_counter() - started < 10
