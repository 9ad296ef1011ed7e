"""Prompts built to fit a model's window: what matters least stays out, and a person is told what did."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from assistant.language.catalog import load_catalog
from assistant.language.context_budget import Part, fit, most_tokens
from assistant.language.fences import fence
from assistant.language.locale import Language, LocalText
from assistant.language.model_port import Message
from assistant.language.voice import clip, tidy

Place = tuple[str, ...]
"""Where something stands among a prompt's inputs: ``("project", "facts", "0")``."""

_WORDING = load_catalog(Path(__file__).with_name("fitted_prompt.yaml"))
_NAMED = 3
_NAME_LENGTH = 24
_PER_MESSAGE = 8


@dataclass(frozen=True)
class FittedPrompt:
    """A prompt as it is sent.

    Attributes:
        note: what was left out and why, for the person; ``None`` when everything is in.
        max_output_tokens: how long the reply may be in what is left of the window.
    """

    messages: tuple[Message, ...]
    note: LocalText | None
    max_output_tokens: int


@dataclass(frozen=True)
class Room:
    """How much a model can take.

    Attributes:
        window: tokens it can read and write together; ``None`` when not known: nothing is left out then.
        most_output: tokens the reply may have where there is room.
        least_output: tokens to keep free for the reply whatever else stays out.
    """

    window: int | None
    most_output: int
    least_output: int


def fit_prompt(
    inputs: Mapping[str, Any],
    optional: Mapping[str, int],
    render: Callable[..., tuple[Message, ...]],
    room: Room,
    reply_type: type[BaseModel],
) -> FittedPrompt:
    """Render ``inputs`` with as much of what is ``optional`` as fits the window.

    Where even the rest does not fit by a cautious estimate it is sent all the same: the server knows better,
    and what cannot fit by any estimate is refused by the model's adapter.

    Args:
        optional: what may stay out, by where it stands (``principles``, ``project.facts``), with its
            priority; of a list each element for itself. Everything else is always in.
        render: makes the messages of the inputs given by name.
        reply_type: its schema costs tokens too.
    """
    parts = [part for name, priority in optional.items() for part in _parts(inputs, name, priority)]
    if room.window is None:
        return FittedPrompt(render(**inputs), None, room.most_output)
    schema = most_tokens(json.dumps(reply_type.model_json_schema(), ensure_ascii=False))
    reserve = room.least_output + schema
    least = render(**_without(inputs, [part.at for part in parts]))
    kept, _ = fit(parts, room.window, reserve=reserve + _cost(least))
    messages = _rendered(inputs, parts, kept, render)
    while kept and _cost(messages) + reserve > room.window:
        # Headings of a section cost too; they are known only now.
        kept.remove(min(reversed(kept), key=lambda part: part.priority))
        messages = _rendered(inputs, parts, kept, render)
    left_out = [part for part in parts if part not in kept]
    free = room.window - schema - _cost(messages)
    return FittedPrompt(
        messages, _note(left_out, room.window), max(room.least_output, min(room.most_output, free))
    )


def _rendered(
    inputs: Mapping[str, Any],
    parts: Sequence[Part],
    kept: Sequence[Part],
    render: Callable[..., tuple[Message, ...]],
) -> tuple[Message, ...]:
    return render(**_without(inputs, [part.at for part in parts if part not in kept]))


def _cost(messages: Sequence[Message]) -> int:
    return sum(most_tokens(message.text) + _PER_MESSAGE for message in messages)


def _parts(inputs: Mapping[str, Any], name: str, priority: int) -> list[Part]:
    *above, last = name.split(".")
    holder: Any = inputs
    for step in above:
        holder = holder.get(step, {})
    value = holder.get(last)
    if not value:
        return []
    listed = {str(i): each for i, each in enumerate(value)} if isinstance(value, list) else {"": value}
    return [
        Part(_name(each), fence(each), priority, kind=last, at=(*above, last, *([key] if key else [])))
        for key, each in listed.items()
    ]


def _name(value: Any) -> str:
    """What a reader knows a piece by: its name, or how its text begins."""
    if isinstance(value, dict):
        known = (value[key] for key in ("name", "term", "sentence", "text", "issue") if key in value)
        value = next(known, next(iter(value.values()), ""))
    return clip(tidy(str(value)), _NAME_LENGTH)


def _without(inputs: Mapping[str, Any], left_out: Sequence[Place]) -> dict[str, Any]:
    """A copy of the inputs without the places named; a list that is emptied stays, as an empty one."""
    gone = set(left_out)

    def copy(node: Any, at: Place) -> Any:
        if isinstance(node, dict):
            return {name: copy(child, (*at, name)) for name, child in node.items() if (*at, name) not in gone}
        if isinstance(node, list):
            kept = [(i, child) for i, child in enumerate(node) if (*at, str(i)) not in gone]
            return [copy(child, (*at, str(i))) for i, child in kept]
        return node

    return {name: copy(value, (name,)) for name, value in inputs.items()}


def _note(left_out: Sequence[Part], window: int) -> LocalText | None:
    if not left_out:
        return None
    said = {language: _listing(left_out, language) for language in Language}
    listed = LocalText(zh=said[Language.ZH_TW], en=said[Language.EN])
    return _WORDING.both("left_out", window=f"{window:,}", listed=listed)


def _listing(left_out: Sequence[Part], language: Language) -> str:
    groups = [(kind, list(group)) for kind, group in groupby(left_out, key=lambda part: part.kind)]
    between = _WORDING.say("between", language)
    return between.join(_group(kind, group, language) for kind, group in groups)


def _group(kind: str, group: Sequence[Part], language: Language) -> str:
    names = [_WORDING.say("name", language, name=part.name) for part in group[:_NAMED]]
    more = _WORDING.say("more", language) if len(group) > _NAMED else ""
    joined = _WORDING.say("comma", language).join(names) + more
    return _WORDING.say(
        "group", language, kind=_WORDING.say(f"kind.{kind}", language), count=len(group), names=joined
    )
