"""A7: a decide item has one approver, real options, criteria, a deadline and a way up."""

from collections.abc import Iterator

from assistant.agenda.checks.items import is_open, named, split_names
from assistant.agenda.checks.rule import Check, Context, Seen
from assistant.agenda.models import AgendaItem, Decision, ItemType
from assistant.language.findings import Severity

_OPTIONS = 2


def _decisions(context: Context) -> Iterator[tuple[AgendaItem, Decision]]:
    for item in context.working(ItemType.DECIDE):
        yield item, item.decision or Decision()


def _approver(context: Context) -> Iterator[Seen]:
    for item, decision in _decisions(context):
        values = {"question": item.question, "approver": decision.approver}
        if is_open(decision.approver):
            yield Seen(item.id, decision.approver or item.question, values)
        elif len(split_names(decision.approver)) > 1 and len(named(decision.approver, context.names)) != 1:
            yield Seen(item.id, decision.approver, values, "message_many")


def _approver_present(context: Context) -> Iterator[Seen]:
    for item, decision in _decisions(context):
        if is_open(decision.approver) or not context.names:
            continue
        present = named(decision.approver, context.names)
        people = [person for person in context.agenda.attendees if person.name in present]
        values = {"question": item.question, "approver": decision.approver}
        if not present:
            yield Seen(item.id, decision.approver, values)
        elif people and not any(person.can_decide for person in people):
            yield Seen(item.id, decision.approver, values, "message_cannot", "remedy_cannot")


def _options(context: Context) -> Iterator[Seen]:
    for item, decision in _decisions(context):
        options = {option.strip() for option in decision.options if option.strip()}
        if len(options) < _OPTIONS:
            evidence = decision.options[0] if options else item.question
            yield Seen(item.id, evidence, {"question": item.question, "count": len(options)})


def _criteria(context: Context) -> Iterator[Seen]:
    for item, decision in _decisions(context):
        if not any(line.strip() for line in decision.criteria):
            yield Seen(item.id, item.question, {"question": item.question})


def _deadline(context: Context) -> Iterator[Seen]:
    date = context.agenda.meeting.date
    for item, decision in _decisions(context):
        if decision.deadline is None:
            yield Seen(item.id, item.question, {"question": item.question})
        elif date is not None and decision.deadline < date:
            values = {"deadline": decision.deadline.isoformat(), "date": date.isoformat()}
            yield Seen(item.id, decision.deadline.isoformat(), values, "message_early", "remedy_early")


def _escalation(context: Context) -> Iterator[Seen]:
    for item, decision in _decisions(context):
        if is_open(decision.escalation):
            yield Seen(item.id, decision.escalation or item.question, {"question": item.question})


CHECKS = (
    Check("A07-approver", Severity.ERROR, _approver),
    Check("A07-approver-present", Severity.WARNING, _approver_present),
    Check("A07-options", Severity.ERROR, _options),
    Check("A07-criteria", Severity.WARNING, _criteria),
    Check("A07-deadline", Severity.WARNING, _deadline),
    Check("A07-escalation", Severity.WARNING, _escalation),
)
