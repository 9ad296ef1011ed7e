"""Single cells of a glossary table: nothing in them can become a formula, and lists keep every character."""

import re
from collections.abc import Iterable

_GUARD = "'"
_DANGEROUS = "=+-@\t\r\n＝＋－＠"
_ESCAPES = {"\\": "\\\\", "|": "\\|", "\n": "\\n", "\r": "\\r"}
_PLAIN = {escaped: plain for plain, escaped in _ESCAPES.items()}
_ESCAPED = re.compile(r"\\[\\|nr]")
_BAR = re.compile(r"(?<!\\)((?:\\\\)*)\|")


def guarded(cell: str) -> str:
    """``cell`` with an apostrophe before what a spreadsheet would take for a formula."""
    return f"{_GUARD}{cell}" if cell[:1] and cell[0] in _DANGEROUS + _GUARD else cell


def unguarded(cell: str) -> str:
    """What :func:`guarded` was given; an apostrophe before anything else stays."""
    return cell[1:] if cell[:1] == _GUARD and cell[1:2] and cell[1] in _DANGEROUS + _GUARD else cell


def joined(parts: Iterable[str]) -> str:
    """Several texts in one cell, bars between them."""
    return " | ".join(_escaped(part) for part in parts)


def parted(cell: str) -> list[str]:
    """The texts of a cell that :func:`joined` made or a person wrote with bars; empty ones are left out."""
    marked = _BAR.sub(r"\1\0", cell)
    return [text for part in marked.split("\0") if (text := _unescaped(part.strip()))]


def pair(left: str, right: str) -> str:
    """Two texts in one line, white space kept."""
    return f"{_escaped(left)} | {_escaped(right)}"


def halves(line: str) -> tuple[str, str]:
    """What :func:`pair` was given; a line without a bar is both halves."""
    marked = _BAR.sub(r"\1\0", line)
    left, bar, right = marked.partition("\0")
    if not bar:
        return _unescaped(line), _unescaped(line)
    return _unescaped(left.removesuffix(" ")), _unescaped(right.removeprefix(" "))


def _escaped(text: str) -> str:
    return "".join(_ESCAPES.get(character, character) for character in text)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: _PLAIN[match[0]], text)
