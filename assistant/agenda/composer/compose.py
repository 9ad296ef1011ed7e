"""The offline composer: agenda and papers from the project and the principles found, by rules alone."""

import datetime as dt
from collections.abc import Sequence

from assistant.agenda.checks.jargon import UNEXPLAINED
from assistant.agenda.checks.texts import passages
from assistant.agenda.composer import brief, citing, joint_kpi, opening, papers, stages
from assistant.agenda.composer.decisions import disagreement
from assistant.agenda.composer.matters import Matter
from assistant.agenda.composer.room import Room
from assistant.agenda.composer.timing import Plan, plan
from assistant.agenda.models import (
    Action,
    AgendaItem,
    AgendaPackage,
    AlignmentAgenda,
    Close,
    OwnCitation,
    Stage,
)
from assistant.agenda.own_sources import notice_of
from assistant.knowledge.glossary.glossary import Glossary
from assistant.knowledge.principles import PrincipleHit
from assistant.language.locale import Language
from assistant.project.models import JointKpi, Project


def compose(
    project: Project,
    hits: Sequence[PrincipleHit],
    *,
    language: Language,
    today: dt.date,
    own: Sequence[OwnCitation] = (),
    glossary: Glossary | None = None,
) -> AgendaPackage:
    """Draft everything for the meeting without a model.

    Same input, same output. Names, figures and dates come from ``project``; what it does not say reads
    待確認 / "to be confirmed" or stays empty for the checks to point at. Only principles among ``hits``
    are cited, their idea quoted verbatim. The items' minutes and the buffer sum to the meeting's length.

    Args:
        own: what the company's documents say; quoted in the pre-read, and its rule on how early papers go out
            comes before the usual two working days.
        glossary: explains words that not every department at the table knows, the most used first.
    """
    room = Room.of(project, language, today)
    kpi, proposed = joint_kpi.joint_kpi(room)
    planned = plan(stages.candidates(room, kpi, proposed=proposed), project.meeting.minutes)
    agenda = _explaining(_agenda(room, planned, kpi, hits, own), room, glossary)
    return AgendaPackage(
        agenda=agenda,
        invitation=papers.invitation(room, agenda),
        brief=brief.private_brief(room, hits),
        composed_offline=True,
        written_update=papers.written_update(room),
    )


def _agenda(
    room: Room,
    planned: Plan,
    kpi: JointKpi | None,
    hits: Sequence[PrincipleHit],
    own: Sequence[OwnCitation],
) -> AlignmentAgenda:
    matters = _kept_matters(room, planned)
    found = {item.stage for item in planned.items}
    items = [_finished(room, item, planned, hits) for item in planned.items]
    return AlignmentAgenda(
        title=opening.title(room),
        language=room.voice.language,
        purpose=opening.purpose(room, matters, found),
        success_criteria=opening.success_criteria(room, matters, found),
        departments=room.names,
        attendees=list(room.attendees),
        meeting=room.project.meeting.model_copy(
            update={"attendees": [person.name for person in room.attendees]}
        ),
        buffer_minutes=planned.buffer,
        opening=opening.opening_lines(room),
        shared_goal=joint_kpi.shared_goal(room),
        joint_kpi=kpi,
        disagreements=[disagreement(room, matter) for matter in matters if matter.contested],
        items=items,
        pre_read=papers.pre_read(room, planned.dropped, notice_of(own)),
        parking_lot=_parking_lot(room, planned),
        close=_close(room, items, kpi),
        citations=citing.citations(room, items, hits),
        own_sources=list(own),
    )


def _explaining(agenda: AlignmentAgenda, room: Room, glossary: Glossary | None) -> AlignmentAgenda:
    """The agenda with the words that stand in it explained: the project's first, then the glossary's."""
    shown = [passage for passage in passages(agenda) if passage.where not in UNEXPLAINED]
    texts = [passage.text for passage in shown]
    terms = citing.terms_in([passage.text for passage in passages(agenda)], room.project.terms)
    if glossary is not None:
        terms += citing.terms_from_glossary(texts, room, glossary, terms)
    return agenda.model_copy(update={"terms": terms})


def _kept_matters(room: Room, planned: Plan) -> list[Matter]:
    kept = {item.id for item in planned.items}
    return [matter for n, matter in enumerate(room.matters) if f"decision-{n + 1}" in kept]


def _finished(room: Room, item: AgendaItem, planned: Plan, hits: Sequence[PrincipleHit]) -> AgendaItem:
    """An item with its principles; a decision without its own disagreement item names it itself."""
    update: dict[str, object] = {"principles": citing.principles_for(item.stage, hits)}
    if item.stage is Stage.DECISION and item.id.replace("decision", "disagreement") in planned.dropped:
        update["process"] = room.voice.say(
            "decision.with_positions", catalog="processes", process=item.process
        )
    return item.model_copy(update=update)


def _parking_lot(room: Room, planned: Plan) -> list[str]:
    """What does not fit and what happens with it instead; empty when everything fits."""
    voice = room.voice
    parked = [
        voice.say("parking.matter", matter=voice.quote(matter.name))
        for n, matter in enumerate(room.matters)
        if f"decision-{n + 1}" in planned.dropped
    ]
    names = [f"stage_name.{id.replace('-', '_')}" for id in planned.dropped]
    parked += [
        voice.say("parking.stage", stage=voice.say(name))
        for name in names
        if name in voice.catalog().messages
    ]
    return parked


def _close(room: Room, items: Sequence[AgendaItem], kpi: JointKpi | None) -> Close:
    """Actions that follow from the items, with owners from the room and dates from the project."""
    voice, check_in = room.voice, room.project.meeting.check_in
    written: dict[tuple[str, dt.date | None], list[str]] = {}
    actions = []
    for item in items:
        if item.decision is not None:
            matter = room.matters[int(item.id.rpartition("-")[2]) - 1]
            written.setdefault((item.owner, item.decision.deadline), []).append(matter.name)
        if item.stage is Stage.JOINT_KPI and kpi is not None:
            what = voice.say("action.table", kpi=voice.quote(kpi.name))
            actions.append(Action(what=what, owner=item.owner, due=check_in))
    for (owner, due), names in written.items():
        what = voice.say("action.decided", matters=voice.quotes(names))
        actions.append(Action(what=what, owner=owner, due=due))
    if not actions:
        actions = [Action(what=voice.say("action.minutes"), owner=room.host, due=check_in)]
    return Close(actions=actions, check_in=check_in)
