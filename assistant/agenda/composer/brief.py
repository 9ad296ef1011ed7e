"""The private brief: walk-away, limits, concessions, reminders, and whom to see before the meeting."""

from collections.abc import Sequence

from assistant.agenda.composer.room import Room
from assistant.agenda.models import PrivateBrief, Visit
from assistant.knowledge.principles import PrincipleHit
from assistant.language.figures import write_date
from assistant.language.voice import LINE_LIMIT, TEXT_LIMIT, clip, one_line, tidy
from assistant.project.matching import matches
from assistant.project.models import Objector, Stakeholder

_BRIEF = "brief"
_MOST_VISITS = 7
_MOST_REMINDERS = 4
# Principles that help the person alone, then those whose wording suits a private talk.
_FOR_ONE = ("pre-meeting", "face-and-hierarchy", "batna", "right-people-in-room", "cooperation-account")
_TO_SAY = (
    "pre-meeting", "face-and-hierarchy", "interests-not-positions", "altruistic-negotiation", "reciprocity",
    "resource-trade-off", "questions-welcomed", "psychological-safety", "logrolling",
)  # fmt: skip


def private_brief(room: Room, hits: Sequence[PrincipleHit]) -> PrivateBrief:
    """One page for the person alone."""
    private = room.project.private
    limits = [
        _say(room, "limit", issue=tidy(limit.issue), value=tidy(limit.value))
        for limit in private.reservation_values
    ]
    return PrivateBrief(
        batna=private.batna,
        reservation_values=limits,
        concessions=[clip(one_line(text), LINE_LIMIT) for text in private.concessions if tidy(text)],
        reminders=[*_reminders(room, hits), *(note for note in private.notes if note)],
        visits=visits(room, hits),
    )


def visits(room: Room, hits: Sequence[PrincipleHit]) -> list[Visit]:
    """Conversations before the meeting, in order.

    Objectors who can decide come first, then other objectors, deciders of other departments, and at
    last whoever approves: in Taiwan agreement is announced in the meeting, not sought there.
    """
    objectors = {o.stakeholder: o for o in room.project.private.objectors if o.stakeholder}
    people = _people(room, list(objectors))
    ranked = sorted(people, key=lambda person: _turn(room, person, objectors))
    chosen = [p for n, p in enumerate(ranked) if p.name in objectors or n < _MOST_VISITS]
    return [
        Visit(
            stakeholder=person.name,
            department=person.department,
            about=_about(room, person),
            order=order,
            likely_objection=_objection(objectors.get(person.name)),
            talking_points=_points(room, person, objectors.get(person.name), hits, order),
        )
        for order, person in enumerate(chosen, start=1)
    ]


def _people(room: Room, objectors: Sequence[str]) -> list[Stakeholder]:
    known = {person.name: person for person in [*room.attendees, *room.project.stakeholders] if person.name}
    approvers = [name for matter in room.matters if (name := matter.issue.approver)]
    for name in [*objectors, *approvers]:
        known.setdefault(name, Stakeholder(name=name, department=""))
    wanted = {*objectors, *approvers}
    return [
        person
        for person in known.values()
        if person.name in wanted or (person.can_decide and person.name != room.host)
    ]


def _turn(room: Room, person: Stakeholder, objectors: dict[str, Objector]) -> int:
    approves = any(matter.issue.approver == person.name for matter in room.matters)
    if person.name in objectors:
        return 0 if person.can_decide or approves else 1
    if approves:
        return 3
    return 2 if person.department != room.project.own_department else 4


def _about(room: Room, person: Stakeholder) -> str:
    voice = room.voice
    approves = [m.name for m in room.matters if m.issue.approver == person.name]
    holds = [m.name for m in room.matters if person.department in m.sides]
    if holds:
        return _say(room, "about.position", matters=voice.quotes(holds), department=person.department)
    if approves:
        return _say(room, "about.approval", matters=voice.quotes(approves))
    return _say(room, "about.support", title=voice.quote(room.project.title))


def _objection(objector: Objector | None) -> str:
    return one_line(objector.objection) if objector else ""


def _points(
    room: Room, person: Stakeholder, objector: Objector | None, hits: Sequence[PrincipleHit], order: int
) -> list[str]:
    """Ask first, then answer, then give, then ask for the mandate; a sentence to say at the end."""
    voice = room.voice
    department = room.project.department(person.department)
    points = []
    if department and department.worries:
        worry = department.worries[_earlier(room, person) % len(department.worries)]
        points.append(_say(room, "point.ask", worry=voice.quote(worry)))
    elif objector:
        points.append(_say(room, "point.ask", worry=voice.quote(objector.objection)))
    else:
        points.append(_say(room, "point.listen"))
    if objector and tidy(objector.answer):
        points.append(_say(room, "point.answer", answer=tidy(objector.answer)))
    elif objector:
        points.append(_say(room, "point.no_answer"))
    points += _gifts(room, person.department)
    points += _mandates(room, person)
    wording = _wording(room, hits, order)
    return [clip(point, TEXT_LIMIT) for point in [*points, *wording]]


def _earlier(room: Room, person: Stakeholder) -> int:
    """How many attendees of the same department stand before ``person``: each is asked another worry."""
    names = [each.name for each in room.people_of(person.department)]
    return names.index(person.name) if person.name in names else 0


def _gifts(room: Room, department: str) -> list[str]:
    own = room.project.own_department
    if not department or department == own:
        return []
    found = [m for m in matches(room.departments) if m.giver == own and m.taker == department]
    return [
        _say(room, "point.give", offer=room.voice.quote(m.offer), ask=room.voice.quote(m.ask))
        for m in found[:2]
    ]


def _mandates(room: Room, person: Stakeholder) -> list[str]:
    return [
        _say(
            room,
            "point.mandate",
            matter=room.voice.quote(m.name),
            deadline=write_date(m.issue.deadline, room.voice.language),
        )
        for m in room.matters
        if m.issue.approver == person.name
    ][:2]


def _wording(room: Room, hits: Sequence[PrincipleHit], order: int) -> list[str]:
    """A sentence of a principle found; visits take turns so that not everybody hears the same."""
    found = {hit.principle.key: hit.principle for hit in hits}
    sayings = [
        (principle.name.say(room.voice.language), wording.say(room.voice.language))
        for key in _TO_SAY
        if (principle := found.get(key)) is not None
        for wording in principle.wording
    ]
    if not sayings:
        return []
    name, sentence = sayings[(order - 1) % len(sayings)]
    return [_say(room, "point.say", name=name, sentence=room.voice.quote(sentence))]


def _reminders(room: Room, hits: Sequence[PrincipleHit]) -> list[str]:
    """Principles for the person alone, then what goes wrong with the ones found."""
    language = room.voice.language
    alone = [hit.principle for hit in hits if hit.principle.key in _FOR_ONE]
    others = [hit.principle for hit in hits if hit.principle.key not in _FOR_ONE]
    lines = [_say(room, "reminder", name=p.name.say(language), text=p.idea.say(language)) for p in alone]
    lines += [
        _say(room, "careful", name=p.name.say(language), text=p.goes_wrong[0].say(language)) for p in others
    ]
    return lines[:_MOST_REMINDERS]


def _say(room: Room, key: str, **values: object) -> str:
    return room.voice.say(key, catalog=_BRIEF, limit=LINE_LIMIT, **values)
