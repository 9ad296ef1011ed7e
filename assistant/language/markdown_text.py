"""Pieces of Markdown documents that show what people wrote as they wrote it."""

import re
from collections.abc import Iterable, Sequence

_SPECIAL = re.compile(r"([\\`*_\[\]|~])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BLOCK = re.compile(r"^(\s*)(?:([#+=-])|(\d+)([.)]))")


def escape(text: str) -> str:
    """``text`` on one line, shown as it was written: no markup, HTML, link, image or table of its own."""
    line = _ENTITY.sub("&amp;", " ".join(text.split()))
    return _SPECIAL.sub(r"\\\1", line).replace("<", "&lt;").replace(">", "&gt;")


def paragraph(text: str) -> str:
    """``text`` escaped as paragraphs of its own: no line of it starts a heading, list or rule."""
    lines = [_BLOCK.sub(_inert, escape(line)) for line in text.splitlines() if line.strip()]
    return "\n\n".join(lines)


def _inert(match: re.Match[str]) -> str:
    return f"\\{match[2]}" if match[2] else f"{match[3]}\\{match[4]}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table, cells escaped."""
    cells = [[escape(cell) for cell in row] for row in (head, *rows)]
    lines = [f"| {' | '.join(row)} |" for row in cells]
    return [lines[0], "|" + " --- |" * len(head), *lines[1:]]
