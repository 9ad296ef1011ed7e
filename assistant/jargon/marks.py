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
    days = list(written.DAYS.finditer(plain))
    for match in days:
        zh, en = match["zh"], match["en"]
        day = "一二三四五六日天".index(zh) if zh else written.WEEKDAY[en.lower()]
        yield Mark("date", f"weekday {min(day, 6)}", match[0], match.start())
    apart = [match.span() for match in (*written.IDIOMS.finditer(plain), *days)]
    numbers = figures(blanked(plain, _merged(apart)), structure=True)
    for figure in numbers:
        yield from _figure(text, figure)
    rest = blanked(plain, ((each.start, each.start + len(each.found)) for each in numbers))
    for match in written.ENGLISH_NUMBER.finditer(rest):
        word = match[0]
        value = english_number(word)
        value = english_number(word.split("-")[0]) if value is None else value
        if value is not None:
            yield Mark("number", f"{value.normalize():f}", word, match.start(), loose=True)
    for match in written.MONTHS_ALONE.finditer(rest):
        month = match["sure"] or match["asked"]
        yield Mark("date", f"month {month[:3].lower()}", match[0], match.start())
    yield from _words_of_figures(plain)


def _words_of_figures(plain: str) -> Iterator[Mark]:
    """Units of measure, currencies, parts such as half, and days told from today."""
    for match in written.MEASURE.finditer(plain):
        yield Mark("unit", match["unit"], match["unit"], match.start("unit"))
    for match in written.CURRENCY.finditer(plain):
        yield Mark("unit", match.lastgroup or "", match[0], match.start())
    for match in written.PARTS.finditer(plain):
        yield Mark("number", match.lastgroup or "", match[0], match.start(), loose=True)
    for match in written.WHENS.finditer(plain):
        yield Mark("date", match.lastgroup or "", match[0], match.start())


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, none reaching into the one before."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        start = max(start, kept[-1][1]) if kept else start
        if start < end:
            kept.append((start, end))
    return kept


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
        # From 3 % to 4 % is one point, not one percent.
        unit = "point" if figure.unit == "percent" and "點" in said else figure.unit
        yield Mark("unit", f"{value} {unit}", said, figure.start, loose=figure.words and not counted)


def _worded(kind: Kind, pattern: re.Pattern[str], plain: str) -> Iterator[Mark]:
    for match in pattern.finditer(plain):
        yield Mark(kind, match.lastgroup or kind, match[0], match.start())


def _conditions(plain: str) -> Iterator[Mark]:
    yield from _worded("condition", written.CONDITION, plain)
    for match in written.TAIL.finditer(plain):
        if not written.IF_BEFORE.search(plain, max(0, match.start() - 70), match.start()):
            yield Mark("condition", "if", match[0], match.start())
