"""Sentences for the person about a draft: what did not fit, what the model made up."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from assistant.agenda.fit import buffer_for, shortest
from assistant.agenda.model_wording import Merged
from assistant.agenda.models import AgendaPackage, OwnCitation
from assistant.agenda.own_sources import notice_of
from assistant.language.catalog import load_catalog
from assistant.language.locale import LocalText

DRAFTING = load_catalog(Path(__file__).with_name("drafting.yaml"))
_MUCH_BUFFER = 2


def timing_notes(package: AgendaPackage) -> list[LocalText]:
    """What was parked, whether the meeting is tight or longer than needed, and whether it is needed."""
    agenda, notes = package.agenda, []
    if package.written_update:
        notes.append(DRAFTING.both("note.update"))
    if agenda.parking_lot:
        notes.append(DRAFTING.both("note.parked", count=len(agenda.parking_lot)))
    minutes = agenda.meeting.minutes
    needed = sum(map(shortest, agenda.items)) + buffer_for(minutes)
    if needed > minutes:
        notes.append(DRAFTING.both("note.tight", minutes=minutes, needed=needed))
    elif agenda.buffer_minutes > _MUCH_BUFFER * buffer_for(minutes):
        used = minutes - agenda.buffer_minutes + buffer_for(minutes)
        notes.append(DRAFTING.both("note.early", minutes=minutes, needed=used))
    return notes


def own_notes(own: Sequence[OwnCitation]) -> list[LocalText]:
    """What was quoted of the company's documents, and whether it set the day papers go out."""
    if not own:
        return [DRAFTING.both("note.own_silent")]
    notice = notice_of(own)
    notes = [DRAFTING.both("note.own", count=len(own))]
    if notice is not None:
        notes.append(DRAFTING.both("note.working_days" if notice.working else "note.days", days=notice.days))
    return notes


def invention_notes(merged: Merged) -> list[LocalText]:
    """Keys and items a model made up; they are not in the agenda."""
    notes = []
    if merged.invented_principles:
        notes.append(DRAFTING.both("note.invented_principles", keys=_listed(merged.invented_principles)))
    if merged.invented_items:
        notes.append(DRAFTING.both("note.invented_items", ids=_listed(merged.invented_items)))
    return notes


def _listed(names: Iterable[str]) -> str:
    return ", ".join(name[:60] for name in list(names)[:6])
