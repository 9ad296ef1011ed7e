"""Terms of the tuning sentences are found as well as asked; long and hostile texts take no time."""

import time

import pytest

from assistant.knowledge.glossary.detection import Detector
from bench.jargon import PRECISION, TARGETS, cases, score
from tests.knowledge.glossary.words import shipped


def test_terms_of_the_tuning_sentences_are_found() -> None:
    total = score(Detector(shipped()), list(cases("dev")))
    assert {kind: total.recall(kind) >= least for kind, least in TARGETS.items()} == dict.fromkeys(
        TARGETS, True
    )
    assert total.precision >= PRECISION


@pytest.mark.parametrize(
    "part",
    ["這季 3 個 Sprint，EBITDA 要達標；", "a", "PR ", "a@", "a.", "`", "一", "a_", "介", "\n", "＝１，"],
)
def test_100_000_characters_take_seconds_at_most_whatever_they_are(part: str) -> None:
    text = (part * 100_000)[:100_000]
    detector = Detector(shipped())
    started = time.process_time()
    detector.find(text)
    assert time.process_time() - started < 4
