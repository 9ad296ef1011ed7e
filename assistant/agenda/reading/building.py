"""From the parts of a pasted text to an agenda. What the text does not say stays empty."""

import re
from itertools import pairwise
from pathlib import Path

from assistant.agenda.checks.matching import mentions, same
from assistant.agenda.models import AgendaItem, AlignmentAgenda, Decision, ItemType, Stage
from assistant.agenda.reading.entries import from_first_time, read_entries
from assistant.agenda.reading.entry import Entry, type_called
from assistant.agenda.reading.lines import Kind, Line, read_lines
from assistant.agenda.reading.meeting import meeting_end, own_minutes, read_meeting
from assistant.agenda.reading.papers import (
    find_date,
    listed,
    listed_options,
    read_actions,
    read_close,
    read_details,
    read_disagreements,
    read_joint_kpi,
    read_pre_read,
    read_terms,
)
from assistant.agenda.reading.people import read_people
from assistant.agenda.reading.sections import WORDS, Parts, read_parts
from assistant.language.catalog import load_catalog
from assistant.language.locale import Language
from assistant.language.zh_tw import to_traditional
from assistant.project.models import Stakeholder

WORDING = load_catalog(Path(__file__).with_name("reading.yaml"))
_TEAM = re.compile(r"^[\u4e00-\u9fff]{1,10}(?:部門|部|處|課|組|室|中心|團隊)$")
_ENDS = re.compile(r"[。！？.!?]$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN_WORD = re.compile(r"[A-Za-z]+")
_STAGES = tuple(stage for stage in Stage if f"stage.{stage.value}" in WORDS.groups)
_DECIDING = frozenset(Decision.model_fields)
_LINE, _TEXT, _LONGEST = 600, 4_000, 480
_SHORT_CHINESE, _SHORT_ENGLISH = 60, 140


def build_agenda(text: str) -> AlignmentAgenda | None:
    """The agenda a text holds, or ``None`` when no items are found in it."""
    lines = read_lines(text)
    parts = read_parts(lines)
    language = Language.ZH_TW if _is_chinese(text) else Language.EN
    people = read_people(parts.of("attendees"))
    chairs = [
        person for person in read_people(parts.of("chair")) if person.name not in {p.name for p in people}
    ]
    people, teams = _people_and_teams([*people, *chairs])
    known = [person.name for person in people] + [person.department for person in people if person.department]
    entries = _entries(parts, known)
    buffer, entries = _without_buffers(entries)
    decided = read_details(parts.of("decisions"), known)
    items = _items(entries, decided, meeting_end(parts))
    if not items:
        return None
    departments = _departments(parts, teams, people)
    items = [_with_speakers(item, departments) for item in items]
    actions = read_actions(parts.of("actions"))
    check_in = next((date for line in parts.of("check_in") if (date := find_date(line.text))), None)
    return AlignmentAgenda(
        title=_title(parts, lines, language),
        language=language,
        purpose=_sentence(parts.of("purpose"), _TEXT),
        success_criteria=_listed(parts.of("criteria")),
        departments=departments,
        attendees=people,
        meeting=read_meeting(parts, items, buffer, entries),
        buffer_minutes=buffer,
        opening=_opening(parts),
        shared_goal=_sentence(parts.of("shared_goal"), _TEXT),
        joint_kpi=read_joint_kpi(parts.of("joint_kpi")),
        disagreements=read_disagreements(parts.of("disagreements")),
        items=items,
        pre_read=read_pre_read(parts.of("pre_read"), WORDING.say("pre_read", language)),
        parking_lot=_parking_lot(parts),
        terms=read_terms(parts.of("terms")),
        close=read_close(parts.of("close"), actions, check_in),
    )


def _is_chinese(text: str) -> bool:
    return len(_HAN.findall(text)) > len(_LATIN_WORD.findall(text)) / 2


def _title(parts: Parts, lines: list[Line], language: Language) -> str:
    if parts.title:
        return parts.title[:_LINE]
    head = [line for line in parts.of("head") if line.kind in {Kind.TEXT, Kind.NAMED, Kind.HEADING}]
    first = head[0].text if head and lines and head[0] == lines[0] else ""
    return (first or WORDING.say("untitled", language))[:_LINE]


def _sentence(lines: list[Line], longest: int) -> str:
    return "\n".join(line.text for line in lines)[:longest]


def _listed(lines: list[Line]) -> list[str]:
    if len(lines) == 1 and lines[0].kind is Kind.TEXT:
        return listed(lines[0].text)
    return [line.text[:_LINE] for line in lines]


def _parking_lot(parts: Parts) -> list[str] | None:
    """Topics on the parking lot; an empty list when the text has one and says that it is empty."""
    lines = [line.text[:_LINE] for line in parts.of("parking_lot")]
    if not lines:
        return None
    return [line for line in lines if not WORDS.pattern("nothing_yet").match(line)]


def _people_and_teams(listed_people: list[Stakeholder]) -> tuple[list[Stakeholder], list[str]]:
    """The people of a list, and the departments that a list names instead of people."""
    teams = [person.name for person in listed_people if _TEAM.match(person.name)]
    return [person for person in listed_people if person.name not in teams], teams


def _departments(parts: Parts, teams: list[str], people: list[Stakeholder]) -> list[str]:
    named = [name for line in parts.of("departments") for name in listed(line.text)]
    every = [*named, *teams, *(person.department for person in people)]
    return list(dict.fromkeys(name[:_LINE] for name in every if name))


def _opening(parts: Parts) -> list[str]:
    """The words of the opening; without any, what introduces the agenda."""
    said = [line.text[:_TEXT] for line in parts.of("opening")]
    if said:
        return said
    head = [line.text for line in parts.of("head") if line.kind is Kind.TEXT]
    return [text[:_TEXT] for text in head if text != parts.title and _ENDS.search(text)]


def _entries(parts: Parts, known: list[str]) -> list[Entry]:
    entries = read_entries(parts.of("agenda"), known)
    if entries:
        return entries
    loose = parts.of("head", "other")
    numbered = [line for line in loose if line.kind in {Kind.NUMBER, Kind.ROW}]
    return read_entries(from_first_time(loose), known) or read_entries(numbered, known)


def _without_buffers(entries: list[Entry]) -> tuple[int, list[Entry]]:
    """Minutes of buffers and breaks, and the entries that are neither."""
    waits = [e for e in entries if WORDS.pattern("stage.buffer").match(e.text) and len(e.text) <= 20]
    return min(_LONGEST, sum(own_minutes(entry) for entry in waits)), [e for e in entries if e not in waits]


def _items(entries: list[Entry], decided: list[Entry], end: int | None) -> list[AgendaItem]:
    following: list[int | None] = [later.span.start if later.span else None for _, later in pairwise(entries)]
    items = []
    for number, (entry, then) in enumerate(zip(entries, [*following, end], strict=False), start=1):
        match = next((d for d in decided if same(d.text, entry.text)), None)
        match = match or next((d for d in decided if mentions(entry.text, d.text)), None)
        if match is not None:
            decided.remove(match)
        items.append(_item(f"item-{number}", entry, match, _minutes(entry, then)))
    undecided = [d for d in decided if d.details or not entries or "?" in d.text or "？" in d.text]
    for number, entry in enumerate(undecided, start=len(items) + 1):
        items.append(_item(f"item-{number}", entry, entry, own_minutes(entry)))
    return items


def _minutes(entry: Entry, then: int | None) -> int:
    own = own_minutes(entry)
    if own or entry.span is None or then is None:
        return own
    gap = (then - entry.span.start) % (24 * 60)
    return gap if gap <= _LONGEST else 0


def _item(id: str, entry: Entry, decided: Entry | None, minutes: int) -> AgendaItem:
    words = to_traditional(entry.text)
    stage = _stage(words)
    kind = _type(entry, words, decided, stage)
    details = {**entry.details, **(decided.details if decided else {})}
    if kind is ItemType.DECIDE and stage is Stage.OTHER:
        stage = Stage.DECISION
    notes = [*entry.notes, *(decided.notes if decided and decided is not entry else [])]
    return AgendaItem(
        id=id,
        stage=stage,
        type=kind,
        question=entry.text[:_LINE],
        minutes=minutes,
        owner=_person(entry.owner or (decided.owner if decided else "")),
        process=(entry.process or _first(details, "process"))[:_LINE],
        speaks=listed(_first(details, "speaks")),
        output=(entry.output or _first(details, "output"))[:_LINE],
        decision=_decision(details, entry.text) if kind is ItemType.DECIDE else None,
        note="\n".join(notes)[:_TEXT],
    )


def _with_speakers(item: AgendaItem, departments: list[str]) -> AgendaItem:
    """The item with every department as a speaker where its process says that each one speaks."""
    everybody = f"{item.question} {item.process} {item.note[:_LINE]}"
    if item.speaks or not WORDS.pattern("everybody_speaks").search(everybody):
        return item
    return item.model_copy(update={"speaks": departments})


def _person(name: str) -> str:
    return "" if name.strip().casefold() in {"待確認", "to be confirmed", "–", "-"} else name.strip()[:_LINE]


def _first(details: dict[str, list[str]], name: str) -> str:
    return next(iter(details.get(name, [])), "")


def _stage(text: str) -> Stage:
    short = len(text) <= (_SHORT_ENGLISH if text.isascii() else _SHORT_CHINESE)
    return next((s for s in _STAGES if short and WORDS.pattern(f"stage.{s.value}").search(text)), Stage.OTHER)


def _type(entry: Entry, words: str, decided: Entry | None, stage: Stage) -> ItemType:
    called = type_called(entry.kind)
    if called:
        return ItemType(called)
    if decided is not None and decided.details.keys() & {"options", "approver"}:
        return ItemType.DECIDE
    if stage in {Stage.CONFIRM, Stage.OPENING, Stage.CLOSE, Stage.STAKES}:
        return ItemType.DISCUSS
    if decided is not None:
        return ItemType.DECIDE
    heard = (entry.kind, words)
    for kind in (ItemType.DECIDE, ItemType.DISCUSS, ItemType.INFORM):
        if any(text and WORDS.pattern(f"type.{kind.value}").search(text) for text in heard):
            return kind
    return ItemType.DISCUSS


def _decision(details: dict[str, list[str]], question: str) -> Decision | None:
    """What is said about a decision; options that the question itself lists count. ``None`` for nothing."""
    options = [part for text in details.get("options", []) for part in listed(text)]
    options = options or listed_options(question)
    if not options and not details.keys() & _DECIDING:
        return None
    return Decision(
        approver=_person(_first(details, "approver")),
        driver=_person(_first(details, "driver")),
        contributors=listed(_first(details, "contributors")),
        options=options,
        criteria=[part for text in details.get("criteria", []) for part in listed(text)],
        deadline=find_date(_first(details, "deadline")),
        escalation=_person(_first(details, "escalation")),
    )
