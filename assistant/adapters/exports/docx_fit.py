"""How high tables stand on paper, estimated, so that what has to fit one page can be made to.

Programs break lines with fonts of their own, so some room is left over.
"""

import math
import re
import unicodedata
from collections.abc import Iterable

from assistant.adapters.exports.docx_blocks import widths_of
from assistant.language.document import Document, Grid

_MM_PER_POINT = 0.3528
_SMALL = 8.0
_HAN_LINE, _LATIN_LINE = 1.42, 1.18
"""Height of a line to the letters' size, with Han characters and without."""
_NARROW, _USUAL, _BROAD = 0.3, 0.55, 0.75
"""Widths of Latin letters to their size, those of Arial rounded up."""
_NARROW_LETTERS = frozenset(" ijlftrI.,:;'|!()[]-/")
_BROAD_LETTERS = frozenset("mw%@&")
_CELL_SIDES_MM = 3.0
_CELL_ENDS_MM = 0.8
_PAGE_MM = 297 - 2 * 13
_AROUND_MM = 14
"""Title, and the gap behind the table."""
_SPARE_MM = 8
"""Two lines: a program may break a text once more than thought here."""
_UNBROKEN = re.compile(r"[\u2e80-\U0003ffff]|[^\s\u2e80-\U0003ffff]+\s*|\s+")


def fits_one_page(document: Document) -> bool:
    """Whether a document of one table in small letters, and short lines below it, stays on one A4 page."""
    blocks = document.blocks
    others = sum(not isinstance(block, Grid) for block in blocks)
    height = _AROUND_MM + 5 * others + sum(_height(block) for block in blocks if isinstance(block, Grid))
    return height <= _PAGE_MM - _SPARE_MM


def _height(grid: Grid) -> float:
    widths = widths_of(grid)
    return sum(_row_height(row, widths) for row in (grid.head, *grid.rows))


def _row_height(cells: Iterable[str], widths: Iterable[float]) -> float:
    highest = max(
        _text_height(text, width - _CELL_SIDES_MM) for text, width in zip(cells, widths, strict=True)
    )
    return highest * _SMALL * _MM_PER_POINT + _CELL_ENDS_MM


def _text_height(text: str, width: float) -> float:
    """Height of a cell's text to the letters' size."""
    lines = sum(_wrapped(line, width / (_SMALL * _MM_PER_POINT)) for line in text.splitlines() or [""])
    return lines * (_HAN_LINE if any(_is_wide(char) for char in text) else _LATIN_LINE)


def _wrapped(line: str, room: float) -> int:
    """Lines that ``line`` takes in ``room`` letters' widths, broken between words and Han characters."""
    lines, used = 1, 0.0
    for piece in _UNBROKEN.findall(line):
        width = sum(map(_letter, piece))
        # A space at the end of a line takes no room.
        if used and used + sum(map(_letter, piece.rstrip())) > room:
            lines, used = lines + 1, 0.0
        used += width
        if used > room:
            # A word longer than the column is broken inside.
            lines += math.ceil(used / room) - 1
            used = used % room
    return lines


def _letter(char: str) -> float:
    if _is_wide(char):
        return 1.0
    if char in _NARROW_LETTERS:
        return _NARROW
    return _BROAD if char.isupper() or char in _BROAD_LETTERS else _USUAL


def _is_wide(char: str) -> bool:
    """Whether a character is as wide as it is high; marks such as “ are, in a Han font."""
    return unicodedata.east_asian_width(char) in "WFA"
