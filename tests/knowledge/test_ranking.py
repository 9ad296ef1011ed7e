import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from assistant.knowledge.lexical import Scores
from assistant.knowledge.ranking import (
    BEST_LINES,
    DENSE_WEIGHT,
    LEXICAL_WEIGHT,
    Centring,
    fuse,
    language_of,
    pool,
    stretch,
)
from assistant.language.locale import Language

ZH, EN = Language.ZH_TW, Language.EN
some_scores = arrays(np.float32, 6, elements=st.floats(-100, 100, width=32))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("業務和財務吵起來了", ZH),
        ("這個 sprint 的 OKR 還沒 align，PM 說 ETA 要再 check", ZH),
        ("Sales and finance are at odds", EN),
        ("We tried a nemawashi (根回し) round first", EN),
        ("", EN),
    ],
)
def test_the_language_of_a_text(text: str, language: Language) -> None:
    assert language_of(text) is language


def test_centring_takes_the_language_out_of_vectors() -> None:
    accent = np.array([[5, 0, 0], [5, 0, 0], [0, 0, 5], [0, 0, 5]], dtype=np.float32)
    topics = np.array([[0, 1, 0], [0, -1, 0], [0, 1, 0], [0, -1, 0]], dtype=np.float32)
    languages = [ZH, ZH, EN, EN]

    centred = Centring(accent + topics, languages).apply(accent + topics, languages)

    assert np.allclose(centred, topics, atol=1e-6)


def test_a_language_the_collection_lacks_is_centred_on_the_whole() -> None:
    vectors = np.array([[1, 0], [0, 1]], dtype=np.float32)

    moved = Centring(vectors, [ZH, ZH]).apply(np.array([[2, 1]], dtype=np.float32), [EN])

    assert np.allclose(moved, [[0.94868, 0.31623]], atol=1e-4)


def test_a_vector_at_the_mean_becomes_zero_and_not_a_division_by_zero() -> None:
    vectors = np.ones((3, 4), dtype=np.float32)

    assert np.array_equal(Centring(vectors, [ZH] * 3).apply(vectors, [ZH] * 3), np.zeros((3, 4)))


@given(some_scores)
def test_stretched_scores_keep_their_order_within_0_and_1(scores: Scores) -> None:
    stretched = stretch(scores)

    assert (stretched >= 0).all()
    assert (stretched <= 1).all()
    order = np.argsort(scores, kind="stable")
    assert (np.diff(stretched[order]) >= 0).all()


def test_equal_scores_say_nothing() -> None:
    assert stretch(np.full(3, 7, dtype=np.float32)).tolist() == [0, 0, 0]


@given(some_scores, some_scores)
def test_fused_scores_lie_within_0_and_1(dense: Scores, lexical: Scores) -> None:
    fused = fuse(dense, np.abs(lexical))

    assert (fused >= 0).all()
    assert (fused <= 1 + 1e-6).all()


def test_near_lines_and_shared_words_add_up() -> None:
    dense = np.array([0.5, 0.5, 0.0], dtype=np.float32)
    lexical = np.array([9.0, 0.0, 0.0], dtype=np.float32)

    fused = fuse(dense, lexical)

    assert fused.tolist() == pytest.approx([DENSE_WEIGHT + LEXICAL_WEIGHT, DENSE_WEIGHT, 0])


def test_several_near_lines_beat_one_that_is_near_by_accident() -> None:
    one_near = np.array([0.9] + [0.0] * 19, dtype=np.float32)
    many_near = np.array([0.5] * 10 + [0.0] * 10, dtype=np.float32)

    assert pool(many_near) > pool(one_near)


def test_lines_that_are_far_do_not_count_against_a_principle() -> None:
    few = np.full(BEST_LINES, 0.5, dtype=np.float32)

    assert pool(np.append(few, np.full(30, -1, dtype=np.float32))) == pool(few) == 0.5


def test_a_principle_with_few_lines_is_pooled_over_those_it_has() -> None:
    assert pool(np.array([0.2, 0.4], dtype=np.float32)) == pytest.approx(0.3)
