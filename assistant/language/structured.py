"""Replies of a fixed shape from any model: schema along with the question, one re-ask at most.

The reply is read as strict JSON, checked by pydantic, then by the caller's own ``problems``. Whatever is
still wrong after one re-ask is handed to the caller or raised; it is never patched.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from assistant.language.catalog import load_catalog
from assistant.language.json_replies import json_objects, without_thinking
from assistant.language.locale import Language
from assistant.language.model_port import CallBudget, ChatModel, Completion, Message, Usage
from assistant.language.model_trouble import ModelError, ModelTrouble
from assistant.language.progress import Progress

T = TypeVar("T", bound=BaseModel)
_WORDING = load_catalog(Path(__file__).with_name("structured.yaml"))
_MOST_PROBLEMS = 12


@dataclass(frozen=True)
class Reply(Generic[T]):
    """A reply of the right shape.

    Attributes:
        usage: tokens of all calls together.
        model: the model's name as the server reported it.
        problems: what the caller's check still finds wrong; shown, never hidden.
        asked_again: whether the re-ask was used.
    """

    value: T
    usage: Usage
    model: str
    problems: tuple[str, ...] = ()
    asked_again: bool = False


@dataclass(frozen=True)
class _Reading(Generic[T]):
    """What one reply turned out to be: a value with problems, or a trouble with problems."""

    value: T | None
    problems: list[str]
    trouble: ModelTrouble | None = None


def ask(
    model: ChatModel,
    messages: Sequence[Message],
    reply_type: type[T],
    *,
    budget: CallBudget,
    progress: Progress,
    max_output_tokens: int,
    problems: Callable[[T], list[str]] | None = None,
    language: Language | None = None,
) -> Reply[T]:
    """Ask for a ``reply_type``; ask once more, with the list of errors, if the first reply is not right.

    Args:
        problems: says what is still wrong with a value of the right shape; an empty list means nothing.
        language: of the re-ask; taken from the prompt when ``None``.

    Raises:
        ModelError: no usable reply. ``NOT_JSON`` or ``WRONG_SHAPE`` (with the text as ``partial``) when
            the second reply is not of the right shape either.
        Cancelled: the person cancelled.
    """
    schema = reply_type.model_json_schema()

    def call(turns: Sequence[Message]) -> Completion:
        return model.complete(
            turns, schema=schema, max_output_tokens=max_output_tokens, budget=budget, progress=progress
        )

    spoken = language or _language_of(messages)
    first = call(messages)
    reading = _read(first.text, reply_type, problems, spoken)
    if reading.value is not None and not reading.problems:
        return Reply(reading.value, first.usage, first.model)
    progress.step(_WORDING.both("step_again"))
    try:
        second = call([*messages, *_again(first.text, reading.problems, spoken)])
    except ModelError as error:
        return _keep(reading, first, error)
    return _better(reading, _read(second.text, reply_type, problems, spoken), first, second)


def _again(text: str, problems: Sequence[str], language: Language) -> list[Message]:
    listed = "\n".join(f"- {problem}" for problem in problems[:_MOST_PROBLEMS])
    # Some servers refuse an empty assistant turn.
    said = [Message("assistant", text)] if text.strip() else []
    return [*said, Message("user", _WORDING.say("again", language, problems=listed))]


def _keep(reading: _Reading[T], first: Completion, error: ModelError) -> Reply[T]:
    """The first reply, when the re-ask itself failed; its own trouble when there was no value."""
    if reading.value is not None:
        return Reply(reading.value, first.usage, first.model, tuple(reading.problems), asked_again=True)
    if reading.trouble is not None and error.trouble is ModelTrouble.BUDGET:
        detail = "; ".join(reading.problems)
        raise ModelError(reading.trouble, partial=first.text, detail=detail) from error
    raise error


def _better(one: _Reading[T], two: _Reading[T], first: Completion, second: Completion) -> Reply[T]:
    usage = first.usage + second.usage
    if two.value is not None and (one.value is None or len(two.problems) <= len(one.problems)):
        return Reply(two.value, usage, second.model, tuple(two.problems), asked_again=True)
    if one.value is not None:
        return Reply(one.value, usage, first.model, tuple(one.problems), asked_again=True)
    raise ModelError(
        two.trouble or ModelTrouble.WRONG_SHAPE, partial=second.text, detail="; ".join(two.problems)
    )


def _read(
    text: str, reply_type: type[T], problems: Callable[[T], list[str]] | None, language: Language
) -> _Reading[T]:
    objects, reason = json_objects(without_thinking(text))
    values, errors = _validated(objects, reply_type, language)
    if not values and (reason or not objects):
        said = _WORDING.say("not_json", language, reason=reason or "no {")
        return _Reading(None, [said], ModelTrouble.NOT_JSON)
    if not values:
        return _Reading(None, errors, ModelTrouble.WRONG_SHAPE)
    different = {value.model_dump_json() for value in values}
    if len(different) > 1:
        said = _WORDING.say("several", language, count=len(different))
        return _Reading(None, [said], ModelTrouble.WRONG_SHAPE)
    return _Reading(values[-1], problems(values[-1]) if problems else [])


def _validated(
    objects: Sequence[dict[str, Any]], reply_type: type[T], language: Language
) -> tuple[list[T], list[str]]:
    """The objects that have the right shape, and the errors of the largest of the others."""
    values: list[T] = []
    errors: list[str] = []
    for found in sorted(objects, key=lambda each: len(json.dumps(each))):
        try:
            # By way of JSON, since only there half a surrogate pair is an error.
            values.append(reply_type.model_validate_json(json.dumps(found)))
        except ValidationError as error:
            errors = _errors(error, language)
    return values, errors


def _errors(error: ValidationError, language: Language) -> list[str]:
    listed = error.errors(include_url=False, include_context=False, include_input=False)
    return [
        _WORDING.say(
            "field", language, where=".".join(str(part) for part in each["loc"]) or "$", reason=each["msg"]
        )
        for each in listed[:_MOST_PROBLEMS]
    ]


def _language_of(messages: Sequence[Message]) -> Language:
    """Traditional Chinese when at least a tenth of the prompt's characters are Chinese."""
    text = "".join(message.text for message in messages)
    chinese = sum("\u4e00" <= character <= "\u9fff" for character in text)
    return Language.ZH_TW if chinese * 10 >= len(text) else Language.EN
