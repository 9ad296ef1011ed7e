"""The agenda's items on the sheet: read like a document, edited in place."""

from typing import Any

import streamlit as st

from assistant.agenda.clock import Slot, schedule
from assistant.agenda.models import AgendaItem, ItemType
from assistant.language.figures import write_date
from assistant.ui.components.agenda.findings import mark
from assistant.ui.components.agenda.timeline import span, type_name
from assistant.ui.components.principle import principle_popover
from assistant.ui.safe import safe
from assistant.ui.sheet import Sheet, edit_button, editing
from assistant.ui.state import language, remember
from assistant.ui.words import say, say_in


def items(sheet: Sheet) -> None:
    """Draw every item, and the way to add one."""
    for index, slot in enumerate(schedule(sheet.agenda)):
        with st.container(key=f"item-{index}"):
            _item(sheet, index, slot)
    st.button(
        say("agenda.item.add"),
        key="add_item",
        icon=":material/add:",
        type="tertiary",
        on_click=_add,
        args=(sheet,),
    )


def _item(sheet: Sheet, index: int, slot: Slot) -> None:
    item = slot.item
    with st.container(key=f"block-item-{index}", gap=None):
        st.html(_item_html(sheet, index, slot))
        with st.container(horizontal=True, horizontal_alignment="right", gap="xsmall", key=f"tools-{index}"):
            mark([each for each in sheet.draft.findings if each.where == item.id], f"item-{index}", sheet)
            principle_popover(item.principles, f"item-{index}", sheet.agenda.citations)
            edit_button(f"item:{item.id}", say("agenda.edit"), say("agenda.done"))
    if editing() == f"item:{item.id}":
        _form(sheet, index, item)


def _item_html(sheet: Sheet, index: int, slot: Slot) -> str:
    spoken, item = sheet.agenda.language, slot.item
    facts = [
        (say_in(spoken, "agenda.item.owner"), safe(item.owner) or say_in(spoken, "common.to_be_confirmed")),
        (say_in(spoken, "agenda.item.process"), safe(item.process)),
        (say_in(spoken, "agenda.item.speaks"), safe(" → ".join(item.speaks))),
        (say_in(spoken, "agenda.item.output"), safe(item.output)),
    ]
    listed = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in facts if value)
    note = f"<p>{safe(item.note)}</p>" if item.note else ""
    return (
        f'<div class="cg-item cg-{item.type.value}" lang="{spoken.value}"><div class="cg-clock">'
        f"<b>{span(sheet.agenda, slot)}</b>{say_in(spoken, 'common.minutes', count=item.minutes)}</div>"
        f'<div><span class="cg-type">{type_name(item.type, spoken)}</span>'
        f"<h4>{index + 1}. {safe(item.question)}</h4>"
        f"<dl>{listed}{_decision_html(sheet, item)}</dl>{note}</div></div>"
    )


def _decision_html(sheet: Sheet, item: AgendaItem) -> str:
    if item.decision is None:
        return ""
    spoken, decision = sheet.agenda.language, item.decision
    unknown = say_in(spoken, "common.to_be_confirmed")
    comma = say_in(spoken, "agenda.item.semicolon")
    facts = [
        ("options", safe(comma.join(decision.options))),
        ("criteria", safe(comma.join(decision.criteria))),
        ("approver", safe(decision.approver)),
        ("deadline", safe(write_date(decision.deadline, spoken))),
        ("escalation", safe(decision.escalation)),
    ]
    return "".join(
        f"<dt>{say_in(spoken, f'agenda.item.{name}')}</dt><dd>{value or unknown}</dd>"
        for name, value in facts
    )


def _form(sheet: Sheet, index: int, item: AgendaItem) -> None:
    at = ("agenda", "items", index)
    names = [person.name for person in sheet.agenda.attendees]
    with st.container(key="itemform", border=True):
        sheet.text((*at, "question"), say("agenda.item.question"), item.question, area=80)
        columns = st.columns([0.9, 1.1, 1.2])
        with columns[0]:
            _minutes(sheet, index, item)
        with columns[1]:
            _type(sheet, index, item)
        with columns[2]:
            sheet.choose(
                (*at, "owner"), say("agenda.item.owner"), item.owner, names, none=say("common.none_chosen")
            )
        left, right = st.columns(2)
        with left:
            sheet.text((*at, "process"), say("agenda.item.process"), item.process)
        with right:
            sheet.text((*at, "output"), say("agenda.item.output"), item.output)
        if item.decision is not None:
            _decision(sheet, index, item, names)
        _move(sheet, index)


