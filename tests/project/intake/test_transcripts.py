import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from assistant.project.intake.documents import comparable
from assistant.project.intake.transcripts import is_subtitles, read_subtitles, read_turns

TAIPEI = ZoneInfo("Asia/Taipei")
TEAMS = """\
WEBVTT

1a2b/1-0
00:00:01.000 --> 00:00:03.500
<v 王小明>大家好，今天</v>

1a2b/1-1
00:00:03.500 --> 00:00:05.000 align:start
<v 王小明>談檔期。</v>

00:01:06.000 --> 00:01:08.000
<v 李大華>資訊處只有兩個人 &amp; 三週。</v>
"""
ZOOM = """\
WEBVTT

1
00:00:01.000 --> 00:00:03.000
王小明: 大家好。

2
00:00:04.000 --> 00:00:05.000
李大華: 要三週。
"""
SRT = """\
1
00:00:01,000 --> 00:00:03,500
Hello <i>and</i> welcome

2
01:02:03,000 --> 01:02:05,000
to all.
"""


def _said(text: str) -> list[tuple[str, int, str]]:
    return [(each.speaker, each.place.number, each.text) for each in read_turns(text, zone=TAIPEI)]


def test_cues_of_teams_are_joined_to_sentences_with_speaker_and_time() -> None:
    text, passages = read_subtitles(TEAMS)
    assert [(each.speaker, each.place.number, each.text) for each in passages] == [
        ("王小明", 1, "大家好，今天\n談檔期。"),
        ("李大華", 66, "資訊處只有兩個人 & 三週。"),
    ]
    assert passages[1].place.both().zh == "00:01:06"
    assert all(comparable(each.text) in comparable(text) for each in passages)


def test_speakers_of_zoom_are_read_from_the_words() -> None:
    _, passages = read_subtitles(ZOOM)
    assert [(each.speaker, each.text) for each in passages] == [
        ("王小明", "大家好。"),
        ("李大華", "要三週。"),
    ]


def test_srt_is_read_with_markup_removed_and_long_pauses_kept_apart() -> None:
    _, passages = read_subtitles(SRT)
    assert [(each.place.number, each.text) for each in passages] == [
        (1, "Hello and welcome"),
        (3723, "to all."),
    ]


@pytest.mark.parametrize(
    ("text", "expected"), [(TEAMS, True), (SRT, True), ("會議 10:00 --> 11:00\n", False), ("", False)]
)
def test_subtitles_are_recognised(text: str, expected: bool) -> None:
    assert is_subtitles(text) is expected


ONE, TWO, THREE = 36_180, 36_240, 36_300
CHAT = [("王小明", ONE, "大家好"), ("李大華", TWO, "要三週"), ("王小明", THREE, "好")]


@pytest.mark.parametrize(
    "text",
    [
        "王小明 10:03：大家好\n李大華 10:04：要三週\n王小明 10:05：好",
        "王小明（10:03）：大家好\n李大華（10:04）：要三週\n王小明（10:05）：好",
        "[10:03] 王小明：大家好\n[10:04] 李大華：要三週\n[10:05] 王小明：好",
        "10:03 王小明: 大家好\n10:04 李大華: 要三週\n10:05 王小明: 好",
        "[王小明] 10:03:00\n大家好\n\n[李大華] 10:04:00\n要三週\n\n[王小明] 10:05:00\n好",
        "10:03:00 From 王小明 To Everyone:\n\t大家好\n"
        "10:04:00 From 李大華 to 王小明(Direct Message): 要三週\n"
        "10:05:00\t From 王小明 : 好",
        "10:03\t王小明\t大家好\n10:04\t李大華\t要三週\n10:05\t王小明\t好",
        "上午 10:03\t王小明\t大家好\n上午 10:04\t李大華\t要三週\n上午 10:05\t王小明\t好",
    ],
)
def test_speakers_and_times_of_day_are_read_in_common_shapes(text: str) -> None:
    assert _said(text) == CHAT


@pytest.mark.parametrize("star", ["", "**"])
def test_teams_documents_count_minutes_from_the_beginning(star: str) -> None:
    text = "".join(
        f"{star}{who}{star}   {time}\n{words}\n\n"
        for who, time, words in [
            ("王小明", "0:03", "大家好"),
            ("李大華", "1:15", "要\n三週"),
            ("王小明", "62:10", "好"),
        ]
    )
    assert _said(text) == [("王小明", 3, "大家好"), ("李大華", 75, "要\n三週"), ("王小明", 3730, "好")]


def test_meet_gives_times_on_lines_of_their_own() -> None:
    early = "00:05:00\n\nAlice Chen: Hi there\nBob Lee: We need three weeks\nAlice Chen: fine\n\n"
    text = early + "00:10:00\n\nBob Lee: done\n"
    assert [(who, time) for who, time, _ in _said(text)] == [
        ("Alice Chen", 300),
        ("Bob Lee", 300),
        ("Alice Chen", 300),
        ("Bob Lee", 600),
    ]


def test_a_chat_with_dates_tells_when_each_line_was_said() -> None:
    friday = "2026/11/20（五）\n10:03\t王小明\t大家好\n10:04\t李大華\t要三週\n"
    text = friday + "2026/11/21（六）\n下午 02:00\t王小明\t好\n"
    assert [each.said_at for each in read_turns(text, zone=TAIPEI)] == [
        dt.datetime(2026, 11, 20, 10, 3, tzinfo=TAIPEI),
        dt.datetime(2026, 11, 20, 10, 4, tzinfo=TAIPEI),
        dt.datetime(2026, 11, 21, 14, 0, tzinfo=TAIPEI),
    ]


def test_minutes_by_speaker_without_times_are_a_transcript_whose_places_are_lines() -> None:
    text = "王小明：大家好\n李大華：要三週\n王小明：可以\n李大華：謝謝"
    assert [(who, line) for who, line, _ in _said(text)] == [
        ("王小明", 1),
        ("李大華", 2),
        ("王小明", 3),
        ("李大華", 4),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "專案：改版\n日期：2026/11/20\n地點：台北\n出席：行銷處、資訊處\n決議：延後一週",
        "09:00 開場\n09:30 討論\n10:00 散會",
        "我們希望延後一週。\n\n預算：300,000\n人力：2",
        "",
    ],
)
def test_forms_agendas_and_prose_are_no_transcripts(text: str) -> None:
    assert read_turns(text, zone=TAIPEI) == ()
