"""Where a model is, how it is called, and whether text leaves this computer on the way."""

import ipaddress
import socket
import threading
from functools import cache
from typing import Literal, Protocol
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr

OPENAI_URL = "https://api.openai.com/v1"
AZURE_VERSION = "2024-10-21"
_RESOLVE_SECONDS = 1.0


class Connection(BaseModel):
    """How to reach one model.

    Attributes:
        provider: ``openai``, ``azure`` (``base_url`` is the resource's endpoint, ``model`` the deployment),
            or ``compatible``: any server that speaks OpenAI's chat completions.
        base_url: empty for OpenAI itself.
        api_key: never part of a dump or a ``repr``.
        context_window: tokens the model can read; ``None`` when not known.
    """

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True)

    provider: Literal["openai", "azure", "compatible"] = "compatible"
    base_url: str = ""
    model: str = ""
    api_version: str = ""
    api_key: SecretStr = Field(default=SecretStr(""), exclude=True, repr=False)
    context_window: int | None = Field(default=None, ge=256)

    @property
    def address(self) -> str:
        """The address requests go to, without a slash at its end."""
        address = self.base_url or OPENAI_URL
        if "://" not in address:
            address = f"{'http' if is_local(address.split(':')[0].split('/')[0]) else 'https'}://{address}"
        return address.rstrip("/")

    @property
    def host(self) -> str:
        """Host and, where unusual, port: what the badge shows."""
        return host_of(self.address)

    @property
    def is_remote(self) -> bool:
        """Whether text leaves this computer: the host does not resolve to this machine alone."""
        return not is_local(_split(self.address)[1])

    @property
    def origin(self) -> str:
        """Scheme, host and port: what a key belongs to."""
        return origin_of(self.address)


class ModelSettings(Protocol):
    """The part of the settings that names a model."""

    @property
    def model(self) -> str:
        """The model's or deployment's name; empty: work offline."""

    @property
    def base_url(self) -> str:
        """The server's address; empty for OpenAI."""

    @property
    def api_key(self) -> SecretStr:
        """The key, possibly empty."""

    @property
    def api_version(self) -> str:
        """Azure's API version."""

    @property
    def context_window(self) -> int | None:
        """Tokens the model can read; ``None`` to find out."""


def connection_from_settings(settings: ModelSettings) -> Connection | None:
    """The connection the environment names; ``None`` when it names no model."""
    if not settings.model:
        return None
    return Connection(
        provider=provider_of(settings.base_url, settings.api_version),
        base_url=settings.base_url,
        model=settings.model,
        api_version=settings.api_version,
        api_key=settings.api_key,
        context_window=settings.context_window,
    )


def provider_of(base_url: str, api_version: str = "") -> Literal["openai", "azure", "compatible"]:
    """Which dialect an address speaks, as far as it can be told."""
    host = _split(base_url)[1]
    if api_version or host.endswith(".azure.com"):
        return "azure"
    return "openai" if not base_url or host == "api.openai.com" else "compatible"


def _split(address: str) -> tuple[str, str, int | None]:
    try:
        parts = urlsplit(address)
        return parts.scheme, parts.hostname or "", parts.port
    except ValueError:
        return "", "", None


def host_of(address: str) -> str:
    """``api.openai.com`` or ``localhost:11434``; empty when the address is malformed."""
    _, host, port = _split(address)
    return f"{host}:{port}" if port else host


def origin_of(address: str) -> str:
    """``https://api.openai.com:443``; addresses of one origin may share a key."""
    scheme, host, port = _split(address)
    return f"{scheme}://{host}:{port or (443 if scheme == 'https' else 80)}"


def is_local(host: str) -> bool:
    """Whether ``host`` is this computer. A name that cannot be resolved within a second is not."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        address = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return bool(host) and _resolves_to_loopback(host)
    return address.is_loopback or address.is_unspecified


@cache
def _resolves_to_loopback(host: str) -> bool:
    found: list[str] = []

    def look_up() -> None:
        try:
            found.extend(str(entry[4][0]) for entry in socket.getaddrinfo(host, None))
        except (OSError, UnicodeError):
            found.clear()

    # Resolvers have no timeout of their own; the page must not wait for a dead one.
    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(_RESOLVE_SECONDS)
    addresses = list(found)
    return bool(addresses) and all(ipaddress.ip_address(a.split("%")[0]).is_loopback for a in addresses)
