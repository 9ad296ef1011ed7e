"""What is stored, and the ports to the store.

Every call that takes an id takes the owner too: a record of another owner does not exist for it.
All times are aware, in UTC.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any, Protocol, Self

from pydantic import BaseModel, ConfigDict, Field

from assistant.language.errors import CommonGroundError
from assistant.language.findings import Finding
from assistant.language.model_port import ChatModel, Usage
from assistant.language.model_trouble import ModelError
from assistant.language.prompts import Prompt
from assistant.project.models import Project


class StorageError(CommonGroundError):
    """The database could not be read or written; what was on screen is still there."""


class ProjectRecord(BaseModel):
    """A stored project. ``revision`` grows by one with each save."""

    model_config = ConfigDict(frozen=True)

    id: str
    owner: str
    revision: int
    created_at: dt.datetime
    updated_at: dt.datetime
    project: Project


class Provenance(BaseModel):
    """Where a draft came from. ``model`` is empty for the offline composer."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str = ""
    host: str = ""
    prompt: str = ""
    prompt_version: str = ""
    principles: list[str] = Field(default_factory=list)
    input_tokens: int | None = None
    output_tokens: int | None = None
    seconds: float = 0.0
    fallback: str = ""

    @classmethod
    def asking(cls, model: ChatModel, prompt: Prompt) -> Self:
        """Of a draft for which ``model`` is asked with ``prompt``."""
        return cls(model=model.name, host=model.host, prompt=prompt.name, prompt_version=prompt.version)

    def fallen_back(self, error: ModelError) -> Self:
        """The same after the model gave nothing that can be used."""
        return self.model_copy(update={"fallback": error.trouble.value})

    def worded_by(self, model: str, usage: Usage) -> Self:
        """The same after an answer of ``model``, as the server calls it; empty when it does not say."""
        tokens = {"input_tokens": usage.input_tokens, "output_tokens": usage.output_tokens}
        return self.model_copy(update={"model": model or self.model, **tokens})


class DraftRecord(BaseModel):
    """A stored draft of one feature: its content as JSON, what the checks said, where it came from."""

    model_config = ConfigDict(frozen=True)

    id: str
    owner: str
    project_id: str
    feature: str
    content: dict[str, Any]
    findings: list[Finding]
    provenance: Provenance
    created_at: dt.datetime
    updated_at: dt.datetime
    revision: int


class ProjectStore(Protocol):
    """Where projects are kept."""

    def list(self, owner: str, *, removed: bool = False) -> Sequence[ProjectRecord]:
        """The owner's projects, or those removed but not forgotten, most recently changed first."""

    def get(self, owner: str, project_id: str) -> ProjectRecord | None:
        """One project, or ``None``."""

    def add(self, owner: str, project: Project) -> ProjectRecord:
        """Store a new project."""

    def save(self, owner: str, project_id: str, project: Project) -> ProjectRecord:
        """Store a new revision. Raises ``StorageError`` when the project is not there."""

    def undo(self, owner: str, project_id: str) -> ProjectRecord | None:
        """Go back one revision; ``None`` when there is none."""

    def remove(self, owner: str, project_id: str) -> None:
        """Hide the project; :meth:`restore` brings it back."""

    def restore(self, owner: str, project_id: str) -> ProjectRecord | None:
        """Bring a removed project back."""

    def forget(self, owner: str, project_id: str) -> None:
        """Delete the project and its drafts for good."""


class DraftStore(Protocol):
    """Where drafts are kept."""

    def latest(self, owner: str, project_id: str, feature: str) -> DraftRecord | None:
        """The newest draft of a feature, or ``None``."""

    def list(self, owner: str, project_id: str, feature: str) -> Sequence[DraftRecord]:
        """All drafts of a feature, newest first."""

    def add(
        self,
        owner: str,
        project_id: str,
        feature: str,
        content: dict[str, Any],
        findings: Sequence[Finding],
        provenance: Provenance,
    ) -> DraftRecord:
        """Store a new draft."""

    def save(
        self, owner: str, draft_id: str, content: dict[str, Any], findings: Sequence[Finding]
    ) -> DraftRecord:
        """Store a new revision of a draft."""

    def undo(self, owner: str, draft_id: str) -> DraftRecord | None:
        """Go back one revision; ``None`` when there is none."""


class PreferenceStore(Protocol):
    """Small settings of a person: language, theme, model address. Never keys."""

    def get(self, owner: str, name: str) -> Any:
        """The value, or ``None``."""

    def set(self, owner: str, name: str, value: Any) -> None:
        """Store a JSON value."""
