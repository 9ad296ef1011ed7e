import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.knowledge.principles import PrincipleHit
from assistant.knowledge.retrieval import (
    MAX_PIECE,
    MAX_QUERY,
    PrincipleRanker,
    fingerprint,
    sentences,
    variants_of,
)
from assistant.language.locale import Language
from tests.fakes.embedder import HashEmbedder
from tests.fakes.small_knowledge import small_knowledge

EMBEDDER = HashEmbedder()
KNOWLEDGE = small_knowledge()
VARIANTS = variants_of(KNOWLEDGE.principles)
RANKER = PrincipleRanker(
    KNOWLEDGE.principles, VARIANTS, EMBEDDER.passages([variant.text for variant in VARIANTS])
)


def find(*situations: str, top: int = 4) -> list[PrincipleHit]:
    queries = RANKER.queries(situations)
    return RANKER.rank(queries, EMBEDDER.queries([query.text for query in queries]), top)


def test_each_principle_is_found_by_its_own_lines_in_both_languages() -> None:
    for principle in KNOWLEDGE.principles.values():
        for language in Language:
            for line in principle.situations.lines(language):
                best = find(line)[0]
                assert (best.principle.key, best.matched) == (principle.key, line)


def test_each_principle_comes_once_best_first_with_scores_within_0_and_1() -> None:
    hits = find("散會後沒有人記得誰要做什麼", "對方不答應我就沒有退路", "沒想過談不成怎麼辦")

    assert len({hit.principle.key for hit in hits}) == len(hits) == 4
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 + 1e-6 for score in scores)


def test_a_hit_tells_which_situation_it_is_for() -> None:
    hits = {hit.principle.key: hit for hit in find("散會後沒有人記得誰要做什麼", "對方不答應我就沒有退路")}

    assert hits["batna"].query == "對方不答應我就沒有退路"
    assert hits["close-with-commitments"].query == "散會後沒有人記得誰要做什麼"


def test_the_matched_line_is_verbatim_and_in_the_language_of_the_query() -> None:
    for query, language in (("no fallback at all", Language.EN), ("毫無退路", Language.ZH_TW)):
        hit = find(query)[0]
        assert hit.matched in [
            variant.text
            for variant in VARIANTS
            if variant.language is language and variant.principle == hit.principle.key
        ]


def test_why_says_in_both_languages_what_met_what() -> None:
    hit = find("對方說「不」我就沒有退路")[0]

    assert hit.why.zh.startswith("你寫的「對方說『不』我就沒有退路」")
    assert "對方不答應我就沒有退路" in hit.why.zh
    assert "When best alternative to an agreement matters" in hit.why.en


def test_why_stays_short_however_long_the_words_are() -> None:
    hit = find("對方不答應我就沒有退路" * 20)[0]

    assert len(hit.why.zh) < 260
    assert "…" in hit.why.zh


def test_nothing_asked_or_nothing_wanted_finds_nothing() -> None:
    assert find() == []
    assert find("", "  \n ") == []
    assert find("退路", top=0) == []


def test_a_situation_given_twice_is_asked_once() -> None:
    assert [query.text for query in RANKER.queries([" 沒有退路", "沒有退路 "])] == ["沒有退路"]


def test_of_a_long_situation_the_sentences_that_say_most_are_asked() -> None:
    padding = "今天天氣很好，我們去了公園。" * 400
    queries = RANKER.queries([padding + "對方不答應我就沒有退路。" + padding])

    assert "對方不答應我就沒有退路。" in [query.text for query in queries]
    assert sum(len(query.text) for query in queries) <= MAX_QUERY


def test_ten_thousand_characters_are_shortened_in_a_moment() -> None:
    for text in ("沒有標點的長文" * 1500, "word " * 2000, "。" * 10_000, "a.b" * 3000):
        started = time.perf_counter()
        RANKER.queries([text])
        assert time.perf_counter() - started < 1


@given(st.text(max_size=900))
def test_sentences_are_verbatim_parts_that_lose_no_letter(text: str) -> None:
    pieces = sentences(text)

    assert all(piece in text and 0 < len(piece) <= MAX_PIECE for piece in pieces)
    assert [char for char in "".join(pieces) if char.isalnum()] == [char for char in text if char.isalnum()]


@given(st.lists(st.text(max_size=500), max_size=4))
def test_any_text_can_be_asked(situations: list[str]) -> None:
    hits = find(*situations)

    assert len(hits) in {0, 4}
    assert all(np.isfinite(hit.score) for hit in hits)
    assert all(any(hit.query in situation for situation in situations) for hit in hits)


def test_variants_are_named_by_what_they_say() -> None:
    changed = variants_of(small_knowledge(extra_line="新的一行").principles)

    assert len({variant.id for variant in changed}) == len(changed)
    new = {variant.id for variant in changed} - {variant.id for variant in VARIANTS}
    assert new == {f"silo-mentality/zh-TW/situation/{fingerprint('新的一行')}"}


@pytest.mark.parametrize("kind", ["name", "idea", "applies_when", "situation"])
def test_every_kind_of_variant_exists_in_both_languages(kind: str) -> None:
    languages = {variant.language for variant in VARIANTS if variant.kind == kind}

    assert languages == set(Language)
