# ruff: noqa: E501  (a table reads best with one mode a line)
"""Every way the fake server can behave, in one table.

A mode changes the good reply: its status, the text of the answer, the events of the stream, or how the
bytes go over the wire. ``ends`` says what the product must make of it for a structured question: ``value``,
or the names of the troubles that are right.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from tests.fakes.openai_server import spoil
from tests.fakes.openai_server.request import FakeRequest

Wire = Literal["", "reset", "reset_midway", "silent", "byte_a_second", "split", "close_midway", "endless"]


@dataclass(frozen=True)
class Mode:
    """One behaviour.

    Attributes:
        what: what it imitates, in a sentence.
        ends: acceptable ends of a structured question.
        status, error, headers: of the reply; ``error`` is its whole body.
        refuses: says why the request is refused (with ``refusal_status``), or ``None``.
        text: changes the answer's text.
        events: changes the stream's decoded events, ``None`` standing for ``[DONE]``.
        message: changes the message (and so the stream's deltas): adds or removes keys.
        finish: the finish reason.
        wire: how the bytes travel.
        plain: one JSON document even when a stream was asked for.
        prompt_tokens: what the usage says was read; counted from the prompt when ``None``.
        junk: bytes put between the events of a stream.
        hangs: never ends by itself; cancelling and the deadline are tested with it.
    """

    name: str
    what: str
    ends: frozenset[str]
    status: int = 200
    error: dict[str, Any] | str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    refuses: Callable[[FakeRequest], str | None] | None = None
    refusal_status: int = 400
    text: Callable[[str, FakeRequest], str] | None = None
    events: Callable[[list[dict[str, Any] | None]], list[dict[str, Any] | None]] | None = None
    message: Callable[[dict[str, Any]], dict[str, Any]] | None = None
    finish: str | None = "stop"
    wire: Wire = ""
    plain: bool = False
    prompt_tokens: int | None = None
    hangs: bool = False
    junk: bytes = b""


def _error(message: str, code: str | None = None, kind: str = "invalid_request_error") -> dict[str, Any]:
    return {"error": {"message": message, "type": kind, "param": None, "code": code}}


def _ends(*names: str) -> frozenset[str]:
    return frozenset(names)


_VALUE = _ends("value")
_HTML = "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
_LOGIN = "<!DOCTYPE html><html><body><form>Sign in to the guest network</form></body></html>"
_BAD_KEY = "Incorrect API key provided: sk-test-****. You can find your API key at https://example.com."
_CONTEXT = (
    "This model's maximum context length is 4096 tokens. However, your messages resulted in 9000 tokens."
)


def _refuse(name: str, why: str) -> Callable[[FakeRequest], str | None]:
    return lambda request: why if request.body.get(name) else None


def _refuse_ways(*ways: str, why: str) -> Callable[[FakeRequest], str | None]:
    return lambda request: why if request.way in ways else None


# fmt: off
_ALL = (
    Mode("ok", "answers well", _VALUE),
    # Statuses
    Mode("key_401", "refuses the key", _ends("key"), 401, _error(_BAD_KEY, "invalid_api_key")),
    Mode("forbidden_403", "the key may not use the model", _ends("forbidden"), 403, _error("Not allowed.")),
    Mode("path_404", "wrong path: a web server's page", _ends("unknown_model"), 404, _HTML),
    Mode("model_404", "no such model", _ends("unknown_model"), 404, _error("The model `x` does not exist", "model_not_found")),
    Mode("model_400", "no such model, said with 400", _ends("unknown_model"), 400, _error("model 'x' not found")),
    Mode("method_405", "the path takes no POST", _ends("not_a_model"), 405, "Method Not Allowed"),
    Mode("timeout_408", "the server gave up waiting", _ends("slow"), 408, _error("Request timeout")),
    Mode("conflict_409", "a lock is held", _ends("busy"), 409, _error("Conflict, try again")),
    Mode("too_large_413", "the body is too large", _ends("too_long"), 413, _error("Payload too large")),
    Mode("context_400", "more tokens than the window", _ends("too_long"), 400, _error(_CONTEXT, "context_length_exceeded")),
    Mode("unprocessable_422", "refuses the request without a reason", _ends("request"), 422, _error("Unprocessable")),
    Mode("busy_429", "rate limit without Retry-After", _ends("busy"), 429, _error("Rate limit reached", "rate_limit_exceeded")),
    Mode("busy_429_wait_1", "rate limit, Retry-After 0.2 s", _ends("busy"), 429, _error("Slow down"), (("Retry-After", "0.2"),)),
    Mode("busy_429_wait_120", "rate limit, Retry-After 120 s", _ends("busy"), 429, _error("Slow down"), (("Retry-After", "120"),)),
    Mode("quota_429", "the account is empty", _ends("quota"), 429, _error("You exceeded your current quota, please check your plan and billing details.", "insufficient_quota", "insufficient_quota")),
    Mode("payment_402", "payment required", _ends("quota"), 402, _error("Insufficient balance")),
    Mode("error_500", "an internal error", _ends("server"), 500, _error("The server had an error", None, "server_error")),
    Mode("gateway_502_html", "a gateway's HTML page", _ends("server"), 502, _HTML),
    Mode("overloaded_503", "overloaded", _ends("busy"), 503, _error("The engine is currently overloaded")),
    Mode("gateway_504", "the gateway timed out", _ends("server"), 504, _HTML),
    Mode("redirect_302", "redirects to another host", _ends("not_a_model"), 302, "", (("Location", "http://127.0.0.1:9/v1"),)),
    Mode("html_200", "a sign-in page with status 200", _ends("not_a_model"), 200, _LOGIN),
    Mode("error_200", "an error object with status 200", _ends("server"), 200, _error("upstream failed")),
    Mode("other_json_200", "some other service's JSON", _ends("not_a_model"), 200, {"status": "ok"}),
    Mode("empty_choices", "choices: []", _ends("empty"), 200, {"id": "x", "object": "chat.completion", "choices": []}),
    # The wire
    Mode("reset", "resets the connection before answering", _ends("unreachable"), wire="reset"),
    Mode("reset_midway", "resets the connection in the stream", _ends("cut"), wire="reset_midway"),
    Mode("close_midway", "closes the stream in the middle", _ends("cut"), wire="close_midway"),
    Mode("slow_headers", "accepts and says nothing", _ends("slow"), wire="silent", hangs=True),
    Mode("byte_a_second", "sends one byte a second", _ends("slow"), wire="byte_a_second", hangs=True),
    Mode("split_characters", "splits UTF-8 characters between packets", _VALUE, wire="split"),
    # The stream
    Mode("cut_stream", "ends without a finish reason", _ends("cut"), events=spoil.cut),
    Mode("no_done", "ends without [DONE]", _VALUE, events=spoil.without_done),
    Mode("duplicated_chunks", "sends each chunk twice", _ends("not_json", "wrong_shape"), events=spoil.twice),
    Mode("azure_first_chunk", "first chunk has no choices", _VALUE, events=spoil.empty_first),
    Mode("error_in_stream", "an error object in the stream", _ends("server"), events=spoil.error_midway),
    Mode("broken_event", "an event that is not JSON", _ends("not_a_model"), junk=b"data: {not json\n\n"),
    Mode("comments", "keep-alive comments between events", _VALUE, junk=b": ping\n\n"),
    Mode("wrong_role", "answers in the role of the user", _VALUE, message=lambda m: {**m, "role": "user"}),
    Mode("no_streaming", "refuses to stream", _VALUE, refuses=_refuse("stream", "stream is not supported by this server")),
    Mode("ignores_stream", "answers in one piece although asked to stream", _VALUE, plain=True),
    # The message
    Mode("empty_content", "an empty reply", _ends("empty"), text=lambda t, r: ""),
    Mode("null_content", "content null", _ends("empty"), message=lambda m: {**m, "content": None}),
    Mode("reasoning_only", "reasons until the limit, says nothing", _ends("empty"), message=spoil.only_reasoning, finish="length"),
    Mode("reasoning_first", "reasons in a field of its own, then answers", _VALUE, message=spoil.with_reasoning),
    Mode("think_block", "<think> before the answer", _VALUE, text=spoil.think),
    Mode("think_unopened", "</think> without its beginning", _VALUE, text=lambda t, r: f"hm {{\"a\": 1}} so\n</think>\n{t}"),
    Mode("refusal", "declines", _ends("refused"), message=lambda m: {**m, "content": None, "refusal": "I cannot help with that."}),
    Mode("content_filter", "stopped by the filter", _ends("filtered"), text=lambda t, r: t[: len(t) // 2], finish="content_filter"),
    Mode("content_filter_400", "the prompt is filtered", _ends("filtered"), 400, _error("The response was filtered due to the prompt triggering Azure OpenAI's content management policy.", "content_filter")),
    Mode("length", "cut at the output limit", _ends("cut"), text=lambda t, r: t[: len(t) // 2], finish="length"),
    Mode("tool_call", "a tool call instead of text", _VALUE, message=spoil.as_tool_call, finish="tool_calls"),
    # The text
    Mode("not_json", "prose instead of JSON", _ends("not_json"), text=lambda t, r: "好的，我會幫你安排這場會議。"),
    Mode("truncated_json", "JSON that breaks off, finish reason stop", _ends("not_json"), text=lambda t, r: t[:-2]),
    Mode("wrong_schema", "JSON of another shape", _ends("wrong_shape"), text=lambda t, r: '{"answer": 42}'),
    Mode("extra_prose", "prose around the JSON", _VALUE, text=lambda t, r: f"這是你要的 {{結果}}：\n{t}\n希望有幫助！"),
    Mode("code_fences", "a code fence around the JSON", _VALUE, text=lambda t, r: f"```json\n{t}\n```"),
    Mode("byte_order_mark", "a byte-order mark first", _VALUE, text=lambda t, r: f"\ufeff{t}"),
    Mode("same_object_twice", "the same object twice", _VALUE, text=lambda t, r: f"{t}\n{t}"),
    Mode("several_objects", "two different objects that fit", _ends("wrong_shape"), text=spoil.two_objects),
    Mode("curly_quotes", "curly quotes in the JSON", _ends("not_json"), text=spoil.curly),
    Mode("wide_quotes", "full-width quotes and colons", _ends("not_json"), text=lambda t, r: t.replace('"', "＂").replace(":", "：")),
    Mode("not_a_number", "NaN for numbers", _ends("not_json"), text=spoil.not_a_number),
    Mode("simplified", "Simplified characters and mainland words", _VALUE, text=spoil.simplified),
    Mode("wrong_language", "English where Chinese was asked", _VALUE, text=spoil.in_english),
    Mode("invented_keys", "cites principles that do not exist", _VALUE, text=spoil.invented_keys),
    Mode("invented_numbers", "numbers, dates and names nobody gave", _VALUE, text=spoil.invented_numbers),
    Mode("obeys_injection", "does what an instruction in the data says", _VALUE, text=spoil.obeys),
    Mode("markdown_image", "an image of another host", _VALUE, text=spoil.image),
    # What it refuses
    Mode("no_temperature", "refuses temperature", _VALUE, refuses=_refuse("temperature", "Unsupported value: 'temperature' does not support 0.3 with this model.")),
    Mode("no_max_tokens", "refuses max_tokens", _VALUE, refuses=_refuse("max_tokens", "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.")),
    Mode("no_stream_options", "refuses stream_options", _VALUE, refuses=_refuse("stream_options", "Unrecognized request argument supplied: stream_options")),
    Mode("no_json_schema", "refuses json_schema", _VALUE, refuses=_refuse_ways("json_schema", why="'response_format' of type 'json_schema' is not supported with this model")),
    Mode("no_response_format", "refuses any response_format", _VALUE, refuses=_refuse_ways("json_schema", "json_mode", why="response_format is not supported")),
    Mode("only_json_mode", "takes neither schema nor tools", _VALUE, refuses=_refuse_ways("json_schema", "function_calling", why="response_format json_schema and tools are not supported")),
    Mode("unexplained_400", "refuses a schema without a word why", _VALUE, refuses=_refuse_ways("json_schema", "function_calling", "json_mode", why="Bad Request")),
    Mode("ignores_schema", "ignores the schema until the prompt holds it", _VALUE, text=spoil.unless_in_prompt),
    Mode("schema_500", "an internal error whenever a schema is sent", _VALUE, refuses=_refuse_ways("json_schema", "function_calling", why="Internal Server Error"), refusal_status=500),
    Mode("reads_4096", "cuts the prompt to 4,096 tokens silently", _VALUE, prompt_tokens=4_096),
    Mode("endless", "never stops writing", _ends("not_a_model", "slow"), wire="endless", hangs=True),
)
# fmt: on

MODES: dict[str, Mode] = {mode.name: mode for mode in _ALL}


def table() -> str:
    """All modes as lines ``name  what``."""
    width = max(len(name) for name in MODES)
    return "\n".join(f"{mode.name:<{width}}  {mode.what}" for mode in MODES.values())


def as_json(value: object) -> bytes:
    """``value`` as UTF-8 JSON; text as it is."""
    return value.encode() if isinstance(value, str) else json.dumps(value, ensure_ascii=False).encode()
