"""When and where the departments meet, and who comes."""

from zoneinfo import available_timezones

import streamlit as st

from assistant.ui.components.fields import choice_field, date_field, many_field, text_field, time_field
from assistant.ui.editing import Desk
from assistant.ui.safe import plain
from assistant.ui.state import today
from assistant.ui.words import say

_NEAR = [
    "Asia/Taipei",
    "Asia/Tokyo",
    "Asia/Singapore",
    "Europe/London",
    "America/Los_Angeles",
    "America/New_York",
]


def meeting(desk: Desk) -> None:
    """Draw the part."""
    columns = st.columns([1.2, 1, 1, 1.6])
    with columns[0]:
        date_field(desk, ("meeting", "date"), say("project.meeting.date"))
    with columns[1]:
        time_field(desk, ("meeting", "start"), say("project.meeting.start"))
    with columns[2]:
        _minutes(desk)
    with columns[3]:
        zones = [*_NEAR, *sorted(available_timezones() - set(_NEAR))]
        choice_field(desk, ("meeting", "time_zone"), say("project.meeting.zone"), zones)
    left, right = st.columns([2, 1])
    with left:
        text_field(
            desk, ("meeting", "place"), say("project.meeting.place"), hint=say("project.meeting.place_hint")
        )
    with right:
        date_field(
            desk,
            ("meeting", "check_in"),
            say("project.meeting.check_in"),
            help=say("project.meeting.check_in_help"),
        )
    names = [person.name for person in desk.project.stakeholders if person.name]
    many_field(
        desk,
        ("meeting", "attendees"),
        say("project.meeting.attendees"),
        names,
        hint=say("project.meeting.choose"),
    )
    _hints(desk, names)


def _minutes(desk: Desk) -> None:
    path = ("meeting", "minutes")
    st.number_input(
        say("project.meeting.minutes"),
        min_value=10,
        max_value=480,
        step=5,
        value=desk.project.meeting.minutes,
        key=desk.key(path),
        on_change=desk.commit(path, int),
        help=say("project.meeting.minutes_help"),
    )


def _hints(desk: Desk, names: list[str]) -> None:
    planned = desk.project.meeting
    hints = []
    if not names:
        hints.append(say("project.meeting.no_people"))
    if planned.date and planned.date < today():
        hints.append(say("project.meeting.past"))
    if planned.date and planned.check_in and planned.check_in <= planned.date:
        hints.append(say("project.meeting.check_in_early"))
    if len(planned.attendees) > 7:
        hints.append(say("project.meeting.crowd", count=len(planned.attendees)))
    missing = {department.name for department in desk.project.departments if department.name} - {
        person.department for person in desk.project.stakeholders if person.name in planned.attendees
    }
    if planned.attendees and missing:
        hints.append(
            say("project.meeting.absent", departments=plain(say("common.listing").join(sorted(missing))))
        )
    for hint in hints:
        st.caption(f":orange[:material/info: {hint}]")
