"""Replies that come as one JSON document instead of a stream."""

import json
from typing import Any

from assistant.adapters.chat_model.failures import Answer, CallFailed, of_status
from assistant.language.model_port import Usage
from assistant.language.model_trouble import ModelTrouble


def read_plain(body: bytes) -> Answer:
    """The answer in a reply that was not streamed.

    Raises:
        CallFailed: it is no chat completion.
    """
    try:
        data: Any = json.loads(body)
    except ValueError:
        start = body[:120].decode("utf-8", "replace")
        raise CallFailed(ModelTrouble.NOT_A_MODEL, f"HTTP 200: {start}", hopeless=True) from None
    if isinstance(data, dict) and data.get("error"):
        raise of_status(200, data, {})
    choices = data.get("choices") if isinstance(data, dict) else None
    if not isinstance(choices, list):
        raise CallFailed(ModelTrouble.NOT_A_MODEL, "HTTP 200 without choices", hopeless=True)
    if not choices:
        raise CallFailed(ModelTrouble.EMPTY, "choices: []")
    return _from_choice(data, choices[0])


def _from_choice(data: dict[str, Any], choice: Any) -> Answer:
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(message, dict):
        raise CallFailed(ModelTrouble.NOT_A_MODEL, "HTTP 200 without a message", hopeless=True)
    usage = data.get("usage") if isinstance(data.get("usage"), dict) else {}
    return Answer(
        text=_content(message) or _arguments(message),
        finish=choice.get("finish_reason") or "stop",
        usage=Usage(_count(usage, "prompt_tokens"), _count(usage, "completion_tokens")),
        model=str(data.get("model") or ""),
        refusal=str(message.get("refusal") or ""),
        reasoned=bool(message.get("reasoning_content") or message.get("reasoning")),
    )


def _content(message: dict[str, Any]) -> str:
    content = message.get("content")
    if isinstance(content, list):
        return "".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    return content if isinstance(content, str) else ""


def _arguments(message: dict[str, Any]) -> str:
    calls = message.get("tool_calls")
    for call in calls if isinstance(calls, list) else []:
        function = call.get("function") if isinstance(call, dict) else None
        if isinstance(function, dict) and function.get("arguments"):
            arguments = function["arguments"]
            return arguments if isinstance(arguments, str) else json.dumps(arguments, ensure_ascii=False)
    return ""


def _count(usage: Any, name: str) -> int | None:
    value = usage.get(name) if isinstance(usage, dict) else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None
