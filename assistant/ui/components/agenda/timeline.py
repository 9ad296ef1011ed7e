"""The meeting drawn to scale. Type is said by colour, pattern and word; a table says the same."""

import datetime as dt

from assistant.agenda.clock import Slot, moment, schedule, total_minutes
from assistant.agenda.models import AlignmentAgenda, ItemType
from assistant.language.locale import Language
from assistant.ui.safe import safe
from assistant.ui.words import say_in


def timeline_html(agenda: AlignmentAgenda) -> str:
    """The bar, its scale and its legend."""
    spoken = agenda.language
    slots = schedule(agenda)
    blocks = "".join(_block(slot, index, spoken) for index, slot in enumerate(slots, 1))
    if agenda.buffer_minutes:
        buffer = say_in(spoken, "agenda.buffer")
        blocks += (
            f'<div class="cg-buffer" style="flex:{agenda.buffer_minutes} 1 0" title="{safe(buffer)}">'
            f"<b>{agenda.buffer_minutes}</b></div>"
        )
    return (
        f'<div class="cg-timeline" aria-hidden="true">{blocks}</div>'
        f'<div class="cg-scale" aria-hidden="true"><span>{clock(agenda, 0)}</span>'
        f"<span>{clock(agenda, total_minutes(agenda))}</span></div>{_legend(agenda)}"
    )


def table_html(agenda: AlignmentAgenda) -> str:
    """The same as a table."""
    spoken = agenda.language
    names = [
        say_in(spoken, f"agenda.column.{name}") for name in ("time", "minutes", "type", "question", "owner")
    ]
    head = "".join(f"<th scope='col'>{name}</th>" for name in names)
    rows = ""
    for slot in schedule(agenda):
        cells = [
            span(agenda, slot),
            str(slot.item.minutes),
            type_name(slot.item.type, spoken),
            safe(slot.item.question),
            safe(slot.item.owner) or say_in(spoken, "common.to_be_confirmed"),
        ]
        rows += "<tr>" + "".join(
            f'<td data-label="{name}">{cell}</td>' for name, cell in zip(names, cells, strict=True)
        )
        rows += "</tr>"
    return f'<table class="cg-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def span(agenda: AlignmentAgenda, slot: Slot) -> str:
    """``14:00–14:05``, or minutes from the start while the time is not known."""
    return f"{clock(agenda, slot.offset_minutes)}–{clock(agenda, slot.end_offset)}"


def clock(agenda: AlignmentAgenda, offset: int) -> str:
    """The clock ``offset`` minutes into the meeting: ``14:05``; ``+5`` while the start is not known."""
    at = moment(agenda.meeting, offset)
    if at is not None:
        return f"{at:%H:%M}"
    start = agenda.meeting.start
    if start is None:
        return f"+{offset}"
    return f"{dt.datetime.combine(dt.date.min, start) + dt.timedelta(minutes=offset):%H:%M}"


def type_name(kind: ItemType, spoken: Language) -> str:
    """What the room does: 告知, 討論, 決定."""
    return say_in(spoken, f"agenda.type.{kind.value}")


def _block(slot: Slot, index: int, spoken: Language) -> str:
    item = slot.item
    name = type_name(item.type, spoken)
    title = f"{index}. {item.question} ({item.minutes}, {name})"
    return (
        f'<div class="cg-{item.type.value}" style="flex:{max(item.minutes, 1)} 1 0" title="{safe(title)}">'
        f"<b>{index}</b>{item.minutes}′<span> {name}</span></div>"
    )


def _legend(agenda: AlignmentAgenda) -> str:
    spoken = agenda.language
    minutes = {kind: sum(item.minutes for item in agenda.items if item.type is kind) for kind in ItemType}
    marks = "".join(
        f'<span><i class="cg-{kind.value}"></i>{type_name(kind, spoken)} '
        f"{say_in(spoken, 'common.minutes', count=count)}</span>"
        for kind, count in minutes.items()
        if count
    )
    if agenda.buffer_minutes:
        marks += (
            f"<span><i style='border:1px dashed'></i>{say_in(spoken, 'agenda.buffer')} "
            f"{say_in(spoken, 'common.minutes', count=agenda.buffer_minutes)}</span>"
        )
    total = say_in(spoken, "agenda.total", total=total_minutes(agenda), planned=agenda.meeting.minutes)
    return f'<div class="cg-legend">{marks}<span>{total}</span></div>'
