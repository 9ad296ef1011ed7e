"""The calendar entry, read back by a second library and checked against RFC 5545."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.adapters.exports.calendar import meeting_ics
from assistant.adapters.exports.errors import ExportError
from assistant.agenda.models import AlignmentAgenda
from assistant.language.locale import Language
from assistant.project.models import Stakeholder
from tests.adapters.agendas import agenda
from tests.project.strategies import NAUGHTY

NOW = dt.datetime(2026, 11, 25, 8, 30, 15, 123456, tzinfo=dt.UTC)


def ics(of: AlignmentAgenda, sequence: int = 0) -> bytes:
    return meeting_ics(of, uid="abc@common-ground", sequence=sequence, now=NOW)


def read(data: bytes) -> Any:
    return vobject.readOne(data.decode())


def test_a_second_library_reads_what_was_meant() -> None:
    event = read(ics(agenda(), 7)).vevent
    assert event.summary.value == "全通路整合"
    assert event.location.value == "會議室 8F"
    assert event.uid.value == "abc@common-ground"
    assert event.sequence.value == "7"
    assert event.dtstamp.value == dt.datetime(2026, 11, 25, 8, 30, 15, tzinfo=dt.UTC)
    assert event.dtstart.value == dt.datetime(2026, 12, 3, 14, 0, tzinfo=ZoneInfo("Asia/Taipei"))
    assert event.dtend.value - event.dtstart.value == dt.timedelta(minutes=50)


def test_the_description_has_purpose_and_items_with_times() -> None:
    lines = read(ics(agenda())).vevent.description.value.splitlines()
    assert lines[0] == "決定促銷期的業績怎麼算"
    assert "14:00–14:05 說明｜議程要改嗎？" in lines
    assert "14:20–14:45 決定｜業績怎麼拆？" in lines
    assert lines[-1] == "出席（沒有電子郵件）：林美玲（門市部）"
    english = read(ics(agenda(Language.EN))).vevent.description.value
    assert "14:20–14:45 decide: 業績怎麼拆？" in english
    assert "Also attending (no e-mail address): 林美玲 (門市部)" in english


def test_only_people_with_an_address_are_invited() -> None:
    (attendee,) = read(ics(agenda())).vevent.attendee_list
    assert attendee.value == "mailto:ya-ting@example.com"
    assert attendee.params["CN"] == ["陳雅婷"]
    assert attendee.params["RSVP"] == ["TRUE"]


def test_without_an_organizer_it_is_published_and_with_one_it_is_a_request() -> None:
    published = read(ics(agenda()))
    assert published.method.value == "PUBLISH"
    assert not hasattr(published.vevent, "organizer")
    host = Stakeholder(name="陳雅婷", department="電商部", email="ya-ting@example.com")
    asked = read(meeting_ics(agenda(), uid="a", sequence=0, now=NOW, organizer=host))
    assert asked.method.value == "REQUEST"
    assert asked.vevent.organizer.value == "mailto:ya-ting@example.com"
    nobody = Stakeholder(name="林美玲", department="門市部")
    assert b"METHOD:PUBLISH" in meeting_ics(agenda(), uid="a", sequence=0, now=NOW, organizer=nobody)


@pytest.mark.parametrize("email", ["ya-ting", "a b@example.com", 'x"@example.com', "a@b", "a;b@example.com"])
def test_an_address_that_is_none_is_listed_instead(email: str) -> None:
    asked = agenda()
    asked.attendees[0].email = email
    event = read(ics(asked)).vevent
    assert not hasattr(event, "attendee")
    assert "陳雅婷（電商部）、林美玲（門市部）" in event.description.value


@pytest.mark.parametrize(
    ("zone", "date", "offset"),
    [
        ("America/New_York", dt.date(2026, 7, 1), -4),
        ("America/New_York", dt.date(2026, 12, 3), -5),
        ("America/New_York", dt.date(2027, 3, 14), -4),
        ("Australia/Lord_Howe", dt.date(2026, 7, 1), 10.5),
        ("Europe/Dublin", dt.date(2026, 7, 1), 1),
        ("Asia/Kathmandu", dt.date(2026, 7, 1), 5.75),
    ],
)
def test_the_zone_travels_with_the_meeting(zone: str, date: dt.date, offset: float) -> None:
    asked = agenda()
    asked.meeting.time_zone, asked.meeting.date = zone, date
    data = ics(asked)
    assert data.count(b"BEGIN:VTIMEZONE") == 1
    start = read(data).vevent.dtstart.value
    assert start.utcoffset() == dt.timedelta(hours=offset)
    assert (start.hour, start.date()) == (14, date)


def test_a_meeting_across_a_change_of_the_clock_lasts_its_minutes() -> None:
    asked = agenda()
    asked.meeting.time_zone, asked.meeting.date = "America/New_York", dt.date(2026, 11, 1)
    asked.meeting.start, asked.meeting.minutes = dt.time(0, 30), 120
    event = read(ics(asked)).vevent
    elapsed = event.dtend.value.astimezone(dt.UTC) - event.dtstart.value.astimezone(dt.UTC)
    assert elapsed == dt.timedelta(minutes=120)
    assert event.dtend.value == dt.datetime(2026, 11, 1, 6, 30, tzinfo=dt.UTC)


def test_utc_needs_no_zone_of_its_own() -> None:
    asked = agenda()
    asked.meeting.time_zone = "UTC"
    assert b"DTSTART:20261203T140000Z" in ics(asked)
    assert b"VTIMEZONE" not in ics(asked)


@pytest.mark.parametrize("missing", ["date", "start"])
def test_without_date_or_start_it_says_what_to_fill_in(missing: str) -> None:
    asked = agenda()
    setattr(asked.meeting, missing, None)
    with pytest.raises(ExportError) as caught:
        ics(asked)
    assert caught.value.read(Language.ZH_TW).startswith("會議還沒有日期或開始時間")
    assert "Fill in both" in caught.value.next_step.en


def test_the_end_of_the_calendar_is_refused_in_a_sentence() -> None:
    asked = agenda()
    asked.meeting.date, asked.meeting.start = dt.date(9999, 12, 31), dt.time(23, 50)
    asked.meeting.time_zone = "America/New_York"
    with pytest.raises(ExportError, match="outside what a calendar can hold"):
        ics(asked)


def test_a_naive_time_or_a_negative_sequence_is_a_programming_error() -> None:
    with pytest.raises(ValueError, match="aware"):
        meeting_ics(agenda(), uid="a", sequence=0, now=dt.datetime(2026, 1, 1))
    with pytest.raises(ValueError, match="negative"):
        ics(agenda(), -1)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(NAUGHTY) | st.text(max_size=200))
def test_any_text_makes_a_file_that_obeys_the_rfc(text: str) -> None:
    data = ics(agenda(text=text[:200]))
    _obeys_rfc_5545(data)
    event = read(data).vevent
    assert event.summary.value.startswith("全通路整合")
    assert len(event.attendee_list) == 1


def test_the_same_meeting_gives_the_same_bytes() -> None:
    assert ics(agenda(), 3) == ics(agenda(), 3)


def _obeys_rfc_5545(data: bytes) -> None:
    """Lines end in CRLF, have 75 octets at most, break between characters, hold no control characters."""
    assert data.endswith(b"\r\n")
    lines = data[:-2].split(b"\r\n")
    for line in lines:
        assert len(line) <= 75
        line.decode()
        assert not any(byte < 32 and byte != 9 for byte in line)
    unfolded = data.replace(b"\r\n ", b"").decode().split("\r\n")
    names = [line.partition(":")[0].partition(";")[0] for line in unfolded[:-1]]
    assert all(name.replace("-", "").isalpha() and name.isupper() for name in names)
    for needed in ("VERSION", "PRODID", "UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE"):
        assert needed in names
