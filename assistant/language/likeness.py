"""Whether two short texts speak of the same thing: shared words and Chinese character pairs."""

import re
from collections.abc import Sequence
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9]+")
_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
_EMPTY_WORDS = frozenset(
    (
        "a", "an", "and", "are", "as", "at", "be", "before", "by", "can", "each", "for", "from",
        "has", "have", "how", "in", "into", "is", "it", "its", "more", "new", "not", "of", "on",
        "one", "or", "our", "should", "than", "that", "the", "their", "them", "there", "this",
        "to", "up", "us", "we", "what", "when", "which", "who", "why", "will", "with",
    )
)  # fmt: skip


@lru_cache(maxsize=2048)
def features(text: str) -> frozenset[str]:
    """Word stems (first five letters) and pairs of Chinese characters of ``text``."""
    lowered = text.lower()
    words = {word[:5] for word in _WORD.findall(lowered) if word not in _EMPTY_WORDS}
    pairs = {run[i : i + 2] for run in _HAN_RUN.findall(lowered) for i in range(len(run) - 1)}
    return frozenset(words | pairs)


def likeness(left: str, right: str) -> float:
    """0..1: the part of the shorter text's features that the other shares."""
    one, two = features(left), features(right)
    if not one or not two:
        return 0.0
    return len(one & two) / min(len(one), len(two))


def most_like(text: str, among: Sequence[str], *, least: float, most: int) -> list[int]:
    """Indexes of up to ``most`` of ``among`` at least ``least`` like ``text``, best first."""
    scored = [(likeness(text, other), -index) for index, other in enumerate(among)]
    return [-index for score, index in sorted(scored, reverse=True) if score >= least][:most]
