"""YAML of mappings, lists and texts, read event by event: several times as fast as a loader.

No scalar is guessed to be a number, a date or a truth value: each is its text, and an unquoted ``null``,
``~`` or nothing is ``None``. Whoever needs a number or a truth value says so in the shape it is read into.
"""

from collections.abc import Callable, Iterator
from typing import Any

import yaml

_NOTHING = frozenset({"", "~", "null"})


def read_plain(text: str) -> Any:
    """The first document of ``text``; ``None`` when there is none. Raises ``yaml.YAMLError``."""
    events: Iterator[Any] = yaml.parse(text, Loader=yaml.CBaseLoader)
    return _Reading().document(events)


class _Reading:
    """One document being read: the containers that are open, each with what puts a value into it."""

    def __init__(self) -> None:
        self._root: list[Any] = []
        self._add: Callable[[Any], None] = self._root.append
        self._open: list[Callable[[Any], None]] = []
        self._anchors: dict[str, Any] = {}

    def document(self, events: Iterator[Any]) -> Any:
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._keep(event, None if event.implicit[0] and event.value in _NOTHING else event.value)
            elif kind is yaml.MappingStartEvent:
                self._enter(event, {})
            elif kind is yaml.SequenceStartEvent:
                self._enter(event, [])
            elif kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
                self._add = self._open.pop()
            elif kind is yaml.AliasEvent:
                self._keep(event, self._anchored(event))
        return self._root[0] if self._root else None

    def _keep(self, event: Any, value: Any) -> None:
        if event.anchor is not None and not isinstance(event, yaml.AliasEvent):
            self._anchors[event.anchor] = value
        self._add(value)

    def _enter(self, event: Any, container: "dict[Any, Any] | list[Any]") -> None:
        self._keep(event, container)
        self._open.append(self._add)
        self._add = container.append if isinstance(container, list) else _pairs(container, event)

    def _anchored(self, event: Any) -> Any:
        if event.anchor not in self._anchors:
            raise yaml.composer.ComposerError(None, None, f"undefined alias {event.anchor}", event.start_mark)
        return self._anchors[event.anchor]


def _pairs(mapping: dict[Any, Any], event: Any) -> Callable[[Any], None]:
    """Takes keys and values in turn."""
    waiting: list[Any] = []

    def add(value: Any) -> None:
        if waiting:
            mapping[waiting.pop()] = value
        elif isinstance(value, str | None):
            waiting.append(value)
        else:
            raise yaml.constructor.ConstructorError(None, None, "a key is no text", event.start_mark)

    return add
