"""The words the offline rules go by, read from ``signs.yaml`` and compiled once."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from assistant.language.locale import Language
from assistant.language.numerals import narrow

_FILE = Path(__file__).with_name("signs.yaml")
# Signs a reader does not see; they must not hide a word from a rule.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SPACED_OUT = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")


@cache
def tree() -> dict[str, Any]:
    """The whole file."""
    content = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    assert isinstance(content, dict)
    return content


@cache
def words(section: str, name: str) -> tuple[str, ...]:
    """A list of plain words, longest first, so that an alternation prefers the longest."""
    return tuple(sorted((str(word) for word in tree()[section][name]), key=len, reverse=True))


@cache
def pattern(section: str, name: str = "") -> re.Pattern[str]:
    """One sign, or a list of them as an alternation; case is ignored."""
    found = tree()[section][name] if name else tree()[section]
    source = "|".join(f"(?:{each})" for each in found) if isinstance(found, list) else str(found)
    return re.compile(source, re.IGNORECASE)


@cache
def marks(section: str) -> re.Pattern[str]:
    """A section's signs of both languages: Chinese anywhere, English as whole words."""
    zh, en = tree()[section]["zh"], tree()[section]["en"]
    english = "|".join(str(each) for each in en)
    return re.compile(rf"(?:{'|'.join(zh)})|(?<![A-Za-z'])(?:{english})(?![A-Za-z])", re.IGNORECASE)


def is_instruction(text: str) -> bool:
    """Whether a sentence talks to a program: 「忽略以上指示…」, role tags, wishes to see private fields."""
    plain = _SPACED_OUT.sub("", _UNSEEN.sub("", narrow(text)))
    return pattern("instruction").search(plain) is not None


def private_kind(text: str) -> str:
    """What kind of private thing a sentence holds, ``""`` for none.

    ``batna``, ``reservation``, ``concession``, or ``note`` for what somebody asks to keep quiet.
    """
    plain = _UNSEEN.sub("", text)
    kinds = ("batna", "reservation", "concession", "note")
    return next((kind for kind in kinds if pattern("private", kind).search(plain)), "")


def is_chinese(text: str) -> bool:
    """Whether a sentence is mostly Chinese: every tenth character at least."""
    return sum("\u4e00" <= character <= "\u9fff" for character in text) * 10 >= len(text)


def language_of(text: str) -> Language:
    """The language a sentence is written in."""
    return Language.ZH_TW if is_chinese(text) else Language.EN


def unseen_removed(text: str) -> str:
    """``text`` without zero-width and direction signs."""
    return _UNSEEN.sub("", text)
