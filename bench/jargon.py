"""Finding terms: recall and precision on the marked sentences in ``tests/evals/jargon``, and how time grows.

A marked term counts as found when a found one covers it or lies inside it. Words everybody knows are not
offered for explanation, and so count neither way. ``dev`` and ``more`` are the two halves rules are tuned on;
``blind`` is only counted, and never listed.
"""

import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from assistant.knowledge.glossary.detection import Detector, Found
from assistant.knowledge.glossary.homes import home_of
from assistant.knowledge.glossary.loading import load_glossary
from assistant.knowledge.glossary.models import Home

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "evals" / "jargon"
TUNED = ("dev", "more")
BLIND = "blind"
TARGETS = {"latin": 0.97, "chinese": 0.80}
PRECISION = 0.85
SIZES = (1_000, 10_000, 100_000)
_REPEATS = 5


@dataclass
class Score:
    """Counts over one set of sentences, and what was missed or found too much."""

    marked: dict[str, int] = field(default_factory=dict)
    hit: dict[str, int] = field(default_factory=dict)
    explained: int = 0
    found: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    def recall(self, kind: str) -> float:
        """Share of the marked terms of ``kind`` that were found."""
        return self.hit.get(kind, 0) / max(1, self.marked.get(kind, 0))

    @property
    def meaning(self) -> float:
        """Share of the marked terms that were found for which the glossary has a meaning."""
        return self.explained / max(1, sum(self.hit.values()))

    @property
    def precision(self) -> float:
        """Share of what was found that is marked."""
        return self.right / max(1, self.found)


def main() -> None:
    detector = Detector(load_glossary(ROOT / "kb"))
    tuned = {split: list(cases(split)) for split in TUNED}
    for split, sentences in tuned.items():
        _print(split, score(detector, sentences))
    _print("tuned", score(detector, [case for sentences in tuned.values() for case in sentences]))
    blind = list(cases(BLIND))
    if blind:
        _print(BLIND, score(detector, blind))
    _times(detector)


def cases(split: str) -> Iterator[dict[str, Any]]:
    """The sentences of ``dev``, ``more`` or ``blind``; none of a set without files."""
    for path in sorted(CASES.glob(f"{split}_*.yaml")):
        yield from yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def score(detector: Detector, sentences: list[dict[str, Any]]) -> Score:
    """How well ``detector`` finds the terms marked in ``sentences``."""
    total = Score()
    for case in sentences:
        text, home = case["text"], Home(case["home"]) if case["home"] in set(Home) else home_of(case["home"])
        everything = detector.find(text, speaker=home)
        found = [each for each in everything if not _everybody(each)]
        known = [(each.start, each.end) for each in everything if _everybody(each)]
        spans = [(each.start, each.end) for each in found]
        marked = [(term, *_place(text, term["text"])) for term in case["terms"]]
        for term, start, end in marked:
            if any(_same((start, end), span) for span in known):
                continue
            kind = term["kind"]
            total.marked[kind] = total.marked.get(kind, 0) + 1
            here = [each for each, span in zip(found, spans, strict=True) if _same((start, end), span)]
            if here:
                total.hit[kind] = total.hit.get(kind, 0) + 1
                total.explained += any(not each.unknown for each in here)
            else:
                total.missed.append(f"{case['id']}: {term['text']}")
        for each, span in zip(found, spans, strict=True):
            total.found += 1
            if any(_same(span, other) for term in case["terms"] for other in _places(text, term["text"])):
                total.right += 1
            else:
                total.extra.append(f"{case['id']}: {each.text}{'?' if each.unknown else ''}")
    return total


def _everybody(found: Found) -> bool:
    return bool(found.terms) and found.terms[0].everybody


def _place(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    start = text.find(words)
    while start >= 0:
        yield start, start + len(words)
        start = text.find(words, start + 1)


def _same(one: tuple[int, int], other: tuple[int, int]) -> bool:
    inside = one[0] >= other[0] and one[1] <= other[1]
    return inside or (other[0] >= one[0] and other[1] <= one[1])


def _print(split: str, total: Score) -> None:
    for kind, target in TARGETS.items():
        count = total.marked.get(kind, 0)
        print(f"{split} {kind} recall: {total.recall(kind):.3f} of {count} (target {target})")
    print(f"{split} found with a meaning: {total.meaning:.3f} of {sum(total.hit.values())}")
    print(f"{split} precision: {total.precision:.3f} of {total.found} (target {PRECISION})")
    if split in TUNED:
        print(f"{split} missed: {'; '.join(total.missed) or 'none'}")
        print(f"{split} too much: {'; '.join(total.extra) or 'none'}")


def _times(detector: Detector) -> None:
    whole = "\n".join(case["text"] for case in cases("dev"))
    before = 0.0
    for size in SIZES:
        text = (whole * (size // len(whole) + 1))[:size]
        seconds = statistics.median(_seconds(detector, text) for _ in range(_REPEATS))
        ratio = f", {seconds / before:.1f} times the size before" if before else ""
        print(f"{size} characters: {seconds * 1000:.1f} ms{ratio}")
        before = seconds


def _seconds(detector: Detector, text: str) -> float:
    started = time.process_time()
    detector.find(text)
    return time.process_time() - started


if __name__ == "__main__":
    main()
