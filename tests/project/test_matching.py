"""Offers meet asks only where both speak of the same thing."""

from assistant.project.matching import best_matches, matches
from assistant.project.models import Department


def test_an_offer_meets_the_closest_ask_of_another_department() -> None:
    departments = [
        Department(name="行銷部", offers=["提供使用者行為資料"], asks=["使用者行為資料"]),
        Department(name="資訊部", asks=["需要使用者行為資料", "不要插單"], offers=["請喝咖啡"]),
    ]
    (found,) = matches(departments)
    assert (found.giver, found.taker, found.ask) == ("行銷部", "資訊部", "需要使用者行為資料")


def test_each_need_is_answered_once_by_the_closest_offer() -> None:
    needs = ["weekly stock report", "help with returns"]
    offers = ["weekly stock report and more", "weekly stock report", "cake"]
    assert best_matches(offers, needs) == {0: 0}
    assert best_matches(["help with the returns"], needs) == {0: 1}
    assert best_matches(["cake"], needs) == {}


def test_pairs_that_are_not_allowed_are_passed_over() -> None:
    assert best_matches(["help with returns"], ["help with returns"], allowed=lambda i, j: False) == {}
