"""Words the checks listen for, kept in vocabulary.yaml as small patterns in both languages."""

import re
from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).with_name("vocabulary.yaml")


def heard(group: str, text: str) -> list[str]:
    """Words of ``group`` that occur in ``text``, verbatim, in order, each once.

    Raises:
        KeyError: there is no such group: a programming error.
    """
    return list(dict.fromkeys(match.group() for match in _pattern(group).finditer(text)))


def heard_unless_denied(group: str, text: str) -> list[str]:
    """Like :func:`heard`, without the words that a negation just before takes back."""
    return [
        match.group()
        for match in _pattern(group).finditer(text)
        if not _pattern("negations").search(text[max(0, match.start() - 16) : match.start()])
    ]


def has_figure(text: str) -> bool:
    """Whether ``text`` states a figure, in digits or in words."""
    return bool(heard("figures", text))


@cache
def words(group: str) -> frozenset[str]:
    """The entries of a group that holds plain words."""
    return frozenset(_groups()[group]["en"]) | frozenset(_groups()[group]["zh-TW"])


@cache
def _pattern(group: str) -> re.Pattern[str]:
    entries = _groups()[group]
    chinese = [str(entry) for entry in entries["zh-TW"]]
    english = [rf"\b(?:{entry})\b" for entry in entries["en"]]
    return re.compile("|".join(chinese + english), re.IGNORECASE)


@cache
def _groups() -> dict[str, dict[str, list[str]]]:
    loaded: dict[str, dict[str, list[str]]] = yaml.load(
        _FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    )
    return loaded
