"""Attempts at the same talk beside one another, oldest first."""

import streamlit as st

from assistant.language.figures import write_date
from assistant.rehearsal.debrief import compare, debrief
from assistant.rehearsal.debrief.models import TrendPoint
from assistant.rehearsal.records import RehearsalRecord
from assistant.ui.components.agenda.document import table
from assistant.ui.safe import safe
from assistant.ui.state import language, local_time, owner, services
from assistant.ui.words import say

_MOST = 12


def trend(record: RehearsalRecord) -> None:
    """The table of attempts and the sentence about them."""
    finished = [each for each in services().rehearsals.attempts(owner(), record.series) if each.is_over]
    found = finished[-_MOST:]
    shown = compare([debrief(each.session) for each in found])
    st.subheader(say("rehearsal.trend.title"), anchor=False)
    st.caption(shown.summary.say(language()).replace("~", "\\~"))
    if len(found) < 2:
        return
    heads = [
        say(f"rehearsal.trend.{name}")
        for name in ("number", "when", "level", "ended", "captured", "process", "interests")
    ]
    rows = [_row(each, point, each.id == record.id) for each, point in zip(found, shown.points, strict=True)]
    st.html(f'<div class="cg-trend">{table(heads, rows)}</div>')


def _row(each: RehearsalRecord, point: TrendPoint, this: bool) -> list[str]:
    at = local_time(each.created_at)
    number = f"<b>{point.number}</b>" + (f" {say('rehearsal.trend.this')}" if this else "")
    captured = "–" if point.value_captured is None else _bar(point.value_captured)
    return [
        number,
        safe(f"{write_date(at.date(), language())} {at:%H:%M}"),
        say(f"rehearsal.level.{point.level.value}"),
        say(f"rehearsal.status.{point.status.value}"),
        captured,
        _bar(point.process),
        say("rehearsal.of", part=point.interests_found, whole=point.interests) if point.interests else "–",
    ]


def _bar(share: float) -> str:
    """A share as a bar and a figure."""
    percent = round(100 * share)
    return (
        f'<span class="cg-share" aria-hidden="true"><i style="width:{percent}%"></i></span> '
        f"{safe(say('rehearsal.percent', share=percent))}"
    )
