"""The words by which moves are known, from ``cues.yaml``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from assistant.rehearsal.kinds import MoveKind
from assistant.rehearsal.moves.plain import Span

_FILE = Path(__file__).with_name("cues.yaml")
OFFERING = "offering"
"""No move by itself: words that put figures forward."""
PROPOSING = "proposing"
"""No move by itself: words that put something forward without figures."""
STALLING = "stalling"
"""No move by itself: words that gain time."""


@dataclass(frozen=True)
class Cue:
    """How one move is known in a sentence.

    Attributes:
        words: any of them counts, in a question or outside it as ``asks`` says; ``None``: in both.
        also: these count everywhere. ``cased``: these too, and case matters.
        voids: one of these in the same sentence, and nothing counts.
    """

    words: re.Pattern[str]
    asks: bool | None
    also: re.Pattern[str] | None
    cased: re.Pattern[str] | None
    voids: re.Pattern[str] | None

    def find(self, sentence: Span) -> re.Match[str] | None:
        """The first place in a sentence that shows the move."""
        found = None
        if self.asks is None or self.asks == sentence.asks:
            found = self.words.search(sentence.text)
        elif not self.asks:
            found = self.words.search(sentence.text[: _last_clause(sentence.text)])
        for more in (self.also, self.cased):
            found = found or (more.search(sentence.text) if more else None)
        if found is None or (self.voids and self.voids.search(sentence.text)):
            return None
        return found


def _last_clause(text: str) -> int:
    """Where the last clause begins: what stands before the question put in it is no question."""
    return max(text.rfind("，"), text.rfind(","), 0)


@cache
def cues() -> Mapping[str, Cue]:
    """All cues by the name of their move, ``offering``, ``proposing`` and ``stalling``.

    Raises:
        ValueError: an entry names no move.
    """
    tree = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    unknown = set(tree) - set(MoveKind) - {OFFERING, PROPOSING, STALLING}
    if unknown:
        raise ValueError(f"{_FILE.name}: no moves {sorted(unknown)}")
    return {name: _cue(entry) for name, entry in tree.items()}


def _cue(entry: Mapping[str, Any]) -> Cue:
    words = _pattern(entry["any"])
    assert words is not None, "an entry has words"
    return Cue(
        words=words,
        asks=entry.get("asks"),
        also=_pattern(entry.get("also", [])),
        cased=_pattern(entry.get("cased", []), 0),
        voids=_pattern(entry.get("not", [])),
    )


def _pattern(parts: list[str], flags: int = re.IGNORECASE) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{part})" for part in parts), flags) if parts else None
