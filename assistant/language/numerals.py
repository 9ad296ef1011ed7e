"""Numbers as people write them: full-width digits, 萬 and 億, Chinese and English words."""

from decimal import Decimal

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "兩": 2, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1_000}
_SECTIONS = {"萬": 10**4, "万": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}
CHINESE_NUMERAL = "零〇一二兩两三四五六七八九十百千萬万億亿兆"

MAGNITUDES = {
    "百萬": 10**6,
    "千萬": 10**7,
    "萬": 10**4,
    "万": 10**4,
    "億": 10**8,
    "亿": 10**8,
    "兆": 10**12,
    "千": 10**3,
    "百": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "mn": 10**6,
    "bn": 10**9,
    "k": 10**3,
    "m": 10**6,
}

ENGLISH_NUMBERS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip

_WIDE = {0xFF01 + i: 0x21 + i for i in range(94) if chr(0xFF01 + i) not in "，；！？"}
_WIDE |= {0x3000: 0x20, 0x2013: 0x2D, 0x2014: 0x2D, 0x2212: 0x2D, 0xFF5E: 0x7E, 0x301C: 0x7E}


def narrow(text: str) -> str:
    """``text`` with full-width letters, digits and signs made half-width; every character keeps its place."""
    return text.translate(_WIDE)


def chinese_number(text: str) -> Decimal | None:
    """The value of a Chinese numeral such as 三, 二十五, 一百二十萬 or 二〇二六; ``None`` if it is none."""
    if not text or any(c not in CHINESE_NUMERAL for c in text):
        return None
    if all(c in _DIGITS for c in text):
        return Decimal("".join(str(_DIGITS[c]) for c in text))
    total = section = 0
    digit: int | None = None
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _PLACES:
            section += (1 if digit is None else digit) * _PLACES[character]
            digit = None
        else:
            section += digit or 0
            total += (section or 1) * _SECTIONS[character]
            section, digit = 0, None
    return Decimal(total + section + (digit or 0))


def english_number(words: str) -> Decimal | None:
    """The value of an English numeral below a hundred, such as ``three`` or ``twenty-five``."""
    values = [ENGLISH_NUMBERS.get(word) for word in words.lower().replace("-", " ").split()]
    if not values or any(value is None for value in values):
        return None
    return Decimal(sum(value for value in values if value is not None))
