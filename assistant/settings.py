"""Settings from the environment, read when asked for and never at import.

Names start with ``COMMON_GROUND_``; ``OPENAI_API_KEY`` and ``OPENAI_BASE_URL`` keep their usual names.
"""

from pathlib import Path

import platformdirs
from pydantic import AliasChoices, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Where things are and which model to use; every field has a working default."""

    model_config = SettingsConfigDict(env_prefix="COMMON_GROUND_", extra="ignore")

    data_folder: Path = Field(
        default_factory=lambda: Path(platformdirs.user_data_dir("common-ground", appauthor=False))
    )
    kb_folder: Path = ROOT / "kb"
    prompts_folder: Path = ROOT / "prompts"
    owner: str = "local"
    model: str = ""
    api_key: SecretStr = Field(
        default=SecretStr(""), validation_alias=AliasChoices("OPENAI_API_KEY", "COMMON_GROUND_API_KEY")
    )
    base_url: str = Field(
        default="", validation_alias=AliasChoices("OPENAI_BASE_URL", "COMMON_GROUND_BASE_URL")
    )
    api_version: str = ""
    context_window: int | None = Field(default=None, ge=256)
    deadline_seconds: float = 60.0
    embedder: str = "auto"
    embedding_model: str = ""

    @property
    def database_path(self) -> Path:
        """The SQLite file."""
        return self.data_folder / "common-ground.sqlite3"

    @property
    def index_folder(self) -> Path:
        """Chroma's folder: a cache that can be rebuilt from ``kb/``."""
        return self.data_folder / "index"

    @property
    def own_documents_folder(self) -> Path:
        """Vectors of the company's documents: a cache without text, rebuilt from the database."""
        return self.data_folder / "own-documents"
