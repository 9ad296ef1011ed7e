"""What was given and what came out, kept: with the project, or on its own when there is none.

A shelf asks no session, so a thread may use it.
"""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, Field

from assistant.jargon.models import Translation
from assistant.language.findings import Finding
from assistant.language.locale import LocalText
from assistant.project.records import DraftRecord, DraftStore, PreferenceStore, ProjectRecord, Provenance
from assistant.ui.drafts import notes_name
from assistant.ui.state import owner, services

FEATURE = "jargon"
_GIVEN = "jargon_given"
_LOOSE = "jargon.translations"
_MOST = 8
"""Translations kept without a project."""


class Given(BaseModel):
    """What the person gave. ``listeners`` are choices; ``decides`` says by choice what they decide."""

    text: str = ""
    speaker: str = ""
    listeners: list[str] | None = None
    decides: dict[str, str] = Field(default_factory=dict)


class Content(BaseModel):
    """What is stored of a translation. ``state`` tells which glossary its cards were made from."""

    translation: Translation
    state: str = ""


@dataclass(frozen=True)
class Shelf:
    """The texts and translations of one owner's project; ``project_id`` is empty for none."""

    drafts: DraftStore
    preferences: PreferenceStore
    owner: str
    project_id: str

    def given(self) -> Given:
        """What the person gave last."""
        if not self.project_id:
            return Given.model_validate(self.preferences.get(self.owner, _GIVEN) or {})
        record = self.drafts.latest(self.owner, self.project_id, _GIVEN)
        return Given.model_validate(record.content if record else {})

    def keep_given(self, given: Given) -> None:
        """Keep it. Raises ``StorageError``."""
        content = given.model_dump(mode="json")
        if not self.project_id:
            self.preferences.set(self.owner, _GIVEN, content)
            return
        record = self.drafts.latest(self.owner, self.project_id, _GIVEN)
        if record is None:
            self.drafts.add(self.owner, self.project_id, _GIVEN, content, [], Provenance())
        else:
            self.drafts.save(self.owner, record.id, content, [])

    def translations(self) -> list[DraftRecord]:
        """The translations, newest first."""
        if self.project_id:
            return list(self.drafts.list(self.owner, self.project_id, FEATURE))
        return [DraftRecord.model_validate(each) for each in self.preferences.get(self.owner, _LOOSE) or []]

    def add(
        self,
        content: Content,
        findings: Sequence[Finding],
        provenance: Provenance,
        notes: Sequence[LocalText] = (),
    ) -> DraftRecord:
        """Keep a new translation."""
        tree = content.model_dump(mode="json", by_alias=True)
        if self.project_id:
            stored = self.drafts.add(self.owner, self.project_id, FEATURE, tree, findings, provenance)
        else:
            stored = self._loose(tree, findings, provenance)
            self._put([stored, *self.translations()])
        told = [note.model_dump(by_alias=True) for note in notes]
        self.preferences.set(self.owner, notes_name(stored.id), told)
        return stored

    def save(self, record: DraftRecord, content: Content) -> DraftRecord:
        """Keep a translation as it is now."""
        tree = content.model_dump(mode="json", by_alias=True)
        if self.project_id:
            return self.drafts.save(self.owner, record.id, tree, record.findings)
        changed = record.model_copy(update={"content": tree, "updated_at": dt.datetime.now(dt.UTC)})
        self._put([changed if each.id == record.id else each for each in self.translations()])
        return changed

    def _loose(
        self, tree: dict[str, Any], findings: Sequence[Finding], provenance: Provenance
    ) -> DraftRecord:
        moment = dt.datetime.now(dt.UTC)
        return DraftRecord(
            id=uuid.uuid4().hex,
            owner=self.owner,
            project_id="",
            feature=FEATURE,
            content=tree,
            findings=list(findings),
            provenance=provenance,
            created_at=moment,
            updated_at=moment,
            revision=1,
        )

    def _put(self, records: Sequence[DraftRecord]) -> None:
        kept = [each.model_dump(mode="json", by_alias=True) for each in records[:_MOST]]
        self.preferences.set(self.owner, _LOOSE, kept)
        for dropped in records[_MOST:]:
            self.preferences.set(self.owner, notes_name(dropped.id), None)


def shelf_of(record: ProjectRecord | None) -> Shelf:
    """The shelf of a project, or of texts that belong to none."""
    parts = services()
    return Shelf(parts.drafts, parts.preferences, owner(), record.id if record else "")
