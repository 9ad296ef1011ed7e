import datetime as dt

import pytest

from assistant.project.intake.dates import find_dates, full_dates
from assistant.project.intake.times import find_minutes, find_time

FRIDAY = dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2026/12/03 開會", ["2026-12-03"]),
        ("2026.12.09", ["2026-12-09"]),
        ("民國115年11月5日", ["2026-11-05"]),
        ("115/10/14 13:30", ["2026-10-14"]),
        ("12/18 開跑", ["2026-12-18"]),
        ("１２月１８日", ["2026-12-18"]),
        ("十二月三日", ["2026-12-03"]),
        ("12/5 到 12/9 凍結", ["2026-12-05", "2026-12-09"]),
        ("明年 1 月 8 日", ["2027-01-08"]),
        ("下個月 5 號", ["2026-12-05"]),
        ("下週三", ["2026-11-25"]),
        ("下下週一", ["2026-11-30"]),
        ("下禮拜五", ["2026-11-27"]),
        ("這週五", ["2026-11-20"]),
        ("週五前給我", ["2026-11-27"]),
        ("後天上午", ["2026-11-22"]),
        ("一週內回覆", ["2026-11-27"]),
        ("月底上線", ["2026-11-30"]),
        ("年底前", ["2026-12-31"]),
        ("next Thursday", ["2026-11-26"]),
        ("this Friday", ["2026-11-20"]),
        ("by Tuesday", ["2026-11-24"]),
        ("tomorrow", ["2026-11-21"]),
        ("on 15 January", ["2027-01-15"]),
        ("December 18, 2026", ["2026-12-18"]),
        ("Nov 30, we decide", ["2026-11-30"]),
        ("before the 18th", ["2026-12-18"]),
        ("by the end of the month", ["2026-11-30"]),
        ("within 2 weeks", ["2026-12-04"]),
    ],
)
def test_a_day_is_resolved_against_the_day_of_writing(text: str, days: list[str]) -> None:
    assert [str(each.date) for each in find_dates(text, FRIDAY)] == days


@pytest.mark.parametrize("text", ["12/3（週四）", "Thu 3 Dec 2026", "2026-12-03 (Thu)", "2026/12/3 星期四"])
def test_a_weekday_beside_a_date_is_no_second_day(text: str) -> None:
    assert [str(each.date) for each in find_dates(text, FRIDAY)] == ["2026-12-03"]


@pytest.mark.parametrize(
    "text",
    ["24/7", "1/3 of users", "2/3 的人", "99/99", "from 5% to 6.5%", "2026/13/45", "第一週", "版本 1.2.3"],
)
def test_what_only_looks_like_a_day_is_none(text: str) -> None:
    assert find_dates(text, FRIDAY) == []


def test_without_a_year_the_nearest_day_counts_and_one_to_come_before_one_gone_by() -> None:
    january = dt.date(2027, 1, 10)
    assert find_dates("12/20", january)[0].date == dt.date(2026, 12, 20)
    assert find_dates("3/1", FRIDAY)[0].date == dt.date(2027, 3, 1)
    assert find_dates("2/29", FRIDAY) == []


def test_words_are_those_of_the_text_and_computed_days_are_marked() -> None:
    (full,) = find_dates("約在 2026/12/03 開會", FRIDAY)
    (relative,) = find_dates("約在下週三開會", FRIDAY)
    assert (full.words, full.relative) == ("2026/12/03", False)
    assert (relative.words, relative.relative) == ("下週三", True)


def test_full_dates_hold_whenever_a_text_was_written() -> None:
    assert [each.date for each in full_dates("2026/11/17、12/3、下週三")] == [dt.date(2026, 11, 17)]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("下午 2 點", "14:00"),
        ("下午一點半", "13:30"),
        ("上午十時", "10:00"),
        ("早上 10:30", "10:30"),
        ("下午 2:05", "14:05"),
        ("at 2pm", "14:00"),
        ("9:30 am", "09:30"),
        ("兩點開會", "14:00"),
        ("中午 12 點", "12:00"),
    ],
)
def test_a_time_of_day_is_read(text: str, time: str) -> None:
    read = find_time(text)
    assert read is not None
    assert f"{read.time:%H:%M}" == time


def test_a_span_of_hours_is_no_time_of_day_and_a_length_is_minutes() -> None:
    assert find_time("24 小時到貨") is None
    assert find_time("重點時間") is None
    assert find_minutes("約 50 分鐘") == (50, "50 分鐘")
    assert find_minutes("an hour") is None
    assert find_minutes("2 hours") == (120, "2 hours")
    assert find_minutes("5 分鐘") is None
