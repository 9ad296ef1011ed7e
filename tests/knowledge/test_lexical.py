import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.knowledge.lexical import Bm25, han_share, tokens

LINES = [
    "業務只顧業績",
    "財務只會砍預算",
    "會議沒有結論",
    "Finance cuts the budget",
    "Meetings end with nothing",
]


def test_chinese_becomes_characters_and_bigrams() -> None:
    assert tokens("對齊會") == ["對", "齊", "會", "對齊", "齊會"]


def test_bigrams_never_cross_a_punctuation_mark_or_a_latin_word() -> None:
    assert "標我" not in tokens("目標，我們")
    assert tokens("看KPI表") == ["看", "kpi", "表"]


def test_full_width_letters_are_their_ascii_forms() -> None:
    assert tokens("ＫＰＩ１２") == tokens("kpi12") == ["kpi12"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("meetings", "meeting"), ("planned", "planning"), ("budgets", "budget"), ("priorities", "priority")],
)
def test_forms_of_an_english_word_meet(one: str, other: str) -> None:
    assert tokens(one) == tokens(other)


@pytest.mark.parametrize(("one", "other"), [("boss", "bos"), ("sales", "sail"), ("team", "tea")])
def test_different_english_words_stay_apart(one: str, other: str) -> None:
    assert tokens(one) != tokens(other)


def test_words_in_every_line_weigh_almost_nothing() -> None:
    index = Bm25(["we cut the costs", "we meet the board", "we read the minutes"])

    assert index.scores("the we").max() < 0.3 < index.scores("board").max()


@pytest.mark.parametrize(
    ("text", "share"), [("會議", 1.0), ("meeting", 0.0), ("", 0.0), ("123 …", 0.0), ("會議ab", 0.5)]
)
def test_han_share_counts_letters_only(text: str, share: float) -> None:
    assert han_share(text) == share


def test_the_line_that_shares_rare_words_scores_highest() -> None:
    index = Bm25(LINES)

    assert int(index.scores("誰要砍我們的預算？").argmax()) == 1
    assert int(index.scores("they are cutting our budgets").argmax()) == 3


def test_a_line_that_shares_nothing_scores_zero() -> None:
    assert Bm25(LINES).scores("zebra").tolist() == [0, 0, 0, 0, 0]


def test_repeating_a_question_changes_nothing() -> None:
    index = Bm25(LINES)

    assert np.array_equal(index.scores("預算"), index.scores("預算" + "，預算" * 50))


def test_no_texts_give_no_scores() -> None:
    assert Bm25([]).scores("預算").shape == (0,)


@given(st.lists(st.text(max_size=40), max_size=12), st.text(max_size=60))
def test_any_text_gives_finite_scores_that_are_never_negative(lines: list[str], query: str) -> None:
    scores = Bm25(lines).scores(query)

    assert scores.shape == (len(lines),)
    assert np.isfinite(scores).all()
    assert (scores >= 0).all()


def textbook(texts: list[str], query: str) -> list[float]:
    """BM25 as its authors write it, one term of one text at a time."""
    counted = [Counter(tokens(text)) for text in texts]
    mean = sum(counts.total() for counts in counted) / len(texts) or 1
    scores = []
    for counts in counted:
        score = 0.0
        for term in set(tokens(query)):
            found_in = sum(term in other for other in counted)
            rarity = math.log(1 + (len(texts) - found_in + 0.5) / (found_in + 0.5))
            norm = 1.2 * (0.25 + 0.75 * counts.total() / mean)
            score += rarity * counts[term] * 2.2 / (counts[term] + norm)
        scores.append(score)
    return scores


SCRAPS = st.lists(
    st.sampled_from(
        ["議程", "會", "abc", " ", "Runs", "don't", "l’中文", "１２", "ｶﾞ", "𠀀𠀁", "\n", "\0", "½"]
    ),
    max_size=8,
).map("".join)


@given(st.lists(SCRAPS | st.text(max_size=12), min_size=1, max_size=6), SCRAPS)
def test_scores_are_those_of_the_textbook(texts: list[str], query: str) -> None:
    assert Bm25(texts).scores(query) == pytest.approx(textbook(texts, query), abs=1e-4)


def test_numbers_are_not_shortened_as_words_are() -> None:
    assert tokens("1177 1000 meetings") == ["1177", "1000", "meet"]
