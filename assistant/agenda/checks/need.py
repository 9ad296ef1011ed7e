"""A2: should this be a meeting, and is its length a good one?"""

from collections.abc import Iterator

from assistant.agenda.checks.rule import Check, Context, Seen
from assistant.agenda.models import ItemType
from assistant.language.findings import Severity

LONGEST = 90


def shorter_length(minutes: int) -> int | None:
    """The 25 or 50 minutes that a half or a full hour becomes; ``None`` for other lengths."""
    if 25 < minutes <= 30:
        return 25
    return 50 if 50 < minutes <= 60 else None


def _need(context: Context) -> Iterator[Seen]:
    if context.agenda.items and not context.working(ItemType.DECIDE) and not context.agenda.disagreements:
        yield Seen("items", " / ".join(sorted({item.type.value for item in context.agenda.items})))


def _length(context: Context) -> Iterator[Seen]:
    minutes = context.agenda.meeting.minutes
    better = shorter_length(minutes)
    if better is not None:
        yield Seen("meeting", str(minutes), {"minutes": minutes, "better": better}, action="shorten")
    elif minutes > LONGEST:
        values = {"minutes": minutes, "longest": LONGEST}
        yield Seen("meeting", str(minutes), values, "message_long", "remedy_long")


CHECKS = (
    Check("A02-need", Severity.WARNING, _need),
    Check("A02-length", Severity.NOTE, _length),
)
