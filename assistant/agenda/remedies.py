"""Remedies the product can carry out itself. Each one removes the finding that offered it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant.agenda.checks.flow import proposed_check_in
from assistant.agenda.checks.need import shorter_length
from assistant.agenda.checks.opening import missing_parts
from assistant.agenda.checks.pre_read import movable_informs
from assistant.agenda.checks.rule import EVIDENCE_LENGTH
from assistant.agenda.checks.script import to_full_width
from assistant.agenda.checks.texts import changed_texts
from assistant.agenda.clock import total_minutes
from assistant.agenda.fit import fit, with_items_read
from assistant.agenda.models import AgendaItem, AlignmentAgenda, Close, ItemType, Stage
from assistant.language.catalog import load_catalog
from assistant.language.findings import Finding
from assistant.language.locale import Language
from assistant.language.zh_tw import mainland_words, to_traditional
from assistant.project.models import Project

_WORDING = load_catalog(Path(__file__).with_name("remedies.yaml"))
_CONFIRM_MINUTES = 2
_CLOSE_MINUTES = 5
_LONGEST_LIST = 300
Remedy = Callable[[AlignmentAgenda, Finding, Project | None], AlignmentAgenda]


def apply_remedy(
    agenda: AlignmentAgenda, finding: Finding, project: Project | None = None
) -> AlignmentAgenda:
    """The agenda with ``finding`` remedied. The input is not changed.

    An agenda whose minutes filled the meeting before still does so afterwards: adding or removing an item
    re-times it by the rules of :func:`~assistant.agenda.fit.fit`.

    Args:
        project: what the agenda was drafted from; gives the check-in date when the agenda has none.

    Raises:
        ValueError: the finding has no action, or one this product does not know.
    """
    remedy = REMEDIES.get(finding.action or "")
    if remedy is None:
        raise ValueError(f"{finding.check} has no remedy {finding.action!r}")
    remedied = remedy(agenda, finding, project)
    exact = total_minutes(agenda) == agenda.meeting.minutes
    if exact and total_minutes(remedied) != remedied.meeting.minutes:
        return fit(remedied).agenda
    return remedied


def _fit(agenda: AlignmentAgenda, finding: Finding, project: Project | None) -> AlignmentAgenda:
    return fit(agenda).agenda


def _shorten(agenda: AlignmentAgenda, finding: Finding, project: Project | None) -> AlignmentAgenda:
    minutes = shorter_length(agenda.meeting.minutes) or agenda.meeting.minutes
    meeting = agenda.meeting.model_copy(update={"minutes": minutes})
    return fit(agenda.model_copy(update={"meeting": meeting})).agenda


def _move_to_pre_read(agenda: AlignmentAgenda, finding: Finding, project: Project | None) -> AlignmentAgenda:
    moved = [item for item in movable_informs(agenda) if item.id == finding.where]
    kept = [item for item in agenda.items if not any(item is each for each in moved)]
    return with_items_read(agenda.model_copy(update={"items": kept}), moved)


def _add_confirm(agenda: AlignmentAgenda, finding: Finding, project: Project | None) -> AlignmentAgenda:
    there = [item for item in agenda.items if item.stage is Stage.CONFIRM]
    first = there[0] if there else _item(agenda, "confirm", Stage.CONFIRM, _CONFIRM_MINUTES)
    rest = [item for item in agenda.items if item is not first]
    return agenda.model_copy(update={"items": [first, *rest]})


def _add_close(agenda: AlignmentAgenda, finding: Finding, project: Project | None) -> AlignmentAgenda:
    close = (agenda.close or Close()).model_copy(
        update={"reads_decisions": True, "asks_dissent": True, "plus_delta": True}
    )
    if close.check_in is None:
        close = close.model_copy(update={"check_in": proposed_check_in(_with_check_in(agenda, project))})
    items = agenda.items
    if not any(item.stage is Stage.CLOSE for item in items):
        items = [*items, _item(agenda, "close", Stage.CLOSE, _CLOSE_MINUTES)]
    return agenda.model_copy(update={"close": close, "items": items})


def _add_parking_lot(agenda: AlignmentAgenda, finding: Finding, project: Project | None) -> AlignmentAgenda:
    return agenda.model_copy(update={"parking_lot": agenda.parking_lot or []})


def _add_opening(agenda: AlignmentAgenda, finding: Finding, project: Project | None) -> AlignmentAgenda:
    gap, language = "、" if agenda.language is Language.ZH_TW else ", ", agenda.language
    who = gap.join(name for name in dict.fromkeys(agenda.departments) if name)
    if not who or len(who) > _LONGEST_LIST:
        who = _WORDING.say("opening.everybody", language)
    lines = [_WORDING.say(f"opening.{part}", language, who=who) for part in missing_parts(agenda)]
    return agenda.model_copy(update={"opening": [*agenda.opening, *lines]})


def _set_check_in(agenda: AlignmentAgenda, finding: Finding, project: Project | None) -> AlignmentAgenda:
    planned = _with_check_in(agenda, project)
    date = proposed_check_in(planned)
    close = (agenda.close or Close()).model_copy(update={"check_in": date})
    meeting = agenda.meeting.model_copy(update={"check_in": date})
    return agenda.model_copy(update={"close": close, "meeting": meeting})


def _reorder(agenda: AlignmentAgenda, finding: Finding, project: Project | None) -> AlignmentAgenda:
    stakes = [item for item in agenda.items if item.stage is Stage.STAKES]
    rest = [item for item in agenda.items if item.stage is not Stage.STAKES]
    place = next((i for i, item in enumerate(rest) if item.stage is Stage.SHARED_GOAL), 0)
    return agenda.model_copy(update={"items": [*rest[:place], *stakes, *rest[place:]]})


def _to_traditional(agenda: AlignmentAgenda, finding: Finding, project: Project | None) -> AlignmentAgenda:
    return changed_texts(agenda, finding.where, to_traditional)


def _replace_mainland(agenda: AlignmentAgenda, finding: Finding, project: Project | None) -> AlignmentAgenda:
    def replace(text: str) -> str:
        for hit in reversed([hit for hit in mainland_words(text) if hit.found == finding.evidence]):
            text = text[: hit.start] + hit.proposed + text[hit.start + len(hit.found) :]
        return text

    return changed_texts(agenda, finding.where, replace)


def _fix_punctuation(agenda: AlignmentAgenda, finding: Finding, project: Project | None) -> AlignmentAgenda:
    return changed_texts(agenda, finding.where, to_full_width)


def _drop_citation(agenda: AlignmentAgenda, finding: Finding, project: Project | None) -> AlignmentAgenda:
    wrong = finding.evidence
    citations = [c for c in agenda.citations if wrong not in {c.key, c.quote[:EVIDENCE_LENGTH]}]
    items = [
        item.model_copy(update={"principles": [key for key in item.principles if key != wrong]})
        for item in agenda.items
    ]
    own = [source for source in agenda.own_sources if source.sentence[:EVIDENCE_LENGTH] != wrong]
    return agenda.model_copy(update={"citations": citations, "items": items, "own_sources": own})


def _with_check_in(agenda: AlignmentAgenda, project: Project | None) -> AlignmentAgenda:
    if agenda.meeting.check_in is not None or project is None:
        return agenda
    meeting = agenda.meeting.model_copy(update={"check_in": project.meeting.check_in})
    return agenda.model_copy(update={"meeting": meeting})


def _item(agenda: AlignmentAgenda, name: str, stage: Stage, minutes: int) -> AgendaItem:
    words: dict[str, Any] = {
        key.removeprefix(f"{name}."): _WORDING.say(key, agenda.language)
        for key in _WORDING.messages
        if key.startswith(f"{name}.")
    }
    owners = [item.owner for item in agenda.items if item.owner]
    owners += [person.name for person in agenda.attendees]
    return AgendaItem(
        id=_free_id(agenda, f"{name}-round"),
        stage=stage,
        type=ItemType.DISCUSS,
        minutes=minutes,
        owner=owners[0] if owners else "",
        **words,
    )


def _free_id(agenda: AlignmentAgenda, wanted: str) -> str:
    taken, number, free = {item.id for item in agenda.items}, 2, wanted
    while free in taken:
        free, number = f"{wanted}-{number}", number + 1
    return free


REMEDIES: dict[str, Remedy] = {
    "fit": _fit,
    "shorten": _shorten,
    "move_to_pre_read": _move_to_pre_read,
    "add_confirm": _add_confirm,
    "add_close": _add_close,
    "add_parking_lot": _add_parking_lot,
    "add_opening": _add_opening,
    "set_check_in": _set_check_in,
    "reorder": _reorder,
    "to_traditional": _to_traditional,
    "replace_mainland": _replace_mainland,
    "fix_punctuation": _fix_punctuation,
    "drop_citation": _drop_citation,
}
"""Every action a finding may offer."""
