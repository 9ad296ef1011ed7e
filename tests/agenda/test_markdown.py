"""The documents: what stands in them, and that nobody's words can break them."""

import datetime as dt
import re
from typing import Any

import pytest

from assistant.agenda.markdown import agenda_markdown, brief_markdown, package_json
from assistant.agenda.models import AgendaPackage
from assistant.language.locale import Language
from assistant.language.markdown_text import escape, paragraph
from tests.agenda import factory
from tests.agenda.drafts import BOTH, SAMPLES, composed, sample


def _document(language: Language = Language.ZH_TW, **changes: Any) -> str:
    return agenda_markdown(factory.agenda(language, **changes))


def test_times_in_the_table_follow_the_minutes() -> None:
    document = _document()

    assert "14:00–14:03" in document
    assert "14:03–14:11" in document
    moved = factory.change_item(factory.agenda(), "confirm", minutes=5)
    assert "14:05–14:13" in agenda_markdown(moved)


def test_without_a_start_the_table_counts_minutes() -> None:
    meeting = {**factory.agenda().meeting.model_dump(), "start": None}

    assert "第 3–11 分" in _document(meeting=meeting)
    assert "min 3–11" in _document(Language.EN, meeting=meeting)


def test_what_is_missing_reads_to_be_confirmed() -> None:
    meeting = {"date": None, "start": None, "place": ""}
    document = _document(Language.EN, meeting=meeting)

    assert "**When:** to be confirmed, to be confirmed" in document
    assert "**Where:** to be confirmed" in document


@pytest.mark.parametrize("language", BOTH)
def test_every_part_of_the_agenda_is_in_the_document(language: Language) -> None:
    agenda = composed(factory.project(language), language).agenda
    document = agenda_markdown(agenda)

    said = [agenda.title, agenda.purpose, agenda.shared_goal, *agenda.opening, *agenda.success_criteria]
    said += [item.question for item in agenda.items] + [item.process for item in agenda.items]
    said += [position.because for about in agenda.disagreements for position in about.positions]
    said += [line for part in agenda.pre_read.parts for line in part.lines]
    said += [citation.quote for citation in agenda.citations]
    said += [person.name for person in agenda.attendees]
    assert [text for text in said if escape(text) not in document] == []


def test_addresses_of_people_stay_out_of_the_document() -> None:
    project = sample(SAMPLES[0])
    addresses = [person.email for person in project.stakeholders]

    assert any(addresses)
    assert not any(address in agenda_markdown(composed(project).agenda) for address in addresses if address)


HOSTILE = "|x| <img src=x onerror=1> ![a](http://e.example/p.png) [b](javascript:1) `c` **d** &lt;e&gt;"


def test_hostile_words_stay_words() -> None:
    item = factory.item(question=f"{HOSTILE}？", process=HOSTILE, output=HOSTILE)
    agenda = factory.agenda(title=HOSTILE, purpose=HOSTILE, items=[item])
    document = agenda_markdown(agenda)

    assert "<img" not in document
    assert "![a](" not in document
    assert not re.search(r"(?<!\\)\]\(", document)
    assert "**d**" not in document
    assert "&lt;e&gt;" not in document.replace("&amp;lt;e&amp;gt;", "")
    row = next(line for line in document.splitlines() if line.startswith("| 14:00"))
    assert row.replace("\\|", "").count("|") == 5


def test_a_line_break_in_a_cell_does_not_end_the_row() -> None:
    document = agenda_markdown(factory.agenda(items=[factory.item(process="先寫\n| 再 | 說")]))

    assert r"先寫 \| 再 \| 說" in document


@pytest.mark.parametrize("start", ["# 標題", "- 清單", "1. 第一", "=====", "+ 加"])
def test_a_paragraph_cannot_begin_a_block(start: str) -> None:
    assert paragraph(f"好\n{start}").splitlines()[-1].lstrip()[0:2] not in {"# ", "- ", "1.", "==", "+ "}


def test_the_private_brief_says_it_is_private_and_holds_visits_in_order() -> None:
    package = composed(sample("retail-omnichannel.zh-TW"))
    document = brief_markdown(package)

    assert "只給你自己看" in document
    places = [document.index(f"{visit.order}. {visit.stakeholder}") for visit in package.brief.visits]
    assert places == sorted(places)
    assert "NT$58" in document


def test_the_brief_holds_the_letter_to_send() -> None:
    package = factory.package(Language.EN)
    package = package.model_copy(update={"written_update": "Nothing to decide."})
    document = brief_markdown(package)

    assert f"> {package.invitation}" in document
    assert "> Nothing to decide." in document


@pytest.mark.parametrize("language", BOTH)
def test_the_package_reads_back_from_json(language: Language) -> None:
    package = factory.package(language)

    assert AgendaPackage.model_validate_json(package_json(package)) == package


def test_a_decision_shows_who_what_and_by_when() -> None:
    document = _document(Language.EN)

    assert "Approver: Howard Chen" in document
    assert "Deadline: Thu 10 Dec 2026" in document
    assert "all online; 50 % each; all to the store" in document


def test_the_pre_read_states_its_minutes_and_day() -> None:
    assert "About 1 minutes to read; goes out by Tue 1 Dec 2026." in _document(Language.EN)
    undated = {**factory.agenda(Language.EN).pre_read.model_dump(), "send_by": None}
    assert "goes out by" not in _document(Language.EN, pre_read=undated)


def test_an_action_without_owner_or_date_reads_to_be_confirmed() -> None:
    close = {"actions": [{"what": "試算"}], "check_in": dt.date(2026, 12, 17)}

    assert "試算（待確認，待確認）" in _document(close=close)
