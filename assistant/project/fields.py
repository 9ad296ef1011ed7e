"""What the fields of a project are called and how they nest: for errors, the JSON Schema and the manual."""

import types
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from assistant.language.catalog import load_catalog
from assistant.language.locale import LocalText
from assistant.project.models import Project
from assistant.project.parts import Part

_FIELDS = load_catalog(Path(__file__).with_name("fields.yaml"))

Location = tuple[int | str, ...]


def label(part: type[Part], name: str) -> LocalText:
    """What a field is called. Raises ``KeyError`` for an unknown field: a programming error."""
    return _FIELDS.both(f"{part.__name__}.{name}.label")


def meaning(part: type[Part], name: str) -> LocalText:
    """What a field is for, one sentence. Raises ``KeyError`` like :func:`label`."""
    return _FIELDS.both(f"{part.__name__}.{name}.help")


def one(part: type[Part], name: str) -> LocalText:
    """What one entry of a list field is called. Raises ``KeyError`` like :func:`label`."""
    return _FIELDS.both(f"{part.__name__}.{name}.one")


def plain_type(annotation: Any) -> Any:
    """An annotation without ``None`` and without the items' wrapper: ``list[Kpi] | None`` is ``Kpi``."""
    if get_origin(annotation) in (Union, types.UnionType):
        return plain_type(next(each for each in get_args(annotation) if each is not type(None)))
    wrapped = get_origin(annotation) in (list, Annotated)
    return plain_type(get_args(annotation)[0]) if wrapped else annotation


def is_list(field: FieldInfo) -> bool:
    """Whether a field holds a list."""
    return get_origin(field.annotation) is list


def part_in(field: FieldInfo) -> type[Part] | None:
    """The part a field holds, itself or in a list; ``None`` for text, figures and dates."""
    kind = plain_type(field.annotation)
    return kind if isinstance(kind, type) and issubclass(kind, Part) else None


def parts() -> Iterator[type[Part]]:
    """Every part of a project, each once, a part before those inside it."""
    waiting: list[type[Part]] = [Project]
    seen: set[type[Part]] = set()
    while waiting:
        part = waiting.pop(0)
        if part in seen:
            continue
        seen.add(part)
        yield part
        inner = [part_in(field) for field in part.model_fields.values()]
        waiting.extend(each for each in inner if each is not None)


def follow(location: Location) -> tuple[type[Part] | None, FieldInfo | None]:
    """The part that holds the last name of a location, and that name's field if there is one."""
    part: type[Part] | None = Project
    holder, field = part, None
    for step in location:
        if isinstance(step, int):
            continue
        holder = part
        field = part.model_fields.get(step) if part else None
        part = part_in(field) if field else None
    return holder, field


def in_words(location: Location) -> LocalText:
    """A location as a person says it: 「第 2 個部門的 goal」, ``goal in department 2``."""
    zh: list[str] = []
    en: list[str] = []
    for place, step in enumerate(location):
        following = location[place + 1] if place + 1 < len(location) else None
        if isinstance(step, int):
            continue
        holder, field = follow(location[: place + 1])
        if isinstance(following, int) and holder and field and is_list(field):
            name = one(holder, step)
            zh.append(f"第 {following + 1} 個{name.zh}")
            en.append(f"{name.en} {following + 1}")
        else:
            zh.append(step)
            en.append(step)
    return LocalText(zh=_joined_zh(zh), en=f"{en[-1]} in {', '.join(en[:-1])}" if en[1:] else en[0])


def _joined_zh(steps: list[str]) -> str:
    """Steps joined by 的, with a space beside a Latin name."""
    text = ""
    for step in steps:
        if not text:
            text = step
            continue
        before = " " if text[-1].isascii() else ""
        after = " " if step[0].isascii() else ""
        text = f"{text}{before}的{after}{step}"
    return text
