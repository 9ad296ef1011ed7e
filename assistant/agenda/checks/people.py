"""A8: each department sends somebody who can decide, and the room stays small enough to talk."""

from collections.abc import Iterator

from assistant.agenda.checks.items import is_open
from assistant.agenda.checks.rule import Check, Context, Seen
from assistant.language.findings import Severity

LARGEST_ROOM = 7
_FEWEST_DEPARTMENTS = 2


def _departments(context: Context) -> Iterator[Seen]:
    if len(context.departments) < _FEWEST_DEPARTMENTS:
        evidence = context.departments[0] if context.departments else context.agenda.title
        yield Seen("departments", evidence, {"count": len(context.departments)})


def _nobody(context: Context) -> Iterator[Seen]:
    if not context.names:
        yield Seen("attendees", context.agenda.title)


def _decider(context: Context) -> Iterator[Seen]:
    if not context.agenda.attendees:
        return
    for department in context.departments:
        people = [person for person in context.agenda.attendees if person.department == department]
        if not people:
            yield Seen("attendees", department, {"department": department}, "message_nobody", "remedy_nobody")
        elif not any(person.can_decide for person in people):
            names = "、".join(person.name for person in people if not is_open(person.name))
            yield Seen("attendees", names or department, {"department": department})


def _many(context: Context) -> Iterator[Seen]:
    count = len(context.names)
    if count > LARGEST_ROOM:
        yield Seen("attendees", str(count), {"count": count, "largest": LARGEST_ROOM})


CHECKS = (
    Check("A08-departments", Severity.WARNING, _departments),
    Check("A08-nobody", Severity.WARNING, _nobody),
    Check("A08-decider", Severity.WARNING, _decider),
    Check("A08-many", Severity.WARNING, _many),
)
