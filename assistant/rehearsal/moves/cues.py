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


_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True)
class Words:
    """Alternatives, those in Chinese apart from the others, so that only fitting ones are tried."""

    chinese: re.Pattern[str] | None
    latin: re.Pattern[str] | None

    def search(self, text: str) -> re.Match[str] | None:
        """The first place of one of them in ``text``, Chinese ones first."""
        found = None
        if self.chinese and _HAN.search(text):
            found = self.chinese.search(text)
        if found is None and self.latin and _LATIN.search(text):
            found = self.latin.search(text)
        return found


@dataclass(frozen=True)
class Cue:
    """How one move is known in a sentence.

    Attributes:
        words: any of them counts, in a question or outside it as ``asks`` says; ``None``: in both.
        also: these count everywhere. ``cased``: these too, and case matters.
        voids: one of these in the same sentence, and nothing counts.
    """

    words: Words
    asks: bool | None
    also: Words
    cased: Words
    voids: Words

    def find(self, sentence: Span) -> re.Match[str] | None:
        """The first place in a sentence that shows the move."""
        found = None
        if self.asks is None or self.asks == sentence.asks:
            found = self.words.search(sentence.text)
        elif not self.asks:
            found = self.words.search(sentence.text[: _last_clause(sentence.text)])
        found = found or self.also.search(sentence.text) or self.cased.search(sentence.text)
        return None if found is None or self.voids.search(sentence.text) else found


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
    return Cue(
        words=_words(entry["any"]),
        asks=entry.get("asks"),
        also=_words(entry.get("also", [])),
        cased=_words(entry.get("cased", []), 0),
        voids=_words(entry.get("not", [])),
    )


def _words(parts: list[str], flags: int = re.IGNORECASE) -> Words:
    chinese = [part for part in parts if _HAN.search(part)]
    return Words(_pattern(chinese, flags), _pattern([part for part in parts if part not in chinese], flags))


def _pattern(parts: list[str], flags: int) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{part})" for part in parts), flags) if parts else None
