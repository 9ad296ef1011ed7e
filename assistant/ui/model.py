"""Which model drafts, and whether anything leaves this computer for it.

The connection is kept among the person's preferences, its key never: the key is in the operating
system's keyring, in the environment, or in this browser session.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from assistant.language.model_port import ChatModel
from assistant.project.models import Project
from assistant.ui.state import prefer, preference, remember, remembered, services

if TYPE_CHECKING:
    from pydantic import SecretStr

    from assistant.adapters.chat_model import Connection

OFFLINE = {"provider": "offline"}


@dataclass(frozen=True)
class Reach:
    """Where text goes when an agenda is drafted."""

    host: str
    remote: bool


def saved_connection() -> dict[str, Any] | None:
    """The connection as the person left it; ``None`` when they never chose: the environment decides."""
    saved: dict[str, Any] | None = preference("connection")
    return saved


def save_connection(fields: dict[str, Any]) -> None:
    """Keep a connection, without its key."""
    prefer("connection", fields)


def connection() -> "Connection | None":
    """The connection to use, without its key; ``None`` composes offline."""
    saved = saved_connection()
    if saved is None:
        return services().connection() if services().settings.model else None
    if saved.get("provider") == "offline" or not saved.get("model"):
        return None
    return _connection(saved)


def unfinished_connection() -> "Connection | None":
    """The connection of the settings page, even without a model's name yet."""
    saved = saved_connection()
    if saved is None:
        return connection()
    return None if saved.get("provider") == "offline" else _connection(saved)


def with_key(chosen: "Connection") -> "Connection":
    """The connection with its server's key: from the session, the keyring, or the environment."""
    return chosen.model_copy(update={"api_key": _key(chosen)})


def keep_for_session(chosen: "Connection", key: "SecretStr") -> None:
    """Keep a key until the browser tab is closed."""
    remember("keys", {**remembered("keys", {}), chosen.origin: key})


def reach() -> Reach | None:
    """Where text would go; ``None`` when no model is connected."""
    chosen = connection()
    return None if chosen is None else Reach(chosen.host, chosen.is_remote)


def chosen_model(project: Project | None) -> ChatModel | None:
    """The model that drafts for ``project``, or for none; ``None`` composes offline."""
    chosen = connection()
    if chosen is None:
        return None
    return services().chat_model(
        with_key(chosen), project, hide_names=hides("names"), hide_amounts=hides("amounts")
    )


def hides(what: Literal["names", "amounts"]) -> bool:
    """Whether a model on another machine gets stand-ins; for names unless the person said otherwise."""
    return bool(preference(f"hide.{what}", what == "names"))


def hide(what: Literal["names", "amounts"], wanted: bool) -> None:
    """Keep the person's wish."""
    prefer(f"hide.{what}", wanted)


def _connection(saved: dict[str, Any]) -> "Connection":
    from assistant.adapters.chat_model.connection import Connection

    return Connection.model_validate(saved)


def _key(chosen: "Connection") -> "SecretStr":
    from assistant.adapters.chat_model.keys import environment_key, read_key

    held: dict[str, SecretStr] = remembered("keys", {})
    if chosen.origin in held:
        return held[chosen.origin]
    settings = services().settings
    from_environment = environment_key(chosen, key=settings.api_key, base_url=settings.base_url)
    return from_environment if from_environment.get_secret_value() else read_key(chosen)
