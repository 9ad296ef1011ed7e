"""How many tokens a text may take, and what to leave out so that a prompt fits its window.

Tokenisers differ; both estimates are bounds. A Chinese character costs at most about one token, other
characters about one in 3.5; no common tokeniser does better than half of that.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_LATIN_PER_TOKEN = 3.5
_OVERHEAD = 8


@dataclass(frozen=True)
class Part:
    """A piece of a prompt. Parts of higher ``priority`` stay.

    Attributes:
        name: what it is to a reader.
        kind: what it is one of: ``facts``, ``principles`` …
        at: where it stands among the prompt's inputs.
    """

    name: str
    text: str
    priority: int
    kind: str = ""
    at: tuple[str, ...] = ()


def most_tokens(text: str) -> int:
    """A cautious estimate: what ``text`` may cost, rarely less than it does."""
    wide = _wide(text)
    return wide + -(-int(10 * (len(text) - wide)) // int(10 * _LATIN_PER_TOKEN)) + _OVERHEAD


def fewest_tokens(text: str) -> int:
    """A lower bound: no common tokeniser needs fewer tokens for ``text``."""
    wide = _wide(text)
    return wide // 2 + (len(text) - wide) // 10


def _wide(text: str) -> int:
    return sum(character > "\u2e7f" for character in text)


def fit(parts: Sequence[Part], window: int | None, *, reserve: int = 0) -> tuple[list[Part], list[Part]]:
    """Choose the parts that fit, higher priority first, earlier first among equals.

    Args:
        window: tokens the model can read, ``None`` when unknown: everything is kept then.
        reserve: tokens to keep free for instructions and the reply.

    Returns:
        ``(kept, left_out)``, each in the given order. A part is kept whole or left out.
    """
    if window is None:
        return list(parts), []
    left = window - reserve
    chosen: set[int] = set()
    for index in sorted(range(len(parts)), key=lambda i: (-parts[i].priority, i)):
        cost = most_tokens(parts[index].text)
        if cost <= left:
            chosen.add(index)
            left -= cost
    kept = [part for i, part in enumerate(parts) if i in chosen]
    return kept, [part for i, part in enumerate(parts) if i not in chosen]
