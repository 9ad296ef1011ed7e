"""What the agenda says first: title, purpose, success criteria, opening lines."""

from collections.abc import Sequence

from assistant.agenda.composer.matters import Matter
from assistant.agenda.composer.recognising import names_decision
from assistant.agenda.composer.room import Room
from assistant.agenda.models import Stage
from assistant.language.voice import LINE_LIMIT, TEXT_LIMIT, clip, first_sentence, one_line, tidy
from assistant.project.models import Department

_MOST_CRITERIA = 3
_MOST_UNKNOWNS = 2
_LONG_HAN, _LONG_LATIN = 60, 130
_MOST_VIEWS = 4


def title(room: Room) -> str:
    """The meeting's name, after the project."""
    return room.voice.say("title", title=tidy(room.project.title))


def purpose(room: Room, matters: Sequence[Matter], stages: set[Stage]) -> str:
    """One sentence: why, and the decision or the artefact the room leaves with."""
    voice = room.voice
    table = Stage.JOINT_KPI in stages
    if matters:
        key = "purpose.decide_and_table" if table else "purpose.decide"
    else:
        key = "purpose.table" if table else "purpose.goal"
    outcome = voice.say(key, matters=voice.quotes(matter.name for matter in matters))
    why = tidy(first_sentence(room.project.purpose)[0])
    if why and names_decision(why):
        return voice.say("purpose.stated", purpose=why, limit=TEXT_LIMIT)
    if why:
        return voice.say("purpose.with_why", purpose=why, outcome=outcome, limit=TEXT_LIMIT)
    return voice.say("purpose.bare", title=voice.quote(room.project.title), outcome=outcome, limit=TEXT_LIMIT)


def success_criteria(room: Room, matters: Sequence[Matter], stages: set[Stage]) -> list[str]:
    """What the person called success, then what this meeting can be checked by: three lines."""
    voice = room.voice
    stated = [clip(one_line(line), LINE_LIMIT) for line in room.project.success_criteria if tidy(line)]
    derived = [voice.say("criteria.decided", matter=voice.quote(matter.name)) for matter in matters[:2]]
    if Stage.JOINT_KPI in stages:
        derived.append(voice.say("criteria.table"))
    derived += [voice.say("criteria.goal"), voice.say("criteria.actions")]
    return [*stated, *derived][:_MOST_CRITERIA]


def opening_lines(room: Room) -> list[str]:
    """What is uncertain, why every voice is needed, and that questions are welcome."""
    return [_uncertain(room), _voices(room), room.voice.say("opening.invite")]


def _uncertain(room: Room) -> str:
    voice = room.voice
    unknowns = [tidy(line).rstrip("？?") for line in room.project.unknowns if tidy(line).rstrip("？?")]
    if unknowns:
        few = unknowns[:_MOST_UNKNOWNS]
        if sum(map(len, few)) > (_LONG_HAN if voice.chinese else _LONG_LATIN):
            few = [min(unknowns, key=len)]
        listed = voice.chain(voice.quote(line) for line in few)
        return voice.say("opening.unknowns", unknowns=listed, limit=TEXT_LIMIT)
    if room.matters:
        listed = voice.quotes(matter.name for matter in room.matters)
        return voice.say("opening.open_matters", matters=listed, limit=TEXT_LIMIT)
    return voice.say("opening.nothing_known")


def _voices(room: Room) -> str:
    voice = room.voice
    sights = [_sight(department) for department in room.departments if _sight(department)]
    if len(sights) < 2:
        return voice.say("opening.voices_plain")
    return voice.say("opening.voices", sights=voice.quotes(sights, most=_MOST_VIEWS), limit=TEXT_LIMIT)


def _sight(department: Department) -> str:
    """What a department knows best: its leading figure, else its goal."""
    return tidy(department.kpis[0].name if department.kpis else department.goal)
