"""Writing an entry: a new one, or changes to one that is there."""

import datetime as dt
from typing import Any

import streamlit as st

from assistant.project.account import AccountEntry, EntryState
from assistant.project.records import ProjectRecord
from assistant.ui.boundary import guarded
from assistant.ui.components.account.book import Line, add, replace
from assistant.ui.safe import plain
from assistant.ui.state import remember, remembered, today
from assistant.ui.words import say

_FROM, _TO = dt.date(2000, 1, 1), dt.date(2100, 12, 31)


def new_entry(records: list[ProjectRecord]) -> None:
    """The form for a new favour or promise; empty again once it is written."""
    turn = remembered("account_forms", 0)
    with st.container(key="newentry"):
        record = _project(records)
        names = _departments(record)
        if len(names) < 2:
            st.caption(f":material/info: {say('account.needs_departments')}")
            return
        fields = _fields(f"new/{record.id}/{turn}", names, _blank(record, names))
        done = st.checkbox(say("account.already"), key=f"already/{record.id}/{turn}")
        if done:
            fields |= {"state": EntryState.KEPT, "closed_on": today()}
        st.button(
            say("account.add"),
            key="add_entry",
            type="primary",
            icon=":material/add:",
            on_click=_add,
            args=(record, {**fields, "agreed_on": today()}),
        )
        if remembered("account_nothing"):
            st.caption(f":red[:material/error: {say('account.what_first')}]")


def edit(line: Line) -> None:
    """The same fields for an entry that is there, and a way to remove it."""
    with st.popover(say("account.edit"), icon=":material/edit:", type="tertiary", key=f"edit-{line.key}"):
        entry = line.entry
        names = list(dict.fromkeys([*_departments(line.record), entry.giver, entry.taker]))
        version = f"{line.key}/{line.record.revision}"
        fields = _fields(version, names, entry)
        states = list(EntryState)
        fields["state"] = st.selectbox(
            say("account.state.label"),
            states,
            index=states.index(entry.state),
            format_func=lambda state: say(f"account.state.{state.value}"),
            key=f"state/{version}",
        )
        with st.container(horizontal=True):
            st.button(
                say("account.save"),
                key=f"save-{line.key}",
                icon=":material/check:",
                on_click=_save,
                args=(line, fields),
            )
            st.button(
                say("common.remove"),
                key=f"remove-{line.key}",
                icon=":material/delete:",
                type="tertiary",
                on_click=_remove,
                args=(line,),
            )


def _project(records: list[ProjectRecord]) -> ProjectRecord:
    """Which project the entry belongs to; asked only where several have two departments."""
    records = [record for record in records if len(_departments(record)) > 1] or records
    if len(records) == 1:
        return records[0]
    titles = {record.id: record.project.title or say("project.untitled") for record in records}
    at_hand = remembered("project")
    chosen = st.selectbox(
        say("account.project"),
        list(titles),
        index=list(titles).index(at_hand) if at_hand in titles else 0,
        format_func=lambda each: plain(titles[each]),
        key="account_project/" + "/".join(titles),
    )
    return next((record for record in records if record.id == chosen), records[0])


def _departments(record: ProjectRecord) -> list[str]:
    names = [department.name for department in record.project.departments if department.name]
    own = record.project.own_department
    return list(dict.fromkeys([*names, *([own] if own else [])]))


def _blank(record: ProjectRecord, names: list[str]) -> AccountEntry:
    """The other side promises something to the own department: the usual case after a meeting."""
    own = record.project.own_department or names[0]
    other = next(name for name in names if name != own)
    return AccountEntry(id="new", giver=other, taker=own, what="")


def _fields(key: str, names: list[str], entry: AccountEntry) -> dict[str, Any]:
    """The fields with their values as they stand."""
    left, right = st.columns(2)
    with left:
        giver = _choose(say("account.giver"), names, entry.giver, f"giver/{key}")
    with right:
        taker = _choose(say("account.taker"), names, entry.taker, f"taker/{key}")
    what = st.text_input(
        say("account.what"),
        entry.what,
        max_chars=300,
        placeholder=say("account.what_hint"),
        key=f"what/{key}",
    )
    if giver == taker:
        st.caption(f":orange[:material/info: {say('account.itself')}]")
    return {"giver": giver, "taker": taker, "what": what, **_weight_and_day(key, entry)}


def _weight_and_day(key: str, entry: AccountEntry) -> dict[str, Any]:
    left, right = st.columns(2)
    with left:
        value = st.slider(
            say("account.value"),
            0.0,
            10.0,
            float(entry.value),
            step=1.0,
            format="%.0f",
            help=say("account.value_help"),
            key=f"value/{key}",
        )
    with right:
        due = st.date_input(
            say("account.due_day"),
            entry.due,
            min_value=_FROM,
            max_value=_TO,
            format="YYYY/MM/DD",
            key=f"due/{key}",
        )
    return {"value": value, "due": due}


def _choose(label: str, names: list[str], chosen: str, key: str) -> str:
    picked = st.selectbox(label, names, index=names.index(chosen), format_func=plain, key=key)
    return picked or chosen


@guarded
def _add(record: ProjectRecord, fields: dict[str, Any]) -> None:
    usable = bool(fields["what"].strip()) and fields["giver"] != fields["taker"]
    remember("account_nothing", not usable)
    if not usable:
        return
    add(record, [fields])
    remember("account_forms", remembered("account_forms", 0) + 1)
    st.toast(say("account.added"), icon=":material/check:")


@guarded
def _save(line: Line, fields: dict[str, Any]) -> None:
    if fields["what"].strip() and fields["giver"] != fields["taker"]:
        closed = None if fields["state"] is EntryState.OPEN else line.entry.closed_on or today()
        replace(line, {**fields, "closed_on": closed})


@guarded
def _remove(line: Line) -> None:
    replace(line, None)
    st.toast(say("project.removed"), icon=":material/undo:")
