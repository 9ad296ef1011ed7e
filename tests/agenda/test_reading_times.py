import pytest

from assistant.agenda.reading.times import find_length, find_span


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("14:00-14:10 開場", "14:00", "14:10"),
        ("14：00～15：30", "14:00", "15:30"),
        ("14:00 到 15:00", "14:00", "15:00"),
        ("2:00 pm – 3:00 pm", "14:00", "15:00"),
        ("2:00–3:00 PM", "14:00", "15:00"),
        ("11-1pm", "11:00", "13:00"),
        ("9-10am", "09:00", "10:00"),
        ("下午 2:00～3:30", "14:00", "15:30"),
        ("上午 9 時 30 分", "09:30", None),
        ("下午 2 點半", "14:30", None),
        ("2:30-3:00", "14:30", "15:00"),
        ("06:30-07:00", "06:30", "07:00"),
        ("12:00 am", "00:00", None),
        ("10:30 Welcome", "10:30", None),
    ],
)
def test_times_of_day(text: str, start: str, end: str | None) -> None:
    found = find_span(text)
    assert found is not None
    shown = [None if part is None else "{:02}:{:02}".format(*divmod(part, 60)) for part in found[0]]
    assert shown == [start, end]


@pytest.mark.parametrize(
    "text", ["比例 3:1", "第 3 點建議", "2026/12/03", "25:00", "ratio 10:5", "NT$1,200", ""]
)
def test_what_is_no_time(text: str) -> None:
    assert find_span(text) is None


def test_meeting_over_midnight_has_a_length() -> None:
    found = find_span("23:30-00:30")
    assert found is not None
    assert found[0].minutes == 60


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("10 分鐘", 10),
        ("（10分）", 10),
        ("(10 min)", 10),
        ("15mins", 15),
        ("1.5 hours", 90),
        ("1 小時 30 分", 90),
        ("1h30m", 90),
        ("半小時", 30),
        ("half an hour", 30),
        ("一小時", 60),
        ("(15m)", 15),
        ("約 10-15 分鐘", 15),
        ("20'", 20),
    ],
)
def test_lengths(text: str, minutes: int) -> None:
    found = find_length(text)
    assert found is not None
    assert found[0] == minutes


@pytest.mark.parametrize("text", ["3 分之一", "10 分析師", "NT$3m", "0 分鐘", "999 分鐘", "20 hours", ""])
def test_what_is_no_length_of_an_item(text: str) -> None:
    assert find_length(text) is None
