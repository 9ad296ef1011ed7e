"""Which rehearsal is open, and what the page keeps beside it: where the coach is, what was revealed."""

from typing import Any, Final

import streamlit as st

from assistant.project.models import Project
from assistant.rehearsal.records import RehearsalRecord
from assistant.ui.state import owner, prefer, preference, services, take_up

ADDRESS: Final = "rehearsal"
"""The part of the page's address that names the rehearsal."""
COACHING: Final = ("beside", "end", "off")


def asked_for() -> str:
    """The rehearsal the address names; empty for none."""
    return str(st.query_params.get(ADDRESS, ""))


def at_hand() -> RehearsalRecord | None:
    """The rehearsal of the address, or ``None``."""
    wanted = asked_for()
    record = services().rehearsals.get(owner(), wanted) if wanted else None
    if record is not None and record.project_id is not None:
        take_up(record.project_id)
    return record


def go_to(rehearsal_id: str) -> None:
    """Open a rehearsal; an empty id goes back to the list."""
    if rehearsal_id:
        st.query_params[ADDRESS] = rehearsal_id
    elif ADDRESS in st.query_params:
        del st.query_params[ADDRESS]


def project_of(record: RehearsalRecord) -> Project | None:
    """The project a rehearsal is about."""
    found = services().projects.get(owner(), record.project_id) if record.project_id else None
    return None if found is None else found.project


def coaching(rehearsal_id: str) -> str:
    """Where the coach is: ``beside``, ``end`` or ``off``."""
    kept = _kept(rehearsal_id).get("coach")
    return str(kept) if kept in COACHING else COACHING[0]


def set_coaching(rehearsal_id: str, where: str) -> None:
    """Move the coach, or silence it."""
    _keep(rehearsal_id, coach=where)


def is_revealed(rehearsal_id: str) -> bool:
    """Whether the person has asked for the debrief."""
    return bool(_kept(rehearsal_id).get("revealed"))


def reveal(rehearsal_id: str) -> None:
    """Show the debrief from now on."""
    _keep(rehearsal_id, revealed=True)


def forget(rehearsal_id: str) -> None:
    """Delete a rehearsal and what was kept beside it."""
    services().rehearsals.remove(owner(), rehearsal_id)
    prefer(_name(rehearsal_id), None)


def _kept(rehearsal_id: str) -> dict[str, Any]:
    return dict(preference(_name(rehearsal_id), {}))


def _keep(rehearsal_id: str, **changed: Any) -> None:
    prefer(_name(rehearsal_id), {**_kept(rehearsal_id), **changed})


def _name(rehearsal_id: str) -> str:
    return f"rehearsal.{rehearsal_id}"
