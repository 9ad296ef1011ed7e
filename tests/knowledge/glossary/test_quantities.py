"""Numbers are found with their units, and units that are terms carry the term's key."""

from decimal import Decimal

import pytest

from tests.knowledge.glossary.words import detector, term

UNIT = {"of": "weeks", "ask": {"zh-TW": "幾週？", "en": "How many weeks?"}}
FOUND = detector(term("sprint", "Sprint", unit=UNIT), term("man-day", "人天"), term("sku", "SKU"))


@pytest.mark.parametrize(
    ("text", "words", "amount", "unit"),
    [
        ("需要 3 個 Sprint，再說", "3 個 Sprint", "3", "sprint"),
        ("需要三個Sprint", "三個Sprint", "3", "sprint"),
        ("兩個半 Sprint", "兩個半 Sprint", "2.5", "sprint"),
        ("within two sprints", "two sprints", "2", "sprint"),
        ("約 20 人天", "20 人天", "20", "man-day"),
        ("１２００ SKU", "１２００ SKU", "1200", "sku"),
        ("1,200 SKUs", "1,200 SKUs", "1200", "sku"),
    ],
)
def test_a_term_as_a_unit(text: str, words: str, amount: str, unit: str) -> None:
    (quantity,) = FOUND.quantities(text)
    assert (quantity.text, quantity.amount, quantity.term) == (words, Decimal(amount), unit)
    assert text[quantity.start : quantity.end] == words


@pytest.mark.parametrize(
    ("text", "words", "amount", "kind"),
    [
        ("約 2.5 個月", "2.5 個月", "2.5", "month"),
        ("成長 30%", "30%", "30", "percent"),
        ("要 NT$3,000 元", "NT$3,000", "3000", "money"),
        ("5 萬元", "5 萬元", "50000", "money"),
        ("十天內", "十天", "10", "day"),
        ("three weeks", "three weeks", "3", "week"),
    ],
)
def test_an_ordinary_unit(text: str, words: str, amount: str, kind: str) -> None:
    (quantity,) = FOUND.quantities(text)
    assert (quantity.text, quantity.amount, quantity.kind) == (words, Decimal(amount), kind)
    assert quantity.term == ""


def test_a_range_has_both_ends() -> None:
    (quantity,) = FOUND.quantities("大約 2-3 個 Sprint")
    assert (quantity.amount, quantity.upto, quantity.term) == (Decimal(2), Decimal(3), "sprint")


@pytest.mark.parametrize("text", ["第 3 個 Sprint", "Sprint 3", "版本 12.5", "", "一起討論"])
def test_numbers_that_count_nothing_are_left_alone(text: str) -> None:
    assert FOUND.quantities(text) == []
