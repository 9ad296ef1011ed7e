"""The drawn meeting and its table say the same, and nothing in them is markup of somebody else."""

import datetime as dt
import re

from assistant.agenda.models import AgendaItem, AlignmentAgenda, ItemType
from assistant.language.locale import Language
from assistant.project.models import Meeting
from assistant.ui.components.agenda.timeline import clock, table_html, timeline_html


def _agenda(meeting: Meeting | None = None) -> AlignmentAgenda:
    planned = Meeting(date=dt.date(2026, 12, 3), start=dt.time(14, 0), minutes=25)
    return AlignmentAgenda(
        title="對齊會議",
        language=Language.ZH_TW,
        purpose="決定分配。",
        meeting=meeting or planned,
        buffer_minutes=3,
        items=[
            AgendaItem(id="1", type=ItemType.INFORM, question="<img src=x>先說什麼？", minutes=2),
            AgendaItem(id="2", type=ItemType.DISCUSS, question="差在哪裡？", minutes=8, owner="王小明"),
            AgendaItem(id="3", type=ItemType.DECIDE, question="選哪一個？", minutes=12),
        ],
    )


def test_widths_are_the_minutes() -> None:
    assert re.findall(r"flex:(\d+) 1 0", timeline_html(_agenda())) == ["2", "8", "12", "3"]


def test_type_is_said_in_words_beside_the_colour() -> None:
    drawn = timeline_html(_agenda())
    assert all(word in drawn for word in ("告知", "討論", "決定", "緩衝"))


def test_the_table_has_every_time() -> None:
    table = table_html(_agenda())
    assert all(span in table for span in ("14:00–14:02", "14:02–14:10", "14:10–14:22"))
    assert "待確認" in table, "an item without an owner says so"


def test_questions_are_escaped() -> None:
    assert "<img" not in timeline_html(_agenda()) + table_html(_agenda())


def test_without_a_date_the_clock_still_runs_and_without_a_start_it_counts() -> None:
    assert clock(_agenda(Meeting(start=dt.time(9, 30))), 45) == "10:15"
    assert clock(_agenda(Meeting()), 45) == "+45"
