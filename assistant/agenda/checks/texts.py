"""Every text a reader of the agenda sees, with the place it stands."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from assistant.agenda.models import AgendaItem, AlignmentAgenda

_NOT_TEXTS = frozenset(
    {"id", "key", "quote", "principles", "email", "time_zone", "language", "stage", "type", "own_sources"}
)
_LONGEST_LINE = 600


class Passage(NamedTuple):
    """One text. ``where``: an item's id, or the name of the agenda's field it stands in."""

    where: str
    text: str


def passages(agenda: AlignmentAgenda) -> list[Passage]:
    """All texts in reading order, empty ones left out.

    Quotations come last, of the knowledge base under ``citations``, of the company's documents under
    ``own_sources``; addresses and keys are not texts.
    """
    return [passage for passage in _all(agenda) if passage.text.strip()]


def _all(agenda: AlignmentAgenda) -> Iterator[Passage]:
    yield Passage("title", agenda.title)
    yield Passage("purpose", agenda.purpose)
    yield from (Passage("success_criteria", line) for line in agenda.success_criteria)
    yield from (Passage("departments", name) for name in agenda.departments)
    for person in agenda.attendees:
        yield from (Passage("attendees", text) for text in (person.name, person.department, person.role))
    yield Passage("meeting", agenda.meeting.place)
    yield from (Passage("opening", line) for line in agenda.opening)
    yield Passage("shared_goal", agenda.shared_goal)
    yield from _joint_kpi(agenda)
    for about in agenda.disagreements:
        yield Passage("disagreements", about.issue)
        for position in about.positions:
            said = (position.department, position.wants, position.because)
            yield from (Passage("disagreements", text) for text in said)
        yield from (Passage("disagreements", line) for line in (*about.facts, *about.interpretations))
    for item in agenda.items:
        yield from (Passage(item.id, text) for text in item_texts(item))
    for part in agenda.pre_read.parts:
        yield from (Passage("pre_read", text) for text in (part.title, *part.lines))
    yield from (Passage("parking_lot", line) for line in agenda.parking_lot or ())
    for term in agenda.terms:
        yield from (Passage("terms", text) for text in (term.term, term.meaning))
    for action in agenda.close.actions if agenda.close else ():
        yield from (Passage("close", text) for text in (action.what, action.owner))
    for citation in agenda.citations:
        yield from (Passage("citations", text) for text in (citation.quote, citation.why))
    for source in agenda.own_sources:
        yield from (Passage("own_sources", text) for text in (source.sentence, source.document))


def _joint_kpi(agenda: AlignmentAgenda) -> Iterator[Passage]:
    kpi = agenda.joint_kpi
    if kpi is None:
        return
    yield from (Passage("joint_kpi", text) for text in (kpi.name, kpi.formula, kpi.unit, kpi.counter_metric))
    for part in kpi.contributions:
        said = (part.department, part.contributes, part.data_owner)
        yield from (Passage("joint_kpi", text) for text in said)


def item_texts(item: AgendaItem) -> list[str]:
    """All texts of one item, empty ones included."""
    texts = [item.question, item.owner, item.process, *item.speaks, item.output, item.note]
    if item.decision is not None:
        given = item.decision
        texts += [given.approver, given.driver, *given.contributors, *given.options, *given.criteria]
        texts.append(given.escalation)
    return texts


def proper_names(agenda: AlignmentAgenda) -> frozenset[str]:
    """Names of people and departments as the agenda lists them: other fields and papers refer to them."""
    people = [person.name for person in agenda.attendees] + agenda.meeting.attendees
    return frozenset([*people, *agenda.departments, *(person.department for person in agenda.attendees)])


def changed_texts(agenda: AlignmentAgenda, where: str, change: Callable[[str], str]) -> AlignmentAgenda:
    """The agenda with ``change`` applied to every text at ``where``; proper names are left alone.

    A change that would make a line too long to be stored is not made.
    """
    kept = proper_names(agenda)

    def changed(node: Any) -> Any:
        if isinstance(node, dict):
            return {name: child if name in _NOT_TEXTS else changed(child) for name, child in node.items()}
        if isinstance(node, list):
            return [changed(child) for child in node]
        if not isinstance(node, str) or node in kept:
            return node
        new = change(node)
        return new if len(new) <= max(len(node), _LONGEST_LINE) else node

    document = agenda.model_dump()
    if where in document:
        document[where] = changed(document[where])
    document["items"] = [changed(item) if item["id"] == where else item for item in document["items"]]
    return AlignmentAgenda.model_validate(document)
