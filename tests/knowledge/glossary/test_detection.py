"""Terms are found where they stand, the longest first, and nothing is found inside other words."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.knowledge.glossary.detection import Detector
from assistant.knowledge.glossary.models import Home
from tests.knowledge.glossary.words import detector, shipped, spans, term

PR = (
    term("pull-request", "PR"),
    term("public-relations", "PR", home="marketing"),
    term("purchase-request", "PR", home="supply-chain", known_by=["finance"]),
)


def known(text: str, *forms: str, **fields: Any) -> list[str]:
    return spans(detector(term("k", *forms, **fields)).find(text, unknown=False))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("需要 3 個 Sprint，再說", ["Sprint"]),
        ("three sprints, no more", ["sprints"]),
        ("SPRINT 與sprint和Sprint", ["SPRINT", "sprint", "Sprint"]),
        ("blueprints, sprinter, e_sprint, sprint_2", []),
        ("Ｓｐｒｉｎｔ　規劃", ["Ｓｐｒｉｎｔ"]),
        ("sprint.", ["sprint"]),
        ("2sprint", ["2sprint"[1:]]),
        ("a2sprint", []),
        ("sprinting", ["sprinting"]),
    ],
)
def test_latin_forms_stand_alone_whatever_their_width_case_and_ending(text: str, found: list[str]) -> None:
    assert known(text, "Sprint") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SKUs 太多", ["SKUs"]),
        ("這個 sku 太多", ["sku"]),
        ("the sku is wrong", []),
        ("The SKU's price", ["SKU"]),
        ("Skull", []),
        ("SKU12 與 SKU-12", ["SKU"]),
    ],
)
def test_short_capitals_count_as_written_and_in_small_letters_only_in_chinese(
    text: str, found: list[str]
) -> None:
    assert known(text, "SKU") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The lead is out of date", []),
        ("We lost a Lead today", ["Lead"]),
        ("Lead times grew", []),
        ("這個 lead 很熱", ["lead"]),
        ("他說 please lead the whole team today 才行", []),
    ],
)
def test_an_ordinary_english_word_is_a_term_in_chinese_or_with_a_capital(text: str, found: list[str]) -> None:
    assert known(text, "lead", ordinary_word=True, home="sales") == found


def test_an_ordinary_english_word_is_a_term_from_its_own_department() -> None:
    found = detector(term("k", "lead", ordinary_word=True, home="sales"))
    assert spans(found.find("The lead is cold", speaker=Home.SALES)) == ["lead"]
    assert found.find("The lead is cold", speaker=Home.LEGAL) == []


def test_spelling_with_hyphens_spaces_and_american_letters_is_one_form() -> None:
    assert known("go live, go-live, GO LIVE; golive", "go-live") == [
        "go live",
        "go-live",
        "GO LIVE",
        "golive",
    ]
    assert known("utilization and utilisation", "utilisation") == ["utilization", "utilisation"]
    assert known("policies, amortised, expediting", "policy", "amortise", "expedite") == [
        "policies", "amortised", "expediting",
    ]  # fmt: skip


def test_the_longest_form_wins_and_holds_the_shorter_one() -> None:
    found = detector(term("a", "系統上線"), term("b", "上線"), term("c", "Sprint 規劃"), term("d", "Sprint"))
    outer = found.find("系統上線前的 Sprint規劃會議")
    assert spans(outer) == ["系統上線", "Sprint規劃"]
    assert [[each.terms[0].key for each in one.nested] for one in outer] == [["b"], ["d"]]


def test_simplified_and_traditional_match_each_other_and_keep_their_places() -> None:
    text = "请走请购 流程，請 購完再驗收"
    found = detector(term("a", "請購"), term("b", "驗收")).find(text)
    assert spans(found) == ["请购", "請 購", "驗收"]
    assert all(text[each.start : each.end] == each.text for each in found)


def test_ordinary_phrases_hide_what_they_hold_by_chance() -> None:
    assert known("以上版本都可以", "上版") == []
    assert known("今晚上版本週測試", "上版") == ["上版"]


@pytest.mark.parametrize(
    "text",
    [
        "https://pr.example.com/PR?x=PR",
        "www.example.com/PR",
        "pr.team@PR.com",
        "`PR = 1` 與 ```\nPR\n```",
        "PR_total, get_PR() 與 @PR",
        "報表在 PR.xlsx",
    ],
)
def test_addresses_code_and_file_names_hold_no_terms(text: str) -> None:
    assert detector(*PR).find(text, unknown=False) == []


def test_the_projects_own_names_are_no_terms() -> None:
    found = detector(*PR).find("PR 部的 PR 與 Atlas 專案", names=["PR 部", "Atlas"])
    assert [(each.start, each.text) for each in found] == [(6, "PR")]


@pytest.mark.parametrize(
    ("speaker", "first"),
    [
        (Home.ENGINEERING, "pull-request"),
        (Home.MARKETING, "public-relations"),
        (Home.FINANCE, "purchase-request"),
        (None, "pull-request"),
    ],
)
def test_the_speakers_meaning_comes_first_and_the_others_follow(speaker: Home | None, first: str) -> None:
    (found,) = detector(*PR).find("PR 什麼時候會過？", speaker=speaker)
    assert found.terms[0].key == first
    assert len(found.terms) == 3


def test_words_around_decide_the_meaning_when_the_speaker_does_not() -> None:
    found = detector(*PR, term("budget", "請購單", home="supply-chain")).find("請購單和 PR 都要附")
    assert found[1].terms[0].key == "purchase-request"


def test_nothing_is_found_in_nothing() -> None:
    for text in ("", "   \n", "12345", "，。！？", "1,200 與 30%"):
        assert Detector(shipped()).find(text) == []


@given(st.text(alphabet="PRsprint介接请購Ｓ .-\n，0a1_@/`", max_size=60))
def test_every_span_lies_in_the_text_and_none_overlap(text: str) -> None:
    found = Detector(shipped()).find(text)
    end = 0
    for each in found:
        assert end <= each.start < each.end <= len(text)
        assert text[each.start : each.end] == each.text
        assert all(each.start <= inner.start and inner.end <= each.end for inner in each.nested)
        end = each.end
