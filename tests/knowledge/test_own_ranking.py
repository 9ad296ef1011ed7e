"""Searching own documents: words alone, words with vectors, and which sentence is quoted."""

import datetime as dt

import numpy as np

from assistant.knowledge.own_documents import OwnDocument, chunks_of
from assistant.knowledge.own_ranking import OwnRanker
from assistant.knowledge.ports import Vectors
from assistant.project.intake.documents import Kind, Passage, Place, PlaceKind

TEXTS = (
    "議程須於會議五天前寄出。會議室由總務安排。",
    "出差住宿每晚上限三千元。",
    "Every decision has exactly one approver.",
)
CHUNKS = chunks_of(
    [
        (
            OwnDocument("d1", "規章.pdf", Kind.PDF, 0, dt.datetime(2026, 1, 1, tzinfo=dt.UTC)),
            [Passage(text, Place(PlaceKind.PAGE, page)) for page, text in enumerate(TEXTS, start=1)],
        )
    ]
)


def vectors(*rows: tuple[float, ...]) -> Vectors:
    return np.array(rows, dtype=np.float32)


def test_words_alone_find_the_passage_and_its_sentence() -> None:
    ranker = OwnRanker(CHUNKS, None)
    found = ranker.find(["會議室誰安排"], None, 3)
    (hit, *_) = ranker.quote(found, ["會議室誰安排"], None, None)
    assert (hit.sentence, hit.place.number, hit.document) == ("會議室由總務安排。", 1, "規章.pdf")
    assert hit.context == "議程須於會議五天前寄出。\n會議室由總務安排。"


def test_a_single_passage_is_found_by_words_and_by_vectors() -> None:
    for own in (None, vectors((1, 0))):
        ranker = OwnRanker(CHUNKS[1:2], own)
        asked = None if own is None else vectors((1, 0))
        assert [one.row for one in ranker.find(["住宿上限"], asked, 3)] == [0]


def test_words_alone_find_nothing_where_no_word_is_shared() -> None:
    assert OwnRanker(CHUNKS, None).find(["薪資結構"], None, 3) == []


def test_a_passage_in_another_language_is_found_by_its_vector() -> None:
    ranker = OwnRanker(CHUNKS, vectors((0, 1), (0.1, 1), (1, 0)))
    found = ranker.find(["誰核准"], vectors((1, 0)), 1)
    assert CHUNKS[found[0].row].text == TEXTS[2]


def test_vectors_may_come_later() -> None:
    ranker = OwnRanker(CHUNKS, None)
    assert not ranker.uses_vectors
    later = ranker.with_vectors(vectors((0, 1), (0.1, 1), (1, 0)))
    assert later.uses_vectors
    assert not ranker.uses_vectors


def test_each_passage_is_found_once_for_the_question_it_fits_best() -> None:
    ranker = OwnRanker([*CHUNKS, *CHUNKS], None)
    queries = ["議程要幾天前寄出", "住宿上限"]
    hits = ranker.quote(ranker.find(queries, None, 9), queries, None, None)
    assert {hit.sentence: hit.query for hit in hits} == {
        "議程須於會議五天前寄出。": queries[0],
        "出差住宿每晚上限三千元。": queries[1],
    }


def test_an_empty_project_and_an_empty_question_find_nothing() -> None:
    assert OwnRanker([], None).find(["議程"], None, 3) == []
    assert OwnRanker(CHUNKS, None).find([], None, 3) == []
    assert OwnRanker(CHUNKS, None).quote([], [], None, None) == []


def test_a_heading_is_never_the_answer_where_a_sentence_stands_beside_it() -> None:
    text = "# 採購辦法\n五十萬元以上由事業群主管核准。\n差旅費用\n月底前報銷。"
    document = OwnDocument("d2", "辦法.md", Kind.TEXT, 0, dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    passages = [Passage(line, Place(PlaceKind.LINE, at)) for at, line in enumerate(text.split("\n"), start=1)]
    ranker = OwnRanker(chunks_of([(document, passages)]), None)
    for asked, answer in (("採購辦法", "五十萬元以上由事業群主管核准。"), ("差旅費用", "月底前報銷。")):
        (hit,) = ranker.quote(ranker.find([asked], None, 1), [asked], None, None)
        assert hit.sentence not in {"# 採購辦法", "差旅費用"}
        assert answer in hit.context


def test_a_document_of_headings_alone_still_answers() -> None:
    document = OwnDocument("d3", "目錄.md", Kind.TEXT, 0, dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    ranker = OwnRanker(chunks_of([(document, [Passage("# 採購辦法", Place(PlaceKind.LINE, 1))])]), None)
    (hit,) = ranker.quote(ranker.find(["採購"], None, 1), ["採購"], None, None)
    assert hit.sentence == "# 採購辦法"
