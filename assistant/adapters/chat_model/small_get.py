"""Asking a server which models it has: one short GET, standard library only, no proxy for this computer."""

import json
import time
import urllib.error
import urllib.request
from typing import Any

from assistant.adapters.chat_model.connection import AZURE_VERSION, Connection
from assistant.adapters.chat_model.failures import CallFailed, of_status
from assistant.language.model_trouble import ModelTrouble

_MOST_BYTES = 1_000_000


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """A redirect is an answer, not an instruction: the key stays with its server."""


_WINDOW_NAMES = ("max_model_len", "max_context_length", "context_length", "context_window", "n_ctx")


def list_models(connection: Connection, seconds: float) -> dict[str, int | None]:
    """Names of the server's models, sorted, each with the tokens it can read where the server says so.

    Raises:
        CallFailed: the server cannot be reached or does not list its models.
    """
    body = _get(connection, seconds)
    try:
        listed = json.loads(body)["data"]
        return {str(model["id"]): _window(model) for model in sorted(listed, key=lambda m: str(m["id"]))}
    except (ValueError, KeyError, TypeError):
        raise CallFailed(ModelTrouble.NOT_A_MODEL, "no list of models", hopeless=True) from None


def _window(model: dict[str, Any]) -> int | None:
    """vLLM, LM Studio, llama.cpp and OpenRouter each have a name of their own for it."""
    meta = model.get("meta")
    told = {**(meta if isinstance(meta, dict) else {}), **model}
    found = [told[name] for name in _WINDOW_NAMES if isinstance(told.get(name), int) and told[name] >= 256]
    return found[0] if found else None


def _request(connection: Connection) -> tuple[str, dict[str, str]]:
    """Address and headers; Azure has its own of both."""
    key = connection.api_key.get_secret_value()
    # Headers are sent as written; a key with a line break would add one of its own.
    usable = bool(key) and key.isascii() and key.isprintable()
    if connection.provider == "azure":
        address = f"{connection.address}/openai/models?api-version={connection.api_version or AZURE_VERSION}"
        return address, {"api-key": key} if usable else {}
    return f"{connection.address}/models", {"Authorization": f"Bearer {key}"} if usable else {}


def _get(connection: Connection, seconds: float) -> bytes:
    address, headers = _request(connection)
    try:
        request = urllib.request.Request(address, headers=headers)
        with _opener(connection).open(request, timeout=seconds) as response:
            return _read(response, seconds)
    except urllib.error.HTTPError as error:
        with error:
            words = error.read(4_096).decode("utf-8", "replace")
        raise of_status(error.code, _decoded(words), dict(error.headers.items())) from None
    except (OSError, ValueError) as error:
        detail = f"{type(error).__name__}: {error}"
        raise CallFailed(ModelTrouble.UNREACHABLE, detail, hopeless=True) from None


def _opener(connection: Connection) -> urllib.request.OpenerDirector:
    handlers: list[urllib.request.BaseHandler] = [_NoRedirect()]
    if not connection.is_remote:
        handlers.append(urllib.request.ProxyHandler({}))
    return urllib.request.build_opener(*handlers)


def _read(response: Any, seconds: float) -> bytes:
    """The body, within the time: a server that drips bytes would otherwise take for ever."""
    until = time.monotonic() + seconds
    parts: list[bytes] = []
    while sum(map(len, parts)) < _MOST_BYTES:
        part = response.read1(65_536)
        if not part:
            break
        parts.append(part)
        if time.monotonic() > until:
            raise TimeoutError("the server answers too slowly")
    return b"".join(parts)


def _decoded(words: str) -> object:
    try:
        return json.loads(words)
    except ValueError:
        return words
