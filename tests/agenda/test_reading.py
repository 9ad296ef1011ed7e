import json
import time
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from assistant.agenda.checks import check_agenda
from assistant.agenda.markdown import agenda_markdown
from assistant.agenda.models import AlignmentAgenda
from assistant.agenda.reading import LARGEST_BYTES, AgendaTextError, read_agenda
from assistant.language.findings import Severity
from assistant.language.locale import Language
from assistant.language.zh_tw import mainland_words, simplified_characters
from tests.agenda import factory
from tests.agenda.random_agendas import agendas

LINES = """
# 會議 @@ ## 議程 @@ Agenda: @@ 1.  @@ -  @@ 14:00-14:10  @@ (10 min) @@ – Alice @@ |---|---|
@@ | 時間 | 議題 | @@ | 14:00 | 開場 | @@ ** @@ 目的： @@ Objective: @@ 與會者： @@ 2026/13/45
@@ 99:99 @@ （ @@ ） @@ [x] @@ ``` @@ { @@ 決議事項： @@ Action items @@ 選項： @@ 王小明 @@ \\|
@@ &lt; @@ <br> @@ 民國999年99月99日 @@ 0 分鐘 @@ ½ @@ 9999999999 @@ 共同指標 @@ 基準：1e999
@@ 停車場 @@ 收尾 @@ 下次檢視：2026/12/03
"""
FRAGMENTS = [*LINES.replace("\n", " ").split("@@"), "\t", "\u2028", "\n", "\r"]


def _error(text: str) -> AgendaTextError:
    with pytest.raises(AgendaTextError) as caught:
        read_agenda(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \n\t\ufeff", "empty"),
        ("PK\x03\x04\x00\x00binary", "binary"),
        ("\ufffd\ufffd\ufffdabc", "binary"),
        ("x" * (LARGEST_BYTES + 1), "large"),
        ("字" * 70_000, "large"),
        ("今天天氣很好。", "no_items"),
        ("# 標題\n\n目的：決定預算", "no_items"),
        ("{not json", "json"),
        ("{" * 5_000, "json"),
        ('{"a":' * 40_000, "json"),
        ("{}", "shape"),
        ('{"agenda": {"title": 3}}', "shape"),
        ('{"title": "x", "language": "en", "purpose": "", "meeting": {"minutes": 0}}', "shape"),
        ('{"a": ' + "9" * 5_000 + "}", "json"),
    ],
)
def test_what_cannot_be_read_ends_in_a_sentence_and_a_next_step(text: str, reason: str) -> None:
    error = _error(text)
    assert error.reason == reason
    for said in (error.sentence, error.next_step):
        assert said.zh.endswith(("。", "」。"))
        assert said.en
        assert not simplified_characters(said.zh)
        assert not mainland_words(said.zh)


def test_error_names_the_line_or_the_field() -> None:
    assert "3" in _error('{\n"title": "x",\n oops').sentence.en
    assert (
        "meeting.minutes"
        in _error('{"title": "x", "language": "en", "purpose": "", "meeting": {"minutes": 0}}').sentence.en
    )


@pytest.mark.parametrize("language", factory.BOTH)
def test_own_json_is_read_back_whole(language: Language) -> None:
    agenda, package = factory.agenda(language), factory.package(language)
    printed = json.dumps({"agenda": json.loads(agenda.model_dump_json()), "findings": []}, ensure_ascii=False)
    for text in (
        agenda.model_dump_json(),
        package.model_dump_json(indent=2),
        printed,
        f"\ufeff{printed}\n",
        f"```json\n{printed}\n```",
        json.dumps({"agenda": json.loads(package.model_dump_json())}),
    ):
        assert read_agenda(text) == agenda


@given(agendas)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_agenda_survives_json(agenda: AlignmentAgenda) -> None:
    assert read_agenda(agenda.model_dump_json()) == agenda


