"""Each matter twice: the disagreement named, then the decision with everything DACI asks for."""

from collections.abc import Sequence

from assistant.agenda.checks.vocabulary import heard
from assistant.agenda.composer.matters import Matter, options_of
from assistant.agenda.composer.processes import process
from assistant.agenda.composer.room import Room
from assistant.agenda.models import AgendaItem, Decision, Disagreement, ItemType, Stage
from assistant.language.likeness import likeness, most_like
from assistant.language.voice import LINE_LIMIT, clip, tidy

_MOST = 3
_MOST_FACTS = 2
_ABOUT, _FAINTLY_ABOUT = 0.12, 0.04


def disagreement_item(room: Room, number: int) -> AgendaItem:
    """The item in which each side states its position; led by somebody of no side where possible."""
    matter, voice = room.matters[number], room.voice
    neutral = [name for name in room.names if name not in matter.sides]
    return AgendaItem(
        id=f"disagreement-{number + 1}",
        stage=Stage.DISAGREEMENT,
        type=ItemType.DISCUSS,
        question=voice.say(
            "disagreement.question", matter=voice.quote(matter.name), sides=voice.listing(matter.sides)
        ),
        minutes=0,
        owner=room.owner_from(neutral),
        process=process(room, Stage.DISAGREEMENT, number),
        speaks=matter.sides,
        output=voice.say("disagreement.output"),
    )


def decision_item(room: Room, number: int) -> AgendaItem:
    """The item that settles a matter: decided, or recommended while nobody is known to approve it."""
    matter, say = room.matters[number], room.voice.say
    decision = _decision(room, matter)
    return AgendaItem(
        id=f"decision-{number + 1}",
        stage=Stage.DECISION,
        type=ItemType.DECIDE if matter.decidable else ItemType.DISCUSS,
        question=matter.question,
        minutes=0,
        owner=decision.driver,
        process=process(room, Stage.DECISION, number) if matter.decidable else _recommending(room),
        speaks=matter.sides or room.names,
        output=say("decision.output" if matter.decidable else "decision.recommendation"),
        decision=decision if matter.decidable else None,
        note=_note(room, matter, decision),
    )


def disagreement(room: Room, matter: Matter) -> Disagreement:
    """Both positions in their own words, facts of the project about it, and worries as interpretations."""
    issue = matter.issue
    facts = [line for fact in room.project.facts if not heard("opinions", line := tidy(fact.text))]
    said = [text for position in issue.positions for text in (position.wants, position.because)]
    about = " ".join([matter.name, issue.unit, *issue.options, *issue.criteria, *said])
    chosen = most_like(about, facts, least=_ABOUT, most=_MOST_FACTS)
    chosen = chosen or most_like(about, facts, least=_FAINTLY_ABOUT, most=1)
    return Disagreement(
        issue=matter.name,
        positions=issue.positions,
        facts=[clip(facts[index], LINE_LIMIT) for index in sorted(chosen)],
        interpretations=[line for side in matter.sides if (line := _worry(room, side, about))],
    )


def _worry(room: Room, side: str, about: str) -> str:
    """What worries a department most about a matter, if anything does."""
    department = room.project.department(side)
    worries = [tidy(worry) for worry in department.worries if tidy(worry)] if department else []
    closest = max(worries, key=lambda worry: likeness(worry, about), default="")
    if not closest or likeness(closest, about) < _ABOUT:
        return ""
    return room.voice.say("disagreement.worry", department=side, worry=closest)


def _recommending(room: Room) -> str:
    return room.voice.say("decision.recommending", catalog="processes")


def _decision(room: Room, matter: Matter) -> Decision:
    issue = matter.issue
    driver = _driver(room, issue.approver)
    people = [person.name for name in matter.sides or room.names for person in room.people_of(name)[:1]]
    return Decision(
        approver=issue.approver,
        driver=driver,
        contributors=[name for name in dict.fromkeys(people) if name not in {issue.approver, driver}],
        options=options_of(issue),
        criteria=_criteria(room, matter),
        deadline=issue.deadline,
        escalation=issue.escalation,
    )


def _driver(room: Room, approver: str) -> str:
    """The host, unless the host approves: then another attendee."""
    others = [person.name for person in room.attendees if person.name != approver]
    return room.host if room.host != approver or not others else others[0]


def _criteria(room: Room, matter: Matter) -> list[str]:
    """The criteria stated; else what the project calls success; else the effect on each figure."""
    stated = _tidied(matter.issue.criteria) or _tidied(room.project.success_criteria)[:_MOST]
    if stated:
        return stated
    metrics = [d.kpis[0].name for d in room.departments if d.kpis]
    return [room.voice.say("decision.effect", metric=room.voice.quote(name)) for name in metrics[:_MOST]]


def _tidied(lines: Sequence[str]) -> list[str]:
    return [tidy(line) for line in lines if tidy(line)]


def _note(room: Room, matter: Matter, decision: Decision) -> str:
    """The unit of the options, and what still has to be confirmed, said in the item itself."""
    say, voice = room.voice.say, room.voice
    lines = [say("decision.unit", unit=tidy(matter.issue.unit))] if tidy(matter.issue.unit) else []
    missing = [say(f"decision.{name}") for name in _missing(decision, decidable=matter.decidable)]
    if missing:
        lines.append(say("decision.missing", unknown=voice.unknown, fields=voice.listing(missing)))
    able = [person.name for person in room.attendees if person.can_decide]
    if not decision.approver and able:
        lines.append(say("decision.able", people=voice.listing(able[:_MOST])))
    if decision.approver and not room.attends(decision.approver):
        lines.append(say("decision.absent", approver=decision.approver))
    return ("" if voice.chinese else " ").join(lines)


def _missing(decision: Decision, *, decidable: bool) -> list[str]:
    """What a decision lacks; a recommendation lacks nothing but its approver."""
    empty = {
        "approver": not decision.approver,
        "options": decidable and len(decision.options) < 2,
        "criteria": decidable and not decision.criteria,
        "deadline": decidable and decision.deadline is None,
        "escalation": decidable and not decision.escalation,
    }
    return [name for name, lacks in empty.items() if lacks]
