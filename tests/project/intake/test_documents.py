import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from assistant.language.catalog import load_catalog
from assistant.project.intake.documents import WORDING, Document, Kind, Passage, Place, PlaceKind, comparable
from assistant.project.intake.moments import find_moment

TAIPEI = ZoneInfo("Asia/Taipei")


def _document(text: str) -> Document:
    passages = tuple(
        Passage(line, Place(PlaceKind.LINE, number))
        for number, line in enumerate(text.split("\n"), start=1)
        if line
    )
    return Document("a.txt", Kind.TEXT, passages, text, subject="檔期調整")


@pytest.mark.parametrize(
    "quote",
    [
        "希望檔期 延後一週",
        "需要3個Sprint",
        "> 希望\n> 檔期",
        "we need three weeks",
        "檔期調整",
        "延後一週，需要",
    ],
)
def test_a_quote_is_found_whatever_its_spaces_line_ends_and_quote_marks(quote: str) -> None:
    assert _document("希望檔期延後一週，\n需要 3 個 Sprint。\n> we need\n> three   weeks").contains(quote)


@pytest.mark.parametrize("quote", ["希望檔期延後兩週", "we needthree weeks", "", " \n"])
def test_a_quote_that_differs_in_a_word_or_is_empty_is_not_found(quote: str) -> None:
    assert not _document("希望檔期延後一週\nwe need three weeks").contains(quote)


def test_the_passage_that_holds_a_quote_gives_its_place() -> None:
    document = _document("第一行\n希望檔期延後一週")
    found = document.passage_with("檔期延後")
    assert found is not None
    assert (found.place.both().zh, found.place.both().en) == ("第 2 行", "line 2")
    assert document.passage_with("沒有這句") is None


@pytest.mark.parametrize("kind", list(PlaceKind))
def test_every_kind_of_place_can_be_read_in_both_languages(kind: PlaceKind) -> None:
    place = Place(kind, 75).both()
    assert "75" in place.zh.replace("00:01:15", "75")
    assert place.en


def test_every_kind_of_document_has_a_name_in_both_languages() -> None:
    words = load_catalog(WORDING)
    assert all(words.both(f"kind.{kind.value}").zh for kind in Kind)


def test_spaces_between_latin_words_stay() -> None:
    assert comparable("three  weeks，  3 個") == "three weeks，3個"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2026年11月20日 下午 03:12", "2026-11-20T15:12:00+08:00"),
        ("民國115年11月20日 上午 12:05", "2026-11-20T00:05:00+08:00"),
        ("115年11月20日", "2026-11-20T00:00:00+08:00"),
        ("2026-11-20T15:12:00Z", "2026-11-20T15:12:00+00:00"),
        ("Fri, 20 Nov 2026 15:12:00 -0500", "2026-11-20T15:12:00-05:00"),
        ("20 Nov 2026, at 15:12", "2026-11-20T15:12:00+08:00"),
        ("11/20/2026 3:12 PM", "2026-11-20T15:12:00+08:00"),
        ("20/11/2026 15:12", "2026-11-20T15:12:00+08:00"),
        ("2026年2月30日", None),
        ("5/6/2026 15:12", None),
        ("沒有日期", None),
    ],
)
def test_dates_above_messages_are_read_and_doubtful_ones_left(line: str, expected: str | None) -> None:
    moment = find_moment(line, TAIPEI)
    assert (moment and moment.at) == (dt.datetime.fromisoformat(expected) if expected else None)
