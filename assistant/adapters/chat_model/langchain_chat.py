"""LangChain's chat models, made so that nothing happens behind the product's back.

No retries, no redirects to other hosts, no proxy for this machine, no tracing, no defaults from the
environment. Importing this module takes seconds; do so in the worker thread only.
"""

import ssl
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import httpx2
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage
from langchain_core.outputs import ChatGenerationChunk
from langchain_openai import AzureChatOpenAI, ChatOpenAI
from langsmith import tracing_context
from pydantic import SecretStr

from assistant.adapters.chat_model.calls import Call
from assistant.adapters.chat_model.connection import AZURE_VERSION, Connection
from assistant.language.model_port import Message

_ROLES: dict[str, Callable[[str], BaseMessage]] = {
    "system": lambda text: SystemMessage(content=text),
    "user": lambda text: HumanMessage(content=text),
    "assistant": lambda text: AIMessage(content=text),
}
Hooks = dict[str, list[Callable[..., Any]]]
_KEPT_DELTAS = ("refusal", "reasoning_content")


def _keep_deltas(chunk: dict[str, Any], made: ChatGenerationChunk | None) -> ChatGenerationChunk | None:
    """LangChain drops refusals and reasoning from a stream; without them an answer only looks empty."""
    choices = chunk.get("choices") or []
    delta = (choices[0].get("delta") or {}) if choices else {}
    for name in _KEPT_DELTAS:
        if made is not None and delta.get(name):
            made.message.additional_kwargs[name] = delta[name]
    return made


class _OpenAIChat(ChatOpenAI):
    def _convert_chunk_to_generation_chunk(
        self, chunk: dict[str, Any], *rest: Any
    ) -> ChatGenerationChunk | None:
        return _keep_deltas(chunk, super()._convert_chunk_to_generation_chunk(chunk, *rest))


class _AzureChat(AzureChatOpenAI):
    def _convert_chunk_to_generation_chunk(
        self, chunk: dict[str, Any], *rest: Any
    ) -> ChatGenerationChunk | None:
        return _keep_deltas(chunk, super()._convert_chunk_to_generation_chunk(chunk, *rest))


def open_http(connection: Connection, seconds: float, hooks: Hooks) -> httpx2.Client:
    """An HTTP client for one call. The environment's proxies are used for remote hosts only."""
    timeout = httpx2.Timeout(seconds, connect=min(10.0, seconds))
    return httpx2.Client(
        timeout=timeout,
        trust_env=connection.is_remote,
        verify=_certificates(connection.is_remote),
        follow_redirects=False,
        event_hooks=hooks,
    )


@cache
def _certificates(trust_env: bool) -> ssl.SSLContext:
    """The trusted certificates, read once: reading them takes longer than everything else before a call."""
    return httpx2.create_ssl_context(trust_env=trust_env)


def _open(connection: Connection, http: httpx2.Client) -> ChatOpenAI | AzureChatOpenAI:
    key = SecretStr(connection.api_key.get_secret_value() or "none")
    common: dict[str, Any] = {
        "api_key": key,
        "http_client": http,
        "max_retries": 0,
        "openai_proxy": None,
        "use_responses_api": False,
        "stream_usage": False,
        "cache": False,
    }
    if connection.provider == "azure":
        return _AzureChat(
            azure_endpoint=connection.address,
            azure_deployment=connection.model,
            api_version=connection.api_version or AZURE_VERSION,
            **common,
        )
    return _OpenAIChat(model=connection.model, base_url=connection.address, **common)


def stream(connection: Connection, call: Call, http: httpx2.Client) -> Iterator[BaseMessage]:
    """The pieces of the reply as they arrive; one piece when the call does not stream."""
    messages = [_turn(message) for message in call.messages]
    with tracing_context(enabled=False):
        model = _open(connection, http)
        if call.streaming:
            yield from model.stream(messages, **call.arguments)
        else:
            yield model.invoke(messages, **call.arguments)


def _turn(message: Message) -> BaseMessage:
    return _ROLES[message.role](message.text)
