"""Passwords, keys, tokens and card numbers in a text, as far as their form or the words before them tell.

Precision before recall: a word after 密碼 counts only when it looks made up, and a card number only when
its check digit is right.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.language.numerals import narrow

Kind = Literal["key", "password", "token", "private_key", "card"]
_VALUE = r"[^\s\u2e80-\u9fff，。；、！？：「」『』（）()<>\"'`]"
_PRIVATE_KEY = re.compile(
    r"-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY-----(?:[A-Za-z0-9+/=\s\\:.,]|-(?!-)){0,8000}"
    r"(?:-----END [A-Z0-9 ]{0,30}PRIVATE KEY-----)?"
)
_KEY = re.compile(
    r"(?<![A-Za-z0-9])(?:sk-(?:[A-Za-z]{2,10}-)?[A-Za-z0-9_-]{16,200}|[sprw]k_(?:live|test)_[A-Za-z0-9]{10,200}"
    r"|AKIA[0-9A-Z]{16}|ASIA[0-9A-Z]{16}|AIza[0-9A-Za-z_-]{35}|SG\.[A-Za-z0-9_-]{16,40}\.[A-Za-z0-9_-]{16,60})"
    r"(?![A-Za-z0-9])"
)
_TOKEN = re.compile(
    r"(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_[A-Za-z0-9_]{20,255}|glpat-[A-Za-z0-9_-]{16,64}"
    r"|xox[abeoprs]-[A-Za-z0-9-]{10,255}|hf_[A-Za-z0-9]{20,64}|npm_[A-Za-z0-9]{30,64}"
    r"|eyJ[A-Za-z0-9_-]{8,2000}\.eyJ[A-Za-z0-9_-]{8,2000}\.[A-Za-z0-9_-]{8,1000})(?![A-Za-z0-9])"
    r"|(?<=[Bb]earer )[A-Za-z0-9._~+/-]{16,2000}={0,2}"
)
_IN_ADDRESS = re.compile(rf"(?<=://)[^\s/@:]{{1,64}}:(?P<value>{_VALUE}{{1,128}})@(?=[A-Za-z0-9])")
_BETWEEN = r"[ \t]{0,3}(?:[:=]|是|為|\bis\b)[ \t]{0,3}[\"'「`]?"
_LABELLED = re.compile(
    rf"(?:密碼|口令|通行碼|\bpass(?:word|wd|phrase|code)\b|\bpwd\b|\bPIN\b){_BETWEEN}"
    rf"(?P<password>{_VALUE}{{4,128}})"
    rf"|(?:權杖|\b(?:access|auth|refresh|bearer|api)?[ _-]?token\b){_BETWEEN}(?P<token>{_VALUE}{{8,500}})"
    rf"|(?:金鑰|密鑰|\b(?:api|secret|access|private)[ _-]?key\b|\b(?:client[ _-]?)?secret\b){_BETWEEN}"
    rf"(?P<key>{_VALUE}{{8,500}})",
    re.IGNORECASE,
)
_CARD = re.compile(
    r"(?<![\dA-Za-z.,])[3-6]\d{3}(?:[ -]?\d{4}){2,3}[ -]?\d{0,4}(?![\d.]\d|\d)"
    r"|(?<![\d.,])3\d{3}[ -]?\d{6}[ -]?\d{5}(?!\d)"
)
_MADE_UP = re.compile(r"[0-9!@#$%^&*_+=~]|[a-z][A-Z]")
_END = ".,;:)]}"


@dataclass(frozen=True)
class Secret:
    """A secret at the half-open span ``start``-``end`` of a text. It never holds the secret itself."""

    start: int
    end: int
    kind: Kind


def secrets(text: str) -> list[Secret]:
    """What must not leave this computer, in order, none overlapping; linear time."""
    plain = narrow(text)
    found: list[Secret] = []
    for each in sorted(_found(plain), key=lambda secret: (secret.start, -secret.end)):
        if not found or each.start >= found[-1].end:
            found.append(each)
    return found


def _found(plain: str) -> Iterator[Secret]:
    forms: tuple[tuple[Kind, re.Pattern[str]], ...] = (
        ("private_key", _PRIVATE_KEY),
        ("key", _KEY),
        ("token", _TOKEN),
    )
    for kind, pattern in forms:
        yield from (Secret(match.start(), match.end(), kind) for match in pattern.finditer(plain))
    for match in _IN_ADDRESS.finditer(plain):
        yield Secret(match.start("value"), match.end("value"), "password")
    for match in _LABELLED.finditer(plain):
        yield from _labelled(match)
    for match in _CARD.finditer(plain):
        digits = [int(each) for each in match[0] if each.isdecimal()]
        if 13 <= len(digits) <= 19 and _luhn(digits):
            yield Secret(match.start(), match.start() + len(match[0].rstrip(" -")), "card")


def _labelled(match: re.Match[str]) -> Iterator[Secret]:
    kinds: tuple[Kind, ...] = ("password", "token", "key")
    for kind in kinds:
        value = (match[kind] or "").rstrip(_END)
        number = value.replace(",", "").isdecimal()
        if value and _MADE_UP.search(value) and (kind == "password" or not number):
            yield Secret(match.start(kind), match.start(kind) + len(value), kind)


def _luhn(digits: list[int]) -> bool:
    """Whether the last digit checks the others (ISO/IEC 7812-1, annex B)."""
    total = sum(digits[-1::-2]) + sum(sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])
    return total % 10 == 0 and len(set(digits)) > 1
