"""Commitments of the latest agenda as entries of the account."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from assistant.agenda.models import AlignmentAgenda
from assistant.project.models import Project
from assistant.project.records import ProjectRecord
from assistant.ui.boundary import guarded
from assistant.ui.components.account.book import add
from assistant.ui.drafts import latest, package_of
from assistant.ui.safe import plain
from assistant.ui.words import say


@dataclass(frozen=True)
class Agreed:
    """What a project's latest agenda commits departments to and the account does not hold yet.

    ``unowned`` counts actions whose owner belongs to no department.
    """

    record: ProjectRecord
    entries: list[dict[str, Any]]
    unowned: int


def agreed_in(record: ProjectRecord) -> Agreed | None:
    """The commitments of the latest agenda; ``None`` where there is no agenda or nothing new."""
    draft = latest(record.id)
    if draft is None:
        return None
    found = entries_of(package_of(draft).agenda, record.project)
    known = {(entry.what, entry.giver) for entry in record.project.private.account}
    fresh = [each for each in found if each["giver"] and (each["what"], each["giver"]) not in known]
    unowned = sum(not each["giver"] for each in found)
    return Agreed(record, fresh, unowned) if fresh else None


def entries_of(agenda: AlignmentAgenda, project: Project) -> list[dict[str, Any]]:
    """The fields of an entry for each closing action.

    The giver is the department of the action's owner, empty where nobody knows it. It gives to the own
    department; what the own department gives goes to the first other one, to be corrected if need be.
    """
    own = project.own_department
    others = [department.name for department in project.departments if department.name not in ("", own)]
    entries = []
    for action in agenda.close.actions if agenda.close else []:
        giver = _department(action.owner, project)
        taker = own if giver != own else next(iter(others), "")
        entries.append(
            {
                "giver": giver if taker else "",
                "taker": taker,
                "what": action.what[:300],
                "agreed_on": agenda.meeting.date,
                "due": action.due,
                "meeting": agenda.title[:300],
            }
        )
    return entries


def from_meetings(records: list[ProjectRecord]) -> None:
    """One button a project whose agenda holds commitments the account does not."""
    for found in filter(None, map(agreed_in, records)):
        with st.container(border=True, key=f"agreed-{found.record.id}"):
            title = plain(found.record.project.title or say("project.untitled"))
            st.markdown(say("account.meeting.found", title=title, count=len(found.entries)))
            if found.unowned:
                st.caption(say("account.meeting.unowned", count=found.unowned))
            st.button(
                say("account.meeting.take", count=len(found.entries)),
                key=f"take-{found.record.id}",
                icon=":material/playlist_add:",
                on_click=_take,
                args=(found,),
            )


def _department(owner: str, project: Project) -> str:
    person = project.stakeholder(owner)
    if person is not None:
        return person.department
    return owner if project.department(owner) is not None else ""


@guarded
def _take(found: Agreed) -> None:
    add(found.record, found.entries)
    st.toast(say("account.meeting.taken", count=len(found.entries)), icon=":material/check:")
