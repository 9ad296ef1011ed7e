"""Words that code listens for, kept in YAML files as small patterns in both languages.

A file maps a group's name to ``{zh-TW: [...], en: [...]}``. Chinese patterns match anywhere, English ones as
whole words; case never matters.
"""

import re
from functools import cached_property, lru_cache
from pathlib import Path

import yaml


class Vocabulary:
    """The groups of one file, read when first needed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._compiled: dict[str, re.Pattern[str]] = {}

    @cached_property
    def groups(self) -> dict[str, dict[str, list[str]]]:
        """Entries by group and language tag."""
        loaded: dict[str, dict[str, list[str]]] = yaml.load(
            self._path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
        )
        return loaded

    def pattern(self, group: str) -> re.Pattern[str]:
        """One pattern for all of ``group``. Raises ``KeyError`` for a group that is not there."""
        if group not in self._compiled:
            entries = self.groups[group]
            english = [rf"\b(?:{entry})\b" for entry in entries["en"]]
            self._compiled[group] = re.compile("|".join([*entries["zh-TW"], *english]), re.IGNORECASE)
        return self._compiled[group]


_OWN = Vocabulary(Path(__file__).with_name("vocabulary.yaml"))


def heard(group: str, text: str) -> list[str]:
    """Words of ``group`` that occur in ``text``, verbatim, in order, each once.

    Raises:
        KeyError: there is no such group: a programming error.
    """
    return list(dict.fromkeys(match.group() for match in _OWN.pattern(group).finditer(text)))


def heard_unless_denied(group: str, text: str) -> list[str]:
    """Like :func:`heard`, without the words that a negation just before takes back."""
    denied = _OWN.pattern("negations")
    return [
        match.group()
        for match in _OWN.pattern(group).finditer(text)
        if not denied.search(text[max(0, match.start() - 16) : match.start()])
    ]


def has_figure(text: str) -> bool:
    """Whether ``text`` states a figure, in digits or in words."""
    return bool(heard("figures", text))


@lru_cache
def words(group: str) -> frozenset[str]:
    """The entries of a group that holds plain words."""
    return frozenset(_OWN.groups[group]["en"]) | frozenset(_OWN.groups[group]["zh-TW"])
