"""What has to survive a rewrite is found, however it is written; look-alikes are not."""

import pytest

from assistant.jargon.marks import marks


def keys(text: str) -> set[tuple[str, str]]:
    return {(mark.kind, mark.key) for mark in marks(text)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("要 3 週", "要三週"),
        ("NT$120 萬", "NT$1,200,000"),
        ("必須先談", "一定要先談"),
        ("如果沒過", "若是未過"),
        ("否則延後", "不然延後"),
        ("週五前", "星期五前"),
        ("２４ 小時內", "24 小時內"),
        ("We must not wait.", "We may not wait."),
    ],
)
def test_other_spellings_are_the_same(one: str, other: str) -> None:
    assert keys(one) == keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NT$300", "US$300"),
        ("£48,000", "€48,000"),
        ("漲 3%", "漲 3 個百分點"),
        ("52 秒", "52 分鐘"),
        ("0.2 mm", "0.2 cm"),
        ("週三出", "週五出"),
        ("until May", "until June"),
        ("必須談", "應該談"),
        ("除非談", "如果談"),
        ("不得提前", "提前"),
        ("全部要測", "要測"),
    ],
)
def test_what_says_something_else_is_told_apart(one: str, other: str) -> None:
    assert keys(one) != keys(other)


@pytest.mark.parametrize("text", ["不過", "不錯", "一起", "每週一定要", "May I ask", "應用", "沒錯"])
def test_words_that_only_look_like_one_are_none(text: str) -> None:
    assert not {mark.kind for mark in marks(text)} & {"negation", "date", "number", "condition"}


def test_names_and_addresses_are_kept_letter_for_letter() -> None:
    found = [
        mark.text
        for mark in marks("請看 https://a.example/x?b=1 ，問雅婷。", ["雅婷"])
        if mark.kind == "name"
    ]
    assert found == ["https://a.example/x?b=1", "雅婷"]
