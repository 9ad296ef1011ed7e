"""The rehearsals so far: the unfinished to go on with, the finished to read again."""

from collections.abc import Sequence

import streamlit as st

from assistant.language.figures import write_date
from assistant.rehearsal.kinds import Status
from assistant.rehearsal.records import RehearsalSummary
from assistant.ui.boundary import guarded
from assistant.ui.components.rehearsal.at_hand import forget, go_to
from assistant.ui.safe import safe
from assistant.ui.state import language, local_time, owner, services
from assistant.ui.words import say

_SHOWN = 6


def attempts(project_id: str | None) -> None:
    """Both lists; those of the project at hand first."""
    found = sorted(services().rehearsals.list(owner()), key=lambda each: each.project_id != project_id)
    for name, listed in (
        ("unfinished", [each for each in found if each.outline.status is Status.OPEN]),
        ("finished", [each for each in found if each.outline.status is not Status.OPEN]),
    ):
        if listed:
            st.subheader(say(f"rehearsal.list.{name}"), anchor=False)
            _rows(listed[:_SHOWN])
            if len(listed) > _SHOWN:
                with st.expander(say("rehearsal.list.more", count=len(listed) - _SHOWN)):
                    _rows(listed[_SHOWN:])


def _rows(listed: Sequence[RehearsalSummary]) -> None:
    for each in listed:
        with st.container(horizontal=True, vertical_alignment="center", key=f"attempt-{each.id}"):
            st.html(_row(each), width="stretch")
            open_one = "resume" if each.outline.status is Status.OPEN else "read"
            st.button(
                say(f"rehearsal.list.{open_one}"),
                key=f"open-{each.id}",
                icon=":material/arrow_forward:",
                on_click=_open,
                args=(each.id,),
            )
            with st.popover(say("common.remove"), type="tertiary", key=f"more-{each.id}"):
                st.caption(say("rehearsal.list.remove_note"))
                st.button(
                    say("rehearsal.list.remove"),
                    key=f"remove-{each.id}",
                    icon=":material/delete:",
                    on_click=_remove,
                    args=(each.id,),
                )


def _row(each: RehearsalSummary) -> str:
    of, at = each.outline, local_time(each.updated_at)
    who = safe(say("common.listing").join(of.counterparts))
    told = [
        say(f"rehearsal.scenario.{of.scenario.value}"),
        say(f"rehearsal.level.{of.level.value}"),
        say("rehearsal.list.turns", count=of.turns),
        f"{write_date(at.date(), language())} {at:%H:%M}",
    ]
    if of.status is not Status.OPEN:
        told.insert(0, say(f"rehearsal.status.{of.status.value}"))
    if each.parent_turn is not None:
        told.append(say("rehearsal.list.branch", turn=each.parent_turn + 1))
    about = safe(of.project_title or say("rehearsal.practice"))
    return (
        f'<div class="cg-attempt"><b>{who}</b> <span>{about}</span>'
        f"<p>{safe(say('rehearsal.dot').join(told))}</p></div>"
    )


@guarded
def _open(rehearsal_id: str) -> None:
    go_to(rehearsal_id)


@guarded
def _remove(rehearsal_id: str) -> None:
    forget(rehearsal_id)
    st.toast(say("rehearsal.list.removed"), icon=":material/check:")
