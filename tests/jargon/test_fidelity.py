"""Every rewrite is held against its source; a sample of what the bench measures over all sentences."""

import pytest

from assistant.jargon.fidelity import kept_in, new_terms, problems
from assistant.jargon.own_names import own_names
from assistant.knowledge.glossary.detection import Detector
from bench.jargon import cases
from bench.jargon_fidelity import measure
from tests.jargon.drafts import FINANCE, MARKETING, SPRINT, shipped


@pytest.mark.parametrize("split", ["dev", "more"])
def test_nothing_is_lost_offline_and_every_spoilt_answer_is_caught(split: str) -> None:
    result = measure(Detector(shipped()), list(cases(split))[::6], most_listeners=2)
    assert result.lost == {}
    assert result.labels_lost == []
    assert result.spoilt > 50
    assert result.missed == []
    assert result.alarms == []
    assert not [end for end in result.drafts if "LOST" in end]
    assert not [end for end in result.drafts if end.startswith("spoilt") and end.endswith("model")]


def test_an_explanation_says_nothing_of_its_own() -> None:
    gloss = "通常一到四週，不能中途加事"
    rewrite = SPRINT.replace("Sprint", f"Sprint（{gloss}）")
    assert problems(SPRINT, rewrite, glosses=[gloss]) == []
    assert problems(SPRINT, rewrite) != []


def test_an_explanation_may_stand_in_place_of_its_word() -> None:
    rewrite = SPRINT.replace("Sprint", "固定長度的工作週期")
    assert problems(SPRINT, rewrite, glosses=["固定長度的工作週期"]) == []


def test_an_explanation_does_not_hide_what_was_dropped() -> None:
    source = "六週後交。"
    assert not all(each.kept for each in kept_in(source, "之後交（六週）。", glosses=["六週"]))


@pytest.mark.parametrize(
    ("rewrite", "check"),
    [
        (SPRINT + SPRINT, "D3-added"),
        ("開發要 3 個 Sprint，除非砍掉報表，否則不得提前，" + "慢慢來" * 20, "D3-long"),
        (SPRINT.replace("這個", "这个"), "D3-simplified"),
    ],
)
def test_more_than_the_source_is_told(rewrite: str, check: str) -> None:
    assert check in {finding.check for finding in problems(SPRINT, rewrite)}


def test_a_new_term_is_one_for_the_listener_who_does_not_know_it() -> None:
    detector = Detector(shipped())
    rewrite = "EBITDA 要看 CTR。"
    for listener, word in ((FINANCE, "CTR"), (MARKETING, "EBITDA")):
        found = new_terms("要看數字。", rewrite, where="", listener=listener, detector=detector)
        assert [finding.evidence for finding in found] == [word]


def test_names_are_found_beside_terms() -> None:
    text = "PR Kevin 還沒看完，小陳在等，王經理也在等批號 B2417，Q3 再說。"
    assert set(own_names(text, [(0, 2)])) == {"Kevin", "小陳", "王經理", "B2417"}
