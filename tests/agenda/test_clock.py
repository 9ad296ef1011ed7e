import datetime as dt
from zoneinfo import ZoneInfo

from assistant.agenda.clock import minutes_to_read, reading_minutes, schedule, total_minutes
from assistant.agenda.models import PreRead, PreReadPart
from assistant.project.models import Meeting
from tests.agenda import factory


def _at(date: str | None, start: str | None, zone: str = "Asia/Taipei") -> Meeting:
    return Meeting.model_validate({"date": date, "start": start, "time_zone": zone, "minutes": 50})


def test_start_times_follow_from_the_minutes() -> None:
    slots = schedule(factory.agenda())
    starts = [s.start.strftime("%H:%M") for s in slots if s.start]
    assert starts == ["14:00", "14:03", "14:11", "14:19", "14:39"]
    assert slots[-1].end == dt.datetime(2026, 12, 3, 14, 45, tzinfo=ZoneInfo("Asia/Taipei"))


def test_longer_item_moves_all_that_follow() -> None:
    moved = schedule(factory.change_item(factory.agenda(), "stakes", minutes=18))
    assert [s.offset_minutes for s in moved] == [0, 3, 21, 29, 49]
    assert [s.end_offset for s in moved] == [3, 21, 29, 49, 55]


def test_offsets_are_known_without_a_date_or_a_start() -> None:
    for meeting in (_at(None, "14:00"), _at("2026-12-03", None)):
        slots = schedule(factory.agenda(meeting=meeting))
        assert [s.offset_minutes for s in slots] == [0, 3, 11, 19, 39]
        assert all(s.start is None and s.end is None for s in slots)


def test_total_counts_the_buffer() -> None:
    assert total_minutes(factory.agenda()) == 50
    assert total_minutes(factory.agenda(buffer_minutes=0)) == 45


def test_clock_jumps_when_summer_time_begins_during_the_meeting() -> None:
    # Berlin, 29 March 2026: 02:00 becomes 03:00.
    items = [factory.item("a", minutes=30), factory.item("b", minutes=30)]
    slots = schedule(factory.agenda(meeting=_at("2026-03-29", "01:30", "Europe/Berlin"), items=items))
    assert [s.start.strftime("%H:%M %z") for s in slots if s.start] == ["01:30 +0100", "03:00 +0200"]
    assert slots[1].end is not None
    assert slots[1].end.strftime("%H:%M") == "03:30"


def test_clock_repeats_an_hour_when_summer_time_ends() -> None:
    items = [factory.item("a", minutes=60), factory.item("b", minutes=60)]
    slots = schedule(factory.agenda(meeting=_at("2026-10-25", "02:00", "Europe/Berlin"), items=items))
    assert [s.start.strftime("%H:%M %z") for s in slots if s.start] == ["02:00 +0200", "02:00 +0100"]


def test_the_last_day_of_the_calendar_has_no_time_after_it() -> None:
    slots = schedule(factory.agenda(meeting=_at("9999-12-31", "23:50", "UTC")))
    assert slots[0].start is not None
    assert slots[-1].end is None
    assert schedule(factory.agenda(meeting=_at("0001-01-01", "00:10")))[0].start is None


def test_an_offset_typed_with_the_start_does_not_move_the_meeting() -> None:
    slots = schedule(factory.agenda(meeting=_at("2026-12-03", "14:00+00:00")))
    assert slots[0].start == dt.datetime(2026, 12, 3, 14, 0, tzinfo=ZoneInfo("Asia/Taipei"))


def test_reading_time_counts_characters_in_chinese_and_words_in_english() -> None:
    assert reading_minutes(PreRead()) == 0
    assert minutes_to_read(["字" * 600]) == 2
    assert minutes_to_read(["word " * 231]) == 2
    parts = [PreReadPart(title="現況", lines=["字" * 290]), PreReadPart(title="Now", lines=["word " * 100])]
    assert reading_minutes(PreRead(parts=parts)) == 2
