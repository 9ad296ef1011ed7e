"""The items of an alignment meeting, in the order of :class:`~assistant.agenda.models.Stage`."""

from collections.abc import Sequence

from assistant.agenda.composer.decisions import decision_item, disagreement_item
from assistant.agenda.composer.exchange import exchange_item
from assistant.agenda.composer.processes import process
from assistant.agenda.composer.room import Room
from assistant.agenda.composer.timing import Candidate
from assistant.agenda.models import AgendaItem, ItemType, Stage
from assistant.project.models import JointKpi

_TIGHT, _ROOMY, _LONG = 20, 30, 100
_OPENING_ITEMS = 4


def candidates(room: Room, kpi: JointKpi | None, *, proposed: bool) -> list[Candidate]:
    """Everything that could be on the agenda, in order; :func:`timing.plan` chooses what fits."""
    minutes = room.project.meeting.minutes
    found = [*_opening_stages(room, minutes), *_disagreements(room, minutes)]
    middle = 4 if minutes >= _ROOMY else 3
    exchange = exchange_item(room)
    if exchange is not None:
        found.append(Candidate(exchange, floor=middle, weight=5, cap=20, rank=_rank(1) + 0.4))
    if kpi is not None:
        item = _joint_kpi(room, kpi, proposed=proposed)
        found.append(Candidate(item, floor=middle, weight=5, cap=20, rank=_rank(1) + 0.2))
    found = _with_breaks(room, [*found, *_decisions(room, minutes)], minutes)
    close = _item(room, Stage.CLOSE, "close", "close.question", "close.output", speaks=room.names)
    return [*found, Candidate(close, floor=2 if minutes < _TIGHT else 3, weight=4, cap=12, rank=0)]


def _rank(matter: int) -> float:
    """The first decision comes right after the confirmation; others after the shared goal."""
    return 2 if matter == 0 else 6 + matter


def _opening_stages(room: Room, minutes: int) -> list[Candidate]:
    many, tight = max(1, len(room.departments)), minutes < _TIGHT
    short = 1 if tight else 2
    confirm = _item(room, Stage.CONFIRM, "confirm", "confirm.question", "confirm.output", speaks=room.names)
    opening = _item(room, Stage.OPENING, "opening", "opening_item.question", "opening_item.output")
    stakes = _item(room, Stage.STAKES, "stakes", "stakes.question", "stakes.output", speaks=room.names)
    goal = _item(room, Stage.SHARED_GOAL, "shared-goal", "shared_goal.question", "shared_goal.output")
    floor = max(2, min(many * (1 if tight or many > 3 else 2), minutes // 4))
    return [
        Candidate(confirm, floor=short, weight=2, cap=3, rank=1),
        Candidate(opening, floor=short, weight=3, cap=5, rank=3),
        Candidate(
            stakes,
            floor=floor,
            weight=min(2 * many + 2, 12),
            cap=max(floor, 3 * many),
            rank=4,
            airtime=many,
        ),
        Candidate(goal, floor=2 if tight else 3, weight=6, cap=15, rank=5),
    ]


def _disagreements(room: Room, minutes: int) -> list[Candidate]:
    """The first follows its decision in rank; the others yield to exchange, joint KPI and decisions."""
    return [
        Candidate(
            disagreement_item(room, number),
            floor=4 if minutes >= _ROOMY else 3,
            weight=7,
            cap=25,
            rank=6 if number == 0 else _rank(len(room.matters)) + number,
            needs=f"decision-{number + 1}",
        )
        for number, matter in enumerate(room.matters)
        if matter.contested
    ]


def _decisions(room: Room, minutes: int) -> list[Candidate]:
    return [
        Candidate(
            decision_item(room, number),
            floor=3 if minutes < _TIGHT or not matter.contested else 5,
            weight=9 if matter.contested else 6,
            cap=45,
            rank=_rank(number),
        )
        for number, matter in enumerate(room.matters)
    ]


def _item(
    room: Room, stage: Stage, id: str, question: str, output: str, *, speaks: Sequence[str] = ()
) -> AgendaItem:
    say = room.voice.say
    return AgendaItem(
        id=id,
        stage=stage,
        type=ItemType.DISCUSS,
        question=say(question),
        minutes=0,
        owner=room.host,
        process=process(room, stage),
        speaks=list(speaks),
        output=say(output),
    )


def _joint_kpi(room: Room, kpi: JointKpi, *, proposed: bool) -> AgendaItem:
    voice = room.voice
    owners = [c.data_owner for c in kpi.contributions if room.attends(c.data_owner)]
    return AgendaItem(
        id="joint-kpi",
        stage=Stage.JOINT_KPI,
        type=ItemType.DISCUSS,
        question=voice.say("joint_kpi.question", kpi=voice.quote(kpi.name)),
        minutes=0,
        owner=owners[0] if owners else room.owner_from(room.names),
        process=process(room, Stage.JOINT_KPI),
        speaks=room.names,
        output=voice.say("joint_kpi.output"),
        note=voice.say("joint_kpi.proposed") if proposed else "",
    )


def _with_breaks(room: Room, found: list[Candidate], minutes: int) -> list[Candidate]:
    """A break for every hundred minutes of a long meeting, never before the stakes are stated."""
    first, rest = found[:_OPENING_ITEMS], found[_OPENING_ITEMS:]
    breaks = min((minutes - 1) // _LONG, len(rest))
    for number in range(breaks, 0, -1):
        pause = AgendaItem(
            id=f"break-{number}",
            type=ItemType.DISCUSS,
            question=room.voice.say("break.question"),
            minutes=0,
            owner=room.host,
            process=room.voice.say("break.any", catalog="processes"),
            output=room.voice.say("break.output"),
        )
        place = len(rest) * number // (breaks + 1)
        rest.insert(place, Candidate(pause, floor=5, weight=3, cap=10, rank=6.9))
    return [*first, *rest]
