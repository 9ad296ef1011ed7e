"""How the words around a figure say it is meant, from ``context.yaml``."""

import re
from functools import cache
from pathlib import Path

import yaml

from assistant.rehearsal.moves.plain import Plain, Span

_FILE = Path(__file__).with_name("context.yaml")
_NEAR_BEFORE = 24
_NEAR_AFTER = 24


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    tree = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {
        name: re.compile("|".join(f"(?:{part})" for part in parts), re.IGNORECASE)
        for name, parts in tree.items()
    }


def shows(name: str, text: str) -> bool:
    """Whether ``text`` holds one of the patterns called ``name``."""
    return _patterns()[name].search(text) is not None


def before(turn: Plain, start: int) -> str:
    """The words of the clause right before a place."""
    clause = turn.clause_of(start)
    return turn.text[max(clause.start, start - _NEAR_BEFORE) : start]


def after(turn: Plain, end: int) -> str:
    """The words of the sentence right after a place."""
    return turn.text[end : min(turn.sentence_of(end - 1).end, end + _NEAR_AFTER)]


def set_aside(turn: Plain, start: int, end: int) -> bool:
    """Whether a figure is spoken of and not put forward: refused, left, the others', or past."""
    clause: Span = turn.clause_of(start)
    near = before(turn, start)
    theirs = shows("theirs_before", near) and not shows("condition", clause.text[:400])
    return (
        theirs
        or shows("aside_before", near)
        or shows("aside_after", after(turn, end))
        or shows("past", clause.text[:400])
    )


def direction(turn: Plain, start: int, end: int) -> int:
    """+1 for more or later than the last offer, -1 for less or earlier, 0 for a figure in itself."""
    near, rest = before(turn, start), after(turn, end)
    if shows("more_before", near) or shows("more_after", rest):
        return 1
    if shows("less_before", near) or shows("less_after", rest):
        return -1
    return 0
