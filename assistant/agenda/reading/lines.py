"""A pasted text as lines: what each one says, without its markup, and what kind of line it is."""

import html
import re
from dataclasses import dataclass
from enum import StrEnum

_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*\s*$")
_BULLET = re.compile(r"^(?:[-*+•‧·●○◦▪■□☐☑►▶※–]|\\-)\s+(?:\[[ xX]\]\s*)?|^[•●○▪■□☐※►▶]\s*")
_NUMBER = re.compile(
    r"^(?:\d{1,2}\s?[.)、．](?!\d)\s*|[(（]\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?[)）]\s*"
    r"|[一二三四五六七八九十]{1,3}\s?[、.．]\s*|[①-⑳]\s*|(?:議題|案由|第)\s?[一二三四五六七八九十\d]{1,2}\s?(?:案|項|題)?\s?[：:、.]\s*"
    r"|(?:item|topic)\s+\d{1,2}\s?[:.)\-–]\s*|[A-Z][.)]\s+)",
    re.IGNORECASE,
)
_BOLD = re.compile(r"^(?:\*\*|__)(?P<text>.+?)(?:\*\*|__)\s*[:：]?\s*$")
_FRAME = re.compile(r"^(?:【(?P<a>[^】]{1,40})】|〔(?P<b>[^〕]{1,40})〕|=+\s*(?P<c>[^=]{1,60}?)\s*=+)$")
_RULE = re.compile(r"^\s*(?:[-=*_~]\s?){3,}$")
_EMPHASIS = re.compile(r"(?<!\\)(\*\*|__|~~)(?=\S)(.+?)(?<=\S)(?<!\\)\1")
_ITALIC = re.compile(r"(?<![\\*\w])\*(?=[^\s*])([^*\n]+?)(?<=\S)\*(?![*\w])")
_CODE = re.compile(r"(?<!\\)`([^`]*)`")
_LINK = re.compile(r"!?\[([^\]\n]{0,200})\]\((?:[^()\s]{0,500})\)")
_ESCAPE = re.compile(r"\\([\\`*_\[\]|~#+=.()>-])")
_CELL = re.compile(r"(?<!\\)\|")
_DIVIDER = re.compile(r"^:?-{2,}:?$")
LONGEST_LINE = 2_000


class Kind(StrEnum):
    """What a line is. ``NAMED``: a line in bold or in a frame of its own, which may be a heading."""

    HEADING = "heading"
    NAMED = "named"
    BULLET = "bullet"
    NUMBER = "number"
    ROW = "row"
    TEXT = "text"


@dataclass(frozen=True)
class Line:
    """One line. ``level``: of a heading 1 to 6, otherwise columns of indentation. ``cells``: of a row."""

    kind: Kind
    text: str
    level: int = 0
    cells: tuple[str, ...] = ()


def read_lines(text: str) -> list[Line]:
    """The lines of ``text`` that say something; rules and table dividers are left out."""
    lines = [_line(raw[:LONGEST_LINE]) for raw in text.splitlines()]
    return [line for line in lines if line is not None]


def _line(raw: str) -> Line | None:
    indent = len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip())
    text = raw.strip().removeprefix(">").strip()
    if not text or _RULE.match(text):
        return None
    if text.startswith("|") or "\t" in text:
        return _row(text, indent)
    heading = _HEADING.match(text)
    if heading:
        return Line(Kind.HEADING, plain(heading[2]), len(heading[1])) if plain(heading[2]) else None
    framed = _FRAME.match(text) or _BOLD.match(text)
    if framed:
        inner = next(group for group in framed.groups() if group)
        return Line(Kind.NAMED, plain(inner), indent)
    for kind, mark in ((Kind.BULLET, _BULLET), (Kind.NUMBER, _NUMBER)):
        rest = mark.sub("", text, count=1)
        if rest != text:
            return Line(kind, plain(rest), indent) if plain(rest) else None
    return Line(Kind.TEXT, plain(text), indent)


def _row(text: str, indent: int) -> Line | None:
    parts = _CELL.split(text.strip().strip("|")) if "|" in text else text.split("\t")
    cells = tuple(plain(part) for part in parts)
    if not any(cells) or all(_DIVIDER.match(cell) for cell in cells if cell):
        return None
    return Line(Kind.ROW, " ".join(cell for cell in cells if cell), indent, cells)


def plain(text: str) -> str:
    """``text`` without emphasis, links, code marks, escapes and entities."""
    text = _LINK.sub(r"\1", text.replace("<br>", " ").replace("<br/>", " "))
    text = _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", text))
    text = _ITALIC.sub(r"\1", text)
    text = _ESCAPE.sub(r"\1", _CODE.sub(r"\1", text))
    return " ".join(html.unescape(text).split())


def without_number(text: str) -> str:
    """``text`` without a leading number such as ``1.``, ``（二）`` or ``議題三：``."""
    return _NUMBER.sub("", text, count=1).strip()
