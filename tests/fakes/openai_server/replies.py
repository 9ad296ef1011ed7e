"""A good chat completion, whole or as a stream's events, bent by a mode."""

import json
from typing import Any

from tests.fakes.openai_server.modes import Mode
from tests.fakes.openai_server.request import FakeRequest

_PIECE = 12
Events = list[dict[str, Any] | None]


def reply_message(answer: dict[str, Any] | str, request: FakeRequest, mode: Mode) -> dict[str, Any]:
    """The assistant's message holding ``answer``; a tool call where one was asked for."""
    text = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
    if mode.text is not None:
        text = mode.text(text, request)
    message: dict[str, Any] = {"role": "assistant", "content": text}
    if request.way == "function_calling":
        function = {"name": "reply", "arguments": text}
        call = {"index": 0, "id": "call_1", "type": "function", "function": function}
        message = {"role": "assistant", "content": None, "tool_calls": [call]}
    return mode.message(message) if mode.message is not None else message


def whole(message: dict[str, Any], request: FakeRequest, mode: Mode) -> dict[str, Any]:
    """The reply to a request that does not stream."""
    choice = {"index": 0, "message": message, "finish_reason": mode.finish, "logprobs": None}
    return {**_head(request, "chat.completion"), "choices": [choice], "usage": _usage(message, request, mode)}


def events(message: dict[str, Any], request: FakeRequest, mode: Mode) -> Events:
    """The stream's events; ``None`` stands for ``[DONE]``."""
    head = _head(request, "chat.completion.chunk")

    def chunk(delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
        return {**head, "choices": [{"index": 0, "delta": delta, "finish_reason": finish}]}

    made: Events = [chunk({"role": message["role"], "content": ""})]
    for name in ("reasoning_content", "refusal", "content"):
        text = message.get(name) or ""
        made += [chunk({name: text[i : i + _PIECE]}) for i in range(0, len(text), _PIECE)]
    for call in message.get("tool_calls") or []:
        arguments = call["function"]["arguments"] or ""
        opening = {**call, "function": {**call["function"], "arguments": ""}}
        made.append(chunk({"tool_calls": [opening]}))
        for i in range(0, len(arguments), _PIECE):
            made.append(
                chunk({"tool_calls": [{"index": 0, "function": {"arguments": arguments[i : i + _PIECE]}}]})
            )
    made.append(chunk({}, mode.finish))
    if (request.body.get("stream_options") or {}).get("include_usage"):
        made.append({**head, "choices": [], "usage": _usage(message, request, mode)})
    made.append(None)
    return mode.events(made) if mode.events is not None else made


def encode(event: dict[str, Any] | None) -> bytes:
    """One event as it travels."""
    data = "[DONE]" if event is None else json.dumps(event, ensure_ascii=False)
    return f"data: {data}\n\n".encode()


def _head(request: FakeRequest, kind: str) -> dict[str, Any]:
    return {
        "id": f"chatcmpl-{request.number}",
        "object": kind,
        "created": 1_780_000_000,
        "model": request.model,
    }


def _usage(message: dict[str, Any], request: FakeRequest, mode: Mode) -> dict[str, int]:
    read = mode.prompt_tokens or max(1, len(request.prompt))
    written = len(str(message.get("content") or message.get("tool_calls") or ""))
    return {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written}
