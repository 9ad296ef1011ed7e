import pytest

from assistant.language.context_budget import Part, fewest_tokens, fit, most_tokens


@pytest.mark.parametrize("text", ["", "plain English words", "跨部門對齊會議" * 20, "mixed 混合 text"])
def test_the_bounds_are_in_order(text: str) -> None:
    assert 0 <= fewest_tokens(text) < most_tokens(text)


def test_a_chinese_character_counts_as_a_token() -> None:
    assert most_tokens("會" * 100) == 108
    assert most_tokens("abcdefg" * 10) == 28


def test_parts_of_higher_priority_stay_and_order_is_kept() -> None:
    parts = [Part("facts", "會" * 50, 1), Part("goal", "會" * 50, 3), Part("terms", "會" * 50, 2)]
    kept, left_out = fit(parts, 200, reserve=70)
    assert [part.name for part in kept] == ["goal", "terms"]
    assert [part.name for part in left_out] == ["facts"]


def test_a_small_part_may_stay_where_a_large_one_did_not_fit() -> None:
    kept, left_out = fit([Part("large", "會" * 500, 2), Part("small", "會", 1)], 100)
    assert ([part.name for part in kept], [part.name for part in left_out]) == (["small"], ["large"])


def test_an_unknown_window_keeps_everything() -> None:
    parts = [Part("a", "會" * 10_000, 1)]
    assert fit(parts, None) == (parts, [])
