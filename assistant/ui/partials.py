"""What a model had written when it broke off: kept beside the drafts, never as one of them."""

from assistant.project.records import DraftStore, Provenance
from assistant.ui.state import owner, services

_MOST = 40_000


def keep_partial(drafts: DraftStore, whose: str, project_id: str, feature: str, text: str) -> None:
    """Keep the text, for a thread that asks no session; an empty one takes the place of an older text."""
    before = drafts.latest(whose, project_id, _beside(feature))
    content = {"text": text[:_MOST]}
    if before is not None and before.content != content:
        drafts.save(whose, before.id, content, [])
    elif before is None and text:
        drafts.add(whose, project_id, _beside(feature), content, [], Provenance())


def partial_of(project_id: str, feature: str) -> str:
    """The text of the last try; empty when that one came to its end."""
    kept = services().drafts.latest(owner(), project_id, _beside(feature))
    return "" if kept is None else str(kept.content["text"])


def _beside(feature: str) -> str:
    return f"{feature}.partial"
