"""Model servers that people run on their own computer, found on their usual ports."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

from pydantic import BaseModel, ConfigDict

from assistant.adapters.chat_model.connection import Connection
from assistant.adapters.chat_model.failures import CallFailed
from assistant.adapters.chat_model.small_get import list_models

USUAL_PORTS: Mapping[int, str] = {11434: "Ollama", 1234: "LM Studio", 8080: "llama.cpp"}
_SECONDS = 0.5


class LocalServer(BaseModel):
    """A server found on this computer. ``base_url`` and a name of ``models`` make a connection."""

    model_config = ConfigDict(frozen=True)

    name: str
    base_url: str
    models: list[str]


def find_local_servers(
    ports: Mapping[int, str] = USUAL_PORTS, *, seconds: float = _SECONDS
) -> list[LocalServer]:
    """Servers that answer on this computer, in the order of ``ports``; takes ``seconds`` at most."""
    with ThreadPoolExecutor(max_workers=max(1, len(ports))) as pool:
        found = pool.map(lambda entry: _look(entry[0], entry[1], seconds), ports.items())
        return [server for server in found if server is not None]


def _look(port: int, name: str, seconds: float) -> LocalServer | None:
    base_url = f"http://127.0.0.1:{port}/v1"
    try:
        models = list(list_models(Connection(base_url=base_url), seconds))
    except CallFailed:
        return None
    return LocalServer(name=name, base_url=base_url, models=models)
