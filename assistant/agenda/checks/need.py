"""A2 and E: should this be a meeting, is its length a good one, is the agenda short enough to be read?"""

from collections.abc import Iterator

from assistant.agenda.checks.rule import Check, Context, Seen
from assistant.agenda.models import ItemType
from assistant.language.findings import Severity

LONGEST = 90
_LINES_A_PAGE = 46
_COLUMNS = 84
_PAGES = 2


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


def _pages(context: Context) -> Iterator[Seen]:
    lines = estimated_lines(context)
    if lines > _PAGES * _LINES_A_PAGE:
        pages = -(-lines // _LINES_A_PAGE)
        yield Seen("title", str(lines), {"lines": lines, "pages": pages})


def estimated_lines(context: Context) -> int:
    """Lines of the agenda on A4 in 11-point type: 84 columns a line, a Han character takes two.

    The pre-read and the citations are papers of their own and do not count.
    """
    headings = 2 * sum(bool(part) for part in _sections(context))
    counted = (p.text for p in context.passages if p.where not in {"pre_read", "citations", "departments"})
    return headings + sum(-(-_columns(text) // _COLUMNS) for text in counted)


def _sections(context: Context) -> tuple[object, ...]:
    agenda = context.agenda
    return (
        agenda.purpose,
        agenda.attendees,
        agenda.opening,
        agenda.shared_goal,
        agenda.joint_kpi,
        agenda.disagreements,
        agenda.items,
        agenda.terms,
        agenda.close,
    )


def _columns(text: str) -> int:
    return sum(1 if character.isascii() else 2 for character in text)


CHECKS = (
    Check("A02-need", Severity.WARNING, _need),
    Check("A02-length", Severity.NOTE, _length),
    Check("E-pages", Severity.WARNING, _pages),
)
