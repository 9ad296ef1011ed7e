"""What of a text has to survive a rewrite: figures, dates, negations, conditions, obligations, names.

Each mark has a key that is the same however it is written: 三 and 3, 不能 and 無法, 必須 and must.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.jargon import mark_patterns as written
from assistant.knowledge.glossary.candidates import protected
from assistant.knowledge.glossary.canonical import canonical
from assistant.language.figures_found import Figure, blanked, figures
from assistant.language.numerals import english_number, narrow

Kind = Literal["number", "unit", "date", "name", "negation", "condition", "obligation"]


@dataclass(frozen=True)
class Mark:
    """Something to keep. ``key``: what it is however written; ``text``: how it stands, at ``start``.

    ``loose``: the number is written as a word that may be a turn of phrase; a rewrite may add such.
    """

    kind: Kind
    key: str
    text: str
    start: int
    loose: bool = False


def marks(text: str, names: Sequence[str] = ()) -> list[Mark]:
    """Everything in ``text`` to keep, in order; time linear in its length.

    Args:
        names: people, departments, products to be kept as they are, like addresses and code.
    """
    shut = list(_protected(text, names))
    found = [Mark("name", text[start:end].casefold(), text[start:end], start) for start, end in shut]
    plain = blanked(narrow(text), shut)
    found += _figures(text, plain)
    found += _worded("negation", written.NEGATION, plain)
    found += _conditions(plain)
    found += _worded("obligation", written.OBLIGATION, plain)
    return sorted(found, key=lambda mark: mark.start)


def _protected(text: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    comparable = canonical(text)
    for start, end in protected(comparable, names):
        yield comparable.span(start, end)


def _figures(text: str, plain: str) -> Iterator[Mark]:
    idioms = [match.span() for match in written.IDIOMS.finditer(plain)]
    numbers = figures(blanked(plain, idioms), structure=True)
    for figure in numbers:
        yield from _figure(text, figure)
    rest = blanked(plain, ((each.start, each.start + len(each.found)) for each in numbers))
    for match in written.ENGLISH_NUMBER.finditer(rest):
        value = english_number(
            match[0].split("-")[0] if "-" in match[0] and english_number(match[0]) is None else match[0]
        )
        if value is not None:
            yield Mark("number", f"{value.normalize():f}", match[0], match.start(), loose=True)
    for match in written.PARTS.finditer(plain):
        yield Mark("number", match.lastgroup or "", match[0], match.start(), loose=True)
    for match in written.DAYS.finditer(rest):
        day = (
            "一二三四五六日天".index(match["zh"]) % 7 if match["zh"] else written.WEEKDAY[match["en"].lower()]
        )
        yield Mark("date", f"weekday {min(day, 6)}", match[0], match.start())
    for match in written.WHENS.finditer(plain):
        yield Mark("date", match.lastgroup or "", match[0], match.start())


def _figure(text: str, figure: Figure) -> Iterator[Mark]:
    said = text[figure.start : figure.start + len(figure.found)]
    if figure.kind == "date":
        yield Mark("date", f"{figure.unit} {int(figure.value)}", said, figure.start)
        return
    counted = figure.unit in written.COUNTED
    if figure.words and not counted and figure.value < 2:
        return
    value = f"{figure.value.normalize():f}"
    yield Mark("number", value, said, figure.start, loose=figure.words and not counted)
    if figure.unit:
        yield Mark("unit", f"{value} {figure.unit}", said, figure.start, loose=figure.words and not counted)


def _worded(kind: Kind, pattern: re.Pattern[str], plain: str) -> Iterator[Mark]:
    for match in pattern.finditer(plain):
        yield Mark(kind, match.lastgroup or kind, match[0], match.start())


def _conditions(plain: str) -> Iterator[Mark]:
    yield from _worded("condition", written.CONDITION, plain)
    for match in written.TAIL.finditer(plain):
        if not written.IF_BEFORE.search(plain, max(0, match.start() - 70), match.start()):
            yield Mark("condition", "if", match[0], match.start())
