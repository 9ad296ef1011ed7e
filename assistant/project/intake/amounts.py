"""Amounts of money and shares in a text: NT$3,200,000, 86 萬元, 1.2 億, EUR 1.1m, 18 %."""

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.language.numerals import MAGNITUDES, chinese_number, narrow

_CODES = "NTD|TWD|USD|EUR|GBP|CHF|JPY|HKD|RMB|CNY|SGD|AUD"
_BEFORE = rf"NT\$|US\$|HK\$|A\$|\$|€|£|¥|(?<![A-Za-z])(?:{_CODES})(?![A-Za-z])"
_AFTER = (
    r"美元|美金|歐元|日圓|英鎊|人民幣|港幣|新?[臺台]幣|元|塊錢?|dollars?\b|euros?\b|pounds?\b|francs?\b|yen\b"
    rf"|(?:{_CODES})(?![A-Za-z])"
)
_SIZES = r"百萬|千萬|萬|億|million\b|billion\b|thousand\b|mn\b|bn\b|[km](?![A-Za-z0-9])"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
# Things that are counted in ten thousands and are no money.
_COUNTED = r"(?![ ]?(?:[人名位次筆件個台支張份篇則家戶封組場顆片箱噸坪度萬多]|公[里斤噸]))"
_REST = r"(?=[ ]?元|[^\u4e00-\u9fff]|$)"
_AMOUNT = re.compile(
    rf"(?<![A-Za-z\d.,/])(?P<before>{_BEFORE})?[ ]?(?P<digits>{_DIGITS})[ ]?(?P<size>{_SIZES})?"
    rf"(?:[ ]?(?P<rest>{_DIGITS})[ ]?(?P<rest_size>千萬|百萬|萬){_REST})?[ ]?(?P<after>{_AFTER})?"
    rf"(?P<countable>{_COUNTED})?",
    re.IGNORECASE,
)
_IN_CHINESE = re.compile(r"(?P<numeral>[一二兩三四五六七八九十百千萬億]{2,10})[ ]?(?:元|塊錢?|美元|美金)")
_PERCENT = re.compile(rf"(?<![\d.,])(?P<digits>{_DIGITS})[ ]?(?:%|percent\b|pct\b|個百分點)", re.IGNORECASE)


@dataclass(frozen=True)
class FoundAmount:
    """A figure in a text: where its words start, the words, the value in whole units (5 for 5 %)."""

    start: int
    words: str
    value: Decimal


def find_amounts(text: str) -> list[FoundAmount]:
    """Amounts of money in ``text``, in order. The words keep their currency; it is never converted."""
    plain = narrow(text)
    found = [_amount(match, text) for match in _AMOUNT.finditer(plain)]
    for match in _IN_CHINESE.finditer(plain):
        value = chinese_number(match["numeral"])
        if value is not None:
            found.append(FoundAmount(match.start(), text[match.start() : match.end()], value))
    return sorted((each for each in found if each), key=lambda each: each.start)


def find_percentages(text: str) -> list[FoundAmount]:
    """Shares in per cent in ``text``, in order."""
    return [
        FoundAmount(
            match.start(), text[match.start() : match.end()], Decimal(match["digits"].replace(",", ""))
        )
        for match in _PERCENT.finditer(narrow(text))
    ]


def _amount(match: re.Match[str], text: str) -> FoundAmount | None:
    sized = (match["size"] or "").lower() in {"萬", "億", "百萬", "千萬"} and match["countable"] is not None
    if not (match["before"] or match["after"] or sized):
        return None
    value = _value(match["digits"], match["size"]) + _value(match["rest"], match["rest_size"])
    words = text[match.start() : match.end()]
    return FoundAmount(match.start() + len(words) - len(words.lstrip()), words.strip(), value)


def _value(digits: str | None, size: str | None) -> Decimal:
    if not digits:
        return Decimal(0)
    return Decimal(digits.replace(",", "")) * (MAGNITUDES[size.lower()] if size else 1)
