"""Wording catalogues: one YAML file holds a message's two languages side by side.

A file is a tree whose leaves are ``{zh-TW: …, en: …}``; a message is named by its dotted path.
Placeholders are ``str.format`` fields and must be the same in both languages.
"""

import string
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from assistant.language.locale import Language, LocalText

_TAGS = {language.value for language in Language}


class Catalog:
    """Messages by dotted key. Build it with :func:`load_catalog`."""

    def __init__(self, name: str, messages: Mapping[str, LocalText]) -> None:
        self.name = name
        self.messages = dict(messages)

    def both(self, key: str, /, **values: object) -> LocalText:
        """The message in both languages. A ``LocalText`` value fills in its own language.

        Raises:
            KeyError: no such message, or a placeholder without a value: a programming error.
        """
        return LocalText(zh=self.say(key, Language.ZH_TW, **values), en=self.say(key, Language.EN, **values))

    def say(self, key: str, language: Language, /, **values: object) -> str:
        """The message in one language, placeholders filled. Raises ``KeyError`` like :meth:`both`."""
        try:
            message = self.messages[key]
        except KeyError:
            raise KeyError(f"{self.name} has no message {key!r}") from None
        plain = {
            name: value.say(language) if isinstance(value, LocalText) else value
            for name, value in values.items()
        }
        return message.say(language).format(**plain)


def placeholders(text: str) -> set[str]:
    """Names of the ``str.format`` fields in ``text``."""
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


@cache
def load_catalog(path: Path) -> Catalog:
    """Read a catalogue, checking that both languages exist and take the same placeholders.

    Raises:
        ValueError: a leaf lacks a language, or its placeholders differ; names file and key.
    """
    tree = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    messages: dict[str, LocalText] = {}
    _collect(tree, "", messages, path)
    return Catalog(path.name, messages)


def _collect(node: Any, prefix: str, into: dict[str, LocalText], path: Path) -> None:
    if not isinstance(node, dict):
        raise ValueError(f"{path.name}: {prefix} is not a pair of languages")
    if set(node) == _TAGS:
        text = LocalText.model_validate(node)
        if placeholders(text.zh) != placeholders(text.en):
            raise ValueError(f"{path.name}: {prefix} has different placeholders in its languages")
        into[prefix] = text
        return
    for name, child in node.items():
        _collect(child, f"{prefix}.{name}" if prefix else str(name), into, path)