def _minutes(sheet: Sheet, index: int, item: AgendaItem) -> None:
    path = ("agenda", "items", index, "minutes")
    st.number_input(
        say("agenda.item.minutes"),
        min_value=0,
        max_value=480,
        step=1,
        value=item.minutes,
        key=sheet.key(*path),
        on_change=sheet.commit(path, int),
    )


def _type(sheet: Sheet, index: int, item: AgendaItem) -> None:
    key = sheet.key("agenda", "items", index, "type")

    def change(tree: dict[str, Any]) -> None:
        edited = tree["agenda"]["items"][index]
        edited["type"] = st.session_state[key]
        if edited["type"] == ItemType.DECIDE and edited["decision"] is None:
            edited["decision"] = {}

    st.selectbox(
        say("agenda.item.type"),
        list(ItemType),
        index=list(ItemType).index(item.type),
        format_func=lambda kind: type_name(kind, language()),
        key=key,
        on_change=sheet.act(change),
    )


def _decision(sheet: Sheet, index: int, item: AgendaItem, names: list[str]) -> None:
    at = ("agenda", "items", index, "decision")
    decision = item.decision
    if decision is None:
        return
    left, right = st.columns(2)
    with left:
        sheet.lines((*at, "options"), say("agenda.item.options_lines"), decision.options)
    with right:
        sheet.lines((*at, "criteria"), say("agenda.item.criteria_lines"), decision.criteria)
    columns = st.columns([1, 1, 1.6])
    with columns[0]:
        sheet.choose(
            (*at, "approver"),
            say("agenda.item.approver"),
            decision.approver,
            names,
            none=say("common.none_chosen"),
        )
    with columns[1]:
        st.date_input(
            say("agenda.item.deadline"),
            value=decision.deadline,
            key=sheet.key(*at, "deadline"),
            on_change=sheet.commit((*at, "deadline")),
            format="YYYY/MM/DD",
        )
    with columns[2]:
        sheet.text((*at, "escalation"), say("agenda.item.escalation"), decision.escalation)


def _move(sheet: Sheet, index: int) -> None:
    count = len(sheet.agenda.items)

    def swap(other: int) -> Any:
        def change(tree: dict[str, Any]) -> None:
            entries = tree["agenda"]["items"]
            entries[index], entries[other] = entries[other], entries[index]

        return sheet.act(change)

    with st.container(horizontal=True):
        st.button(
            say("agenda.item.up"),
            key="item_up",
            icon=":material/arrow_upward:",
            disabled=index == 0,
            on_click=swap(index - 1),
        )
        st.button(
            say("agenda.item.down"),
            key="item_down",
            icon=":material/arrow_downward:",
            disabled=index == count - 1,
            on_click=swap(index + 1),
        )
        st.button(
            say("common.remove"),
            key="item_remove",
            icon=":material/delete:",
            on_click=sheet.act(lambda tree: tree["agenda"]["items"].pop(index)),
        )


def _add(sheet: Sheet) -> None:
    known = {item.id for item in sheet.agenda.items}
    number = next(n for n in range(1, len(known) + 2) if f"added-{n}" not in known)
    spoken = sheet.agenda.language

    def change(tree: dict[str, Any]) -> None:
        entries = tree["agenda"]["items"]
        at = len(entries) - 1 if entries and entries[-1]["stage"] == "close" else len(entries)
        blank = {
            "id": f"added-{number}",
            "type": ItemType.DISCUSS,
            "question": say_in(spoken, "agenda.item.new_question"),
            "minutes": 5,
        }
        entries.insert(at, blank)

    sheet.act(change)()
    remember("editing", f"item:added-{number}")
