"""From the text of a project file, YAML or JSON, to a tree of dicts, lists and strings.

Every scalar stays the text that was written: the models know which field is a date, a time or a number,
so ``start: 14:00`` is a time, ``name: 007`` a name and ``name: no`` is not ``False``. A field with
nothing behind it counts as not written.
"""

import json
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from assistant.project.file_errors import ProjectFileError, problem, refuse

MAX_DEPTH = 20
MAX_NODES = 50_000
_NOTHING = {"", "~", "null", "Null", "NULL"}
_PLAIN_TAGS = {
    f"tag:yaml.org,2002:{name}"
    for name in ("map", "seq", "str", "int", "float", "bool", "null", "timestamp", "merge", "value")
}


def parse(text: str) -> Any:
    """The tree of a file.

    Raises:
        ProjectFileError: no YAML or JSON, more than one document, too deep, too large once its aliases
            are followed, tags, keys written twice.
    """
    if text.lstrip().startswith("{"):
        try:
            return _parse_json(text)
        except json.JSONDecodeError:
            pass  # YAML in braces, or broken: the YAML reader says where
    return _parse_yaml(text)


def _parse_json(text: str) -> Any:
    twice: list[str] = []

    def build(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _ in pairs]
        twice.extend(name for place, name in enumerate(names) if name in names[:place])
        return {name: value for name, value in pairs if value is not None}

    try:
        tree = json.loads(text, object_pairs_hook=build, parse_int=str, parse_float=str, parse_constant=str)
    except RecursionError:
        raise refuse("too_deep", limit=MAX_DEPTH) from None
    if twice:
        raise ProjectFileError([problem("twice", name=_clip(name)) for name in dict.fromkeys(twice)])
    return tree


def _parse_yaml(text: str) -> Any:
    try:
        _measure(text)
        loader = yaml.CSafeLoader(text)
        try:
            node = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise refuse("control_character", line=line) from None
    except yaml.MarkedYAMLError as error:
        raise _unreadable(error) from None
    if node is None:
        raise refuse("empty")
    twice: list[tuple[str, int]] = []
    tree = _build(node, twice)
    if twice:
        raise ProjectFileError([problem("twice_at", name=_clip(name), line=line) for name, line in twice])
    return tree


def _measure(text: str) -> None:
    """Refuse a bomb before any node is built: depth, and nodes counted as if aliases were copied."""
    sizes: dict[str, int] = {}
    open_nodes: list[tuple[str | None, int]] = [(None, 0)]
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in sizes:
                raise refuse("alias", name=_clip(str(event.anchor)))
            size = sizes[event.anchor]
        elif isinstance(event, yaml.ScalarEvent):
            size = 1
            if event.anchor:
                sizes[event.anchor] = 1
        elif isinstance(event, yaml.CollectionStartEvent):
            open_nodes.append((event.anchor, 1))
            if len(open_nodes) > MAX_DEPTH:
                raise refuse("too_deep", limit=MAX_DEPTH)
            continue
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, size = open_nodes.pop()
            if anchor:
                sizes[anchor] = size
        else:
            continue
        anchor, total = open_nodes.pop()
        if total + size > MAX_NODES:
            raise refuse("too_many")
        open_nodes.append((anchor, total + size))


def _build(node: Node, twice: list[tuple[str, int]]) -> Any:
    if node.tag not in _PLAIN_TAGS:
        raise refuse("tag", tag=_clip(node.tag), line=node.start_mark.line + 1)
    if isinstance(node, ScalarNode):
        return None if not node.style and node.value in _NOTHING else node.value
    if isinstance(node, SequenceNode):
        return [value for child in node.value if (value := _build(child, twice)) is not None]
    if isinstance(node, MappingNode):
        return dict(_pairs(node, twice))
    raise TypeError(f"unknown YAML node {type(node).__name__}")


def _pairs(node: MappingNode, twice: list[tuple[str, int]]) -> Iterator[tuple[str, Any]]:
    seen: set[str] = set()
    for key, child in node.value:
        if not isinstance(key, ScalarNode):
            raise refuse("key", line=key.start_mark.line + 1)
        if key.value in seen:
            twice.append((key.value, key.start_mark.line + 1))
        seen.add(key.value)
        value = _build(child, twice)
        if value is not None:
            yield key.value, value


def _unreadable(error: yaml.MarkedYAMLError) -> ProjectFileError:
    mark = error.problem_mark or error.context_mark
    if "expected a single document" in str(error):
        return refuse("two_documents")
    if mark is None:
        return refuse("syntax")
    return refuse("syntax_at", line=mark.line + 1, column=mark.column + 1)


def _clip(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
