"""Priorities as people state them become weights that agree with what they said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.negotiation.elicitation import (
    EvenSwap,
    weights_from_points,
    weights_from_ranking,
    weights_from_swaps,
)


def test_ranking_of_three_gives_the_published_centroid_weights() -> None:
    weights = weights_from_ranking(["time", "budget", "scope"])
    assert [round(weight, 4) for weight in weights.values()] == [0.6111, 0.2778, 0.1111]


@given(st.lists(st.text(min_size=1), unique=True, min_size=1, max_size=40))
def test_ranking_weights_fall_and_sum_to_one(ranked: list[str]) -> None:
    weights = list(weights_from_ranking(ranked).values())
    assert sum(weights) == pytest.approx(1)
    assert weights == sorted(weights, reverse=True)


def test_an_issue_ranked_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        weights_from_ranking(["time", "time"])


def test_points_need_not_sum_to_a_hundred() -> None:
    assert weights_from_points({"time": 30, "budget": 10}) == {"time": 0.75, "budget": 0.25}


@pytest.mark.parametrize("points", [{"a": 0.0, "b": 0.0}, {"a": -1.0}, {"a": float("nan")}])
def test_points_that_say_nothing_are_refused(points: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="points"):
        weights_from_points(points)


def test_even_swaps_recover_the_weights_behind_them() -> None:
    swaps = [EvenSwap("time", 20, "budget", 40), EvenSwap("budget", 30, "scope", 60)]
    result = weights_from_swaps(swaps)
    assert result.weights["time"] / result.weights["budget"] == pytest.approx(2)
    assert result.weights["budget"] / result.weights["scope"] == pytest.approx(2)
    assert result.contradictions == []


def test_answers_that_go_in_a_circle_are_named() -> None:
    swaps = [
        EvenSwap("time", 20, "budget", 40),
        EvenSwap("budget", 20, "scope", 40),
        EvenSwap("scope", 20, "time", 40),
    ]
    assert weights_from_swaps(swaps).contradictions == [0, 1, 2]


def test_issues_no_answer_connects_are_named() -> None:
    swaps = [EvenSwap("time", 20, "budget", 40), EvenSwap("scope", 20, "quality", 40)]
    assert weights_from_swaps(swaps).unlinked == ["scope", "quality"]


def test_a_swap_without_a_step_is_refused() -> None:
    with pytest.raises(ValueError, match="step"):
        weights_from_swaps([EvenSwap("time", 0, "budget", 40)])
