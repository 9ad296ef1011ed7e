"""The proposal at hand: stored with the project, changed and undone one step at a time."""

import dataclasses
from collections.abc import Callable, Collection
from dataclasses import dataclass

import streamlit as st

from assistant.language.errors import CommonGroundError
from assistant.language.locale import LocalText
from assistant.project.intake.accepting import accept, holds
from assistant.project.intake.proposal import ProposedField
from assistant.project.models import Project
from assistant.project.records import DraftRecord, DraftStore, Provenance
from assistant.ui.boundary import guarded
from assistant.ui.components.intake.deciding import rewritten, rivals, settled
from assistant.ui.components.intake.stored import Intake, State, StoredValue
from assistant.ui.editing import drop_refusals, redraw
from assistant.ui.refusals import Refusal
from assistant.ui.state import owner, remember, remembered, services
from assistant.ui.words import both, say

FEATURE = "intake"
TEXT = "intake_text"
TOLD = "intake_told"
"""Where the session remembers what to say next: a callback of a fragment may not show anything itself."""
LINE = 300
"""Characters of a line of the project; :func:`accept` shortens longer ones."""


@dataclass(frozen=True)
class Tray:
    """A project's proposal open for deciding."""

    project_id: str
    draft_id: str
    revision: int
    intake: Intake

    def key(self, *path: str) -> str:
        """A widget's key; a new one after undo, so that it shows what is stored."""
        return f"intake/{self.draft_id}/{_epoch(self.project_id)}/" + "/".join(path)

    def accept(self, ids: Collection[str], *, replace: bool = False) -> Callable[[], None]:
        """A callback that writes values into the project; ``replace``: over what stands there."""
        return guarded(lambda: _accept(self.project_id, ids, replace))

    def settle(self, ids: Collection[str], state: State) -> Callable[[], None]:
        """A callback that rejects values, or takes them up again."""
        return guarded(lambda: _change(self.project_id, lambda kept: settled(kept, ids, state)))

    def rewrite(self, found_id: str, key: str, read: Callable[[object], StoredValue]) -> Callable[[], None]:
        """A callback that stores what the person made of a value in the widget ``key``."""

        @guarded
        def run() -> None:
            try:
                value = read(st.session_state[key])
            except Refusal as refusal:
                raise CommonGroundError(LocalText.same(str(refusal)), both("intake.unchanged")) from None
            _change(self.project_id, lambda kept: rewritten(kept, found_id, value))

        return run


def tray_of(project_id: str) -> Tray | None:
    """The proposal of a project, or ``None`` before the first reading."""
    record = _latest(project_id)
    if record is None:
        return None
    return Tray(project_id, record.id, record.revision, Intake.model_validate(record.content))


def keep(drafts: DraftStore, whose: str, project_id: str, change: Callable[[Intake], Intake]) -> None:
    """Store the proposal after another reading; called by the reading thread, so it asks no session."""
    record = drafts.latest(whose, project_id, FEATURE)
    content = change(Intake.model_validate(record.content) if record else Intake()).content()
    if record is None:
        drafts.add(whose, project_id, FEATURE, content, [], Provenance())
    else:
        drafts.save(whose, record.id, content, [])


def pasted_text(project_id: str) -> str:
    """What the person pasted, kept until they take it out."""
    record = services().drafts.latest(owner(), project_id, TEXT)
    return str(record.content.get("text", "")) if record else ""


def keep_text(project_id: str, text: str) -> None:
    """Keep what the person pasted."""
    drafts = services().drafts
    record = drafts.latest(owner(), project_id, TEXT)
    if record is None:
        drafts.add(owner(), project_id, TEXT, {"text": text}, [], Provenance())
    else:
        drafts.save(owner(), record.id, {"text": text}, [])


@guarded
def undo(project_id: str) -> None:
    """Take back the last step; where it wrote into the project, there too."""
    record = _latest(project_id)
    if record is None:
        return
    saved_as = Intake.model_validate(record.content).saved_as
    stored = services().projects.get(owner(), project_id)
    if saved_as is not None and stored is not None:
        if stored.revision != saved_as:
            raise CommonGroundError(
                both("intake.changed_since.sentence"), both("intake.changed_since.next_step")
            )
        services().projects.undo(owner(), project_id)
        _redraw_project(project_id)
    undone = services().drafts.undo(owner(), record.id) is not None
    remember(f"intake_epoch.{project_id}", _epoch(project_id) + 1)
    remember(TOLD, say("intake.undone" if undone else "common.nothing_to_undo"))


def _accept(project_id: str, ids: Collection[str], replace: bool) -> None:
    """Write values into the project as one revision, and remember that they are in."""
    stored = services().projects.get(owner(), project_id)
    record = _latest(project_id)
    if stored is None or record is None:
        return
    kept = Intake.model_validate(record.content)
    chosen = {each.id: each.field() for each in kept.open if each.id in ids}
    paths = [field.path for field in chosen.values()] if replace else []
    project = accept(stored.project, chosen.values(), replace=paths)
    taken = {found_id for found_id, field in chosen.items() if _is_in(project, field)}
    saved = services().projects.save(owner(), project_id, project)
    kept = settled(settled(kept, rivals(kept, taken), State.REJECTED), taken, State.ACCEPTED)
    kept = kept.model_copy(update={"saved_as": saved.revision if saved.revision != stored.revision else None})
    services().drafts.save(owner(), record.id, kept.content(), [])
    _redraw_project(project_id)
    if len(taken) < len(chosen):
        raise CommonGroundError(
            both("intake.full.sentence", count=len(chosen) - len(taken)), both("intake.full.next_step")
        )
    told = say("intake.accepted_one") if len(taken) == 1 else say("intake.accepted_many", count=len(taken))
    remember(TOLD, told)


def _is_in(project: Project, field: ProposedField) -> bool:
    """Whether the project took a value, shortened where it is long; a full list takes none."""
    shortened = (
        dataclasses.replace(field, value=field.value[:LINE]) if isinstance(field.value, str) else field
    )
    return holds(project, field) or holds(project, shortened)


def _change(project_id: str, change: Callable[[Intake], Intake]) -> None:
    record = _latest(project_id)
    if record is not None:
        content = change(Intake.model_validate(record.content)).content()
        services().drafts.save(owner(), record.id, content, [])


def _latest(project_id: str) -> DraftRecord | None:
    return services().drafts.latest(owner(), project_id, FEATURE)


def _redraw_project(project_id: str) -> None:
    drop_refusals(project_id)
    redraw(project_id)


def _epoch(project_id: str) -> int:
    return int(remembered(f"intake_epoch.{project_id}", 0))
