"""Language models behind the port: OpenAI, Azure OpenAI and every server that speaks the same protocol."""

from assistant.adapters.chat_model.capabilities import (
    Capabilities,
    CapabilityStore,
    MemoryCapabilities,
    Rung,
    StoredCapabilities,
)
from assistant.adapters.chat_model.check import ConnectionReport, check_connection
from assistant.adapters.chat_model.connection import Connection
from assistant.adapters.chat_model.local_servers import LocalServer, find_local_servers
from assistant.adapters.chat_model.model import FIRST_WAIT_SECONDS, LangChainChatModel
from assistant.language.model_port import ChatModel

__all__ = [
    "Capabilities",
    "CapabilityStore",
    "Connection",
    "ConnectionReport",
    "LocalServer",
    "MemoryCapabilities",
    "Rung",
    "StoredCapabilities",
    "check_connection",
    "find_local_servers",
    "open_chat_model",
]


def open_chat_model(
    connection: Connection,
    *,
    capabilities: CapabilityStore | None = None,
    first_wait: float = FIRST_WAIT_SECONDS,
) -> ChatModel:
    """A chat model at ``connection``. Opens nothing yet: the first call does.

    Args:
        capabilities: remembers what the server can do, so that the next action needs one call. Without
            it, what was found out lasts as long as the model object.
        first_wait: seconds before the first retry, on average; doubled for the next.
    """
    return LangChainChatModel(connection, capabilities or MemoryCapabilities(), first_wait)
