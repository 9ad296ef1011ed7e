"""The intake cases are well formed, and the offline rules read them as well as is promised."""

import pytest

from assistant.project.intake.sentences import sentences
from bench.intake import KINDS, LEAST_PRECISION, LEAST_RECALL, TODAY, Scores, read_case, read_cases, score

CASES = read_cases()


@pytest.fixture(scope="module")
def scores() -> Scores:
    return score(CASES)


def test_there_are_forty_cases_of_every_kind_and_half_are_held_out() -> None:
    assert len(CASES) >= 40
    assert len({case.id for case in CASES}) == len(CASES)
    assert {case.kind for case in CASES} == {"thread", "minutes", "transcript"}
    assert sum(case.split == "test" for case in CASES) * 2 >= len(CASES) - 1
    for start, least in (("zh-", 15), ("en-", 12), ("mx-", 8)):
        assert sum(case.id.startswith(start) for case in CASES) >= least


@pytest.mark.parametrize("kind", KINDS)
def test_the_rules_are_precise_and_find_at_least_half(scores: Scores, kind: str) -> None:
    assert scores.kinds[kind].precision >= LEAST_PRECISION, scores.wrong
    assert scores.kinds[kind].recall >= LEAST_RECALL, scores.wrong


@pytest.mark.parametrize("kind", KINDS)
def test_they_are_so_on_the_cases_they_were_not_made_with(kind: str) -> None:
    held_out = score(case for case in CASES if case.split == "test")
    assert held_out.kinds[kind].precision >= LEAST_PRECISION
    assert held_out.kinds[kind].recall >= LEAST_RECALL


def test_every_quotation_is_verbatim(scores: Scores) -> None:
    assert scores.quotes > 500
    assert scores.verbatim == scores.quotes


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_no_honest_sentence_is_taken_for_an_instruction_or_a_secret(case: object) -> None:
    for document in read_case(case):  # type: ignore[arg-type]  # a case, by the parametrisation
        marked = [each.text for each in sentences(document, today=TODAY) if each.instruction or each.private]
        assert marked == []
