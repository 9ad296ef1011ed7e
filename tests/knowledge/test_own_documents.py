"""Cutting documents: every sentence verbatim, with its place, in chunks that fit."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.knowledge.own_documents import (
    MAX_CHUNK,
    OwnDocument,
    chunks_of,
    group_sentences,
    held_by,
    sentences,
)
from assistant.project.intake.documents import Kind, Passage, Place, PlaceKind, comparable

LISTED = OwnDocument("d1", "辦法.pdf", Kind.PDF, 0, dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
PIECES = st.sampled_from(
    [
        "規則",
        "須於",
        "。",
        "；",
        "，",
        "\n",
        " ",
        "1. ",
        "e.g. ",
        "The rule.",
        "Mr. Wu",
        "？」",
        "a",
        "\t",
        "一、",
    ]
)


def page(text: str, number: int = 1, kind: PlaceKind = PlaceKind.PAGE, name: str = "") -> Passage:
    return Passage(text, Place(kind, number, name))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("議程三天前寄出。逾期順延！可以嗎？", ["議程三天前寄出。", "逾期順延！", "可以嗎？"]),
        ("核准人只有一位；其他人只提供意見。", ["核准人只有一位；其他人只提供意見。"]),
        ("主席說「先表決。」然後散會。", ["主席說「先表決。」", "然後散會。"]),
        ("1. Send it early. 2. Keep it short.", ["1. Send it early.", "2. Keep it short."]),
        ("Ask Dr. Wu first, e.g. by mail. Then act.", ["Ask Dr. Wu first, e.g. by mail.", "Then act."]),
        ("預算上限為 1.5 億元。", ["預算上限為 1.5 億元。"]),
        ("會議紀錄須於\n會後寄出。", ["會議紀錄須於會後寄出。"]),
        ("the agenda goes\nout early", ["the agenda goes out early"]),
        ("會議須知\n一、準時開始\n二、準時結束", ["會議須知", "一、準時開始", "二、準時結束"]),
        ("部門\t金額\t核准人", ["部門 金額 核准人"]),
        ("  \n ", []),
    ],
)
def test_sentences_stay_whole(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.lists(PIECES, max_size=300).map("".join))
def test_every_sentence_is_verbatim_up_to_white_space_and_nothing_is_lost(text: str) -> None:
    found = sentences(text)
    assert all(comparable(one) in comparable(text) for one in found)
    assert "".join("".join(found).split()) == "".join(text.split())


@given(st.lists(st.text(max_size=900).filter(str.strip), max_size=6))
def test_chunks_never_exceed_their_length(texts: list[str]) -> None:
    passages = [page(text, number) for number, text in enumerate(texts, start=1)]
    assert all(len(chunk.text) <= MAX_CHUNK for chunk in chunks_of([(LISTED, passages)]))


def test_a_page_begins_a_new_chunk_and_lines_flow_on() -> None:
    pages = [page("第一頁。", 1), page("還是第一頁。", 1), page("第二頁。", 2)]
    lines = [page("第一行。", 1, PlaceKind.LINE), page("第三行。", 3, PlaceKind.LINE)]

    assert [[one.text for one in group] for group in group_sentences(pages)] == [
        ["第一頁。", "還是第一頁。"],
        ["第二頁。"],
    ]
    (flowing,) = group_sentences(lines)
    assert [one.place.number for one in flowing] == [1, 3]


def test_sheets_are_not_mixed() -> None:
    rows = [page("甲", 1, PlaceKind.ROW, "預算"), page("乙", 1, PlaceKind.ROW, "實際")]
    assert len(list(group_sentences(rows))) == 2


def test_a_long_sentence_is_cut_at_its_clauses() -> None:
    parts = sentences("每個部門須先說明自己的立場，" * 60)
    assert len(parts) > 1
    assert all(part.endswith("，") for part in parts)


def test_equal_texts_share_their_vector_whatever_document_they_stand_in() -> None:
    other = OwnDocument("d2", "另一份.pdf", Kind.PDF, 0, LISTED.added_at)
    one, two = chunks_of([(LISTED, [page("同一條規定。")]), (other, [page("同一條規定。", 9)])])
    assert one.id == two.id
    assert (one.document, two.document) == ("辦法.pdf", "另一份.pdf")


def test_a_quotation_is_held_by_its_own_document_only() -> None:
    holds = held_by({"辦法.pdf": ["議程須於 3 天\n前寄出。"], "其他.pdf": ["無關。"]})
    assert holds("辦法.pdf", "議程須於 3 天前寄出。")
    assert not holds("辦法.pdf", "議程須於 5 天前寄出。")
    assert not holds("其他.pdf", "議程須於 3 天前寄出。")
    assert not holds("辦法.pdf", " ")


def test_a_marked_heading_is_a_sentence_of_its_own() -> None:
    text = "# 採購辦法\n五十萬元以上由主管核准。\n差旅另計\n## 差旅\n月底前報銷。"
    assert sentences(text) == [
        "# 採購辦法",
        "五十萬元以上由主管核准。",
        "差旅另計",
        "## 差旅",
        "月底前報銷。",
    ]