@pytest.mark.parametrize("language", factory.BOTH)
def test_own_markdown_is_read_back(language: Language) -> None:
    agenda = factory.agenda(language, terms=[{"term": "BOPIS", "meaning": "x", "verified": False}])
    back = read_agenda(agenda_markdown(agenda))
    assert back.language is language
    for name in (
        "title",
        "purpose",
        "success_criteria",
        "departments",
        "opening",
        "shared_goal",
        "buffer_minutes",
    ):
        assert getattr(back, name) == getattr(agenda, name), name
    for name in ("joint_kpi", "pre_read", "parking_lot", "close"):
        assert getattr(back, name) == getattr(agenda, name), name
    people = [(p.name, p.department, p.role, p.can_decide) for p in agenda.attendees]
    assert [(p.name, p.department, p.role, p.can_decide) for p in back.attendees] == people
    for ours, theirs in zip(agenda.items, back.items, strict=True):
        same = ("question", "minutes", "owner", "process", "type", "decision")
        assert [getattr(theirs, name) for name in same] == [getattr(ours, name) for name in same]
    assert [d.model_dump() for d in back.disagreements] == [d.model_dump() for d in agenda.disagreements]
    assert [(t.term, t.verified) for t in back.terms] == [("BOPIS", False)]
    meeting = back.meeting
    assert (meeting.date, meeting.start, meeting.minutes, meeting.place) == (
        agenda.meeting.date,
        agenda.meeting.start,
        agenda.meeting.minutes,
        agenda.meeting.place,
    )


@pytest.mark.parametrize("language", factory.BOTH)
def test_own_markdown_read_back_has_no_error(language: Language) -> None:
    back = read_agenda(agenda_markdown(factory.agenda(language)))
    found = check_agenda(back, project=factory.project(language), today=factory.TODAY)
    assert [f for f in found if f.severity is Severity.ERROR] == []


@given(agendas)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_markdown_of_any_agenda_is_read_or_refused_in_words(agenda: AlignmentAgenda) -> None:
    _read_or_refuse(agenda_markdown(agenda))


@given(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=12), max_size=40).map("\n".join))
@settings(max_examples=120, deadline=None)
@example("1. " + "(" * 1_500)
@example("| " * 2_000)
@example("Agenda:\n" + "- x (5 min)\n" * 3_000)
@example("\ud800 議程：\n1. 開場")
def test_any_lines_are_read_or_refused_in_words(text: str) -> None:
    _read_or_refuse(text)


@given(
    st.text(max_size=300) | st.binary(max_size=300).map(lambda data: data.decode("utf-8", errors="replace"))
)
@settings(max_examples=80, deadline=None)
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    _read_or_refuse(text)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join))
@settings(max_examples=80, deadline=None)
def test_fragments_on_one_line_are_read_or_refused_in_words(text: str) -> None:
    _read_or_refuse(text)


@pytest.mark.parametrize(
    ("question", "options"),
    [
        ("「歸屬」要選 0 %、30 % 還是 100 %？", ["0 %", "30 %", "100 %"]),
        ("On “time”, do we choose 4 weeks, 8 weeks or 12 weeks?", ["4 weeks", "8 weeks", "12 weeks"]),
        ("Do we choose “A”, “B” or “C”?", ["A", "B", "C"]),
    ],
)
def test_options_listed_in_the_question_count(question: str, options: list[str]) -> None:
    decision = read_agenda(f"Agenda:\n- [決定] {question}").items[0].decision
    assert decision is not None
    assert decision.options == options


def test_question_that_lists_nothing_has_no_options() -> None:
    assert read_agenda("議程：\n- [決定] 要選哪一個供應商？").items[0].decision is None


def _read_or_refuse(text: str) -> None:
    try:
        agenda = read_agenda(text)
    except AgendaTextError:
        return
    assert agenda.items
    AlignmentAgenda.model_validate_json(agenda.model_dump_json())
    check_agenda(agenda, today=factory.TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "1. " + "a " * 60_000,
        "14:00-" * 30_000,
        "（" * 60_000,
        "- " + "[x](" * 40_000,
        "\n".join(f"{n}. 議題 {n}（5 分鐘）- 王小明" for n in range(4_000)),
        "**" * 80_000,
        "| a " * 40_000,
    ],
    ids=["words", "times", "brackets", "links", "items", "stars", "cells"],
)
def test_hostile_texts_of_full_size_are_read_quickly(text: str) -> None:
    started = time.process_time()
    with suppress(AgendaTextError):
        read_agenda(text)
    assert time.process_time() - started < 5
