"""Numbers with their units: 3 個 Sprint, 20 人天, 2.5 個月, 30%, two sprints."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from assistant.language.figure_patterns import UNIT, UNITS
from assistant.language.numerals import (
    CHINESE_NUMERAL,
    ENGLISH_NUMBERS,
    MAGNITUDES,
    chinese_number,
    english_number,
    narrow,
)

_ENGLISH = "|".join(sorted(ENGLISH_NUMBERS, key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMBER = re.compile(
    rf"(?<![A-Za-z\d_.,/])(?P<currency>(?:NT|US|HK)?\$|€|£|¥|NTD |TWD |USD )?"
    rf"(?:(?P<low>{_DIGITS})[ ]?(?:[-~至到]|to\b)[ ]?)?(?P<digits>{_DIGITS})"
    r"(?P<size>[ ]?(?:百萬|千萬|萬|億|兆|千|百|[kKM](?![A-Za-z])|thousand|million|billion))?"
    rf"|(?P<chinese>[{CHINESE_NUMERAL}]{{1,12}})"
    rf"|\b(?P<english>(?:{_ENGLISH})(?:[ -](?:{_ENGLISH}))?|a couple of)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"(?:多|餘|\+|半)?[ ]?(?:個|次|張|筆|輪|組|份|支|顆|件|項|條|家|台|批|場|版|期|點|套)?[ ]?(?:多|半)?[ ]?"
)
_ORDINARY = re.compile(UNIT, re.IGNORECASE)
_ORDINAL = re.compile(r"第[ ]?$")


@dataclass(frozen=True)
class Quantity:
    """A number and its unit in a text.

    Attributes:
        start, end: half-open span of number and unit in the text as given.
        amount: the number; of a range the lower one. ``upto``: the higher one of a range, else ``None``.
        unit: the unit as written.
        kind: ``week``, ``day``, ``month``, ``percent``, ``money`` … for an ordinary unit, else empty.
        term: key of the term the unit is, or empty.
    """

    start: int
    end: int
    text: str
    amount: Decimal
    unit: str
    kind: str = ""
    term: str = ""
    upto: Decimal | None = None


def quantities_in(text: str, units: Mapping[int, tuple[int, str]]) -> list[Quantity]:
    """Quantities of ``text`` in order.

    Args:
        units: for each place where a term starts, where it ends and its key.
    """
    plain = narrow(text)
    found: list[Quantity] = []
    for match in _NUMBER.finditer(plain):
        amount = _value(match)
        if amount is None or _ORDINAL.search(plain[max(0, match.start() - 2) : match.start()]):
            continue
        low = Decimal(match["low"].replace(",", "")) if match["low"] else None
        if _half(plain, match.end()):
            amount += Decimal("0.5")
        quantity = _with_unit(text, plain, match, units)
        if quantity is not None:
            start, end, unit, kind, term = quantity
            first, last = (amount, None) if low is None else (low, amount)
            found.append(Quantity(start, end, text[start:end], first, unit, kind, term, last))
    return found


def _half(plain: str, end: int) -> bool:
    between = _BETWEEN.match(plain, end)
    return between is not None and "半" in between[0]


def _with_unit(
    text: str, plain: str, match: re.Match[str], units: Mapping[int, tuple[int, str]]
) -> tuple[int, int, str, str, str] | None:
    """Span, unit, kind and term of the quantity whose number ``match`` is; ``None`` without a unit."""
    between = _BETWEEN.match(plain, match.end())
    after = between.end() if between else match.end()
    for place in range(after, match.end() - 1, -1):
        if place in units:
            end, key = units[place]
            return match.start(), end, text[place:end], "", key
    spaced = match.end() + (plain[match.end() : match.end() + 1] == " ")
    ordinary = _ORDINARY.match(plain, spaced) or _ORDINARY.match(plain, after)
    if match["currency"]:
        return match.start(), match.end(), match["currency"].strip(), "money", ""
    if ordinary is None:
        return None
    kind = next(name for name in UNITS if ordinary[name.replace("-", "_")])
    return match.start(), ordinary.end(), ordinary[0], kind, ""


def _value(match: re.Match[str]) -> Decimal | None:
    if match["digits"]:
        size = (match["size"] or "").strip()
        return Decimal(match["digits"].replace(",", "")) * (MAGNITUDES[size.lower()] if size else 1)
    if match["chinese"]:
        return chinese_number(match["chinese"])
    return Decimal(2) if match["english"].lower() == "a couple of" else english_number(match["english"])
