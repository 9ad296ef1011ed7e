"""Proposals and the brief as Word documents, promises as calendar entries, read back by other libraries."""

import datetime as dt
import io
from typing import Any

import pytest
import vobject
from docx import Document

from assistant.adapters.exports.calendar_promises import promises_ics
from assistant.adapters.exports.docx_trade_offs import brief_docx, proposals_docx
from assistant.adapters.exports.errors import ExportError
from assistant.language.locale import Language
from assistant.project.account import AccountEntry, EntryState
from assistant.project.models import Project
from tests.negotiation.projects import trading_project
from tests.project.samples import every_sample
from tests.project.strategies import NAUGHTY
from tests.trade_offs.projects import CANARIES, draft, with_canaries

NOW = dt.datetime(2026, 11, 25, 8, 30, 15, 123456, tzinfo=dt.UTC)


def _words(data: bytes) -> str:
    document = Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@every_sample
def test_every_sample_opens_in_word_with_all_options_and_nothing_private(project: Project) -> None:
    made = draft(with_canaries(project))
    text = _words(proposals_docx(made.proposals))
    for package in made.proposals.packages:
        assert package.first_sentence in text
        assert all(choice.option in text for choice in package.choices)
    for canary in CANARIES.values():
        assert canary not in text


@pytest.mark.parametrize(
    ("language", "mark"), [(Language.ZH_TW, "私人，請勿轉寄"), (Language.EN, "Private: do not forward")]
)
def test_the_brief_is_marked_as_private_on_every_page(language: Language, mark: str) -> None:
    made = draft(trading_project(), language=language)
    header = Document(io.BytesIO(brief_docx(made.brief))).sections[0].header.paragraphs[0].text
    assert header == mark
    shared = Document(io.BytesIO(proposals_docx(made.proposals))).sections[0].header.paragraphs[0].text
    assert shared == ""


def test_the_same_proposals_give_the_same_bytes() -> None:
    made = draft(trading_project())
    assert proposals_docx(made.proposals) == proposals_docx(made.proposals)
    assert brief_docx(made.brief) == brief_docx(made.brief)


def test_six_departments_and_four_packages_fit_the_page() -> None:
    project = trading_project()
    first, second = project.private.trade_offs.preferences
    names = ["行銷部", "資訊部", "財務部", "人資部", "法務部", "業務部"]
    project.private.trade_offs.preferences = [
        (first if n % 2 == 0 else second).model_copy(update={"department": name, "reservation": 0})
        for n, name in enumerate(names)
    ]
    document = Document(io.BytesIO(brief_docx(draft(project).brief)))
    for table in document.tables:
        assert sum(column.width.mm for column in table.columns) == pytest.approx(178, abs=1)


@pytest.mark.parametrize("text", NAUGHTY)
def test_any_text_can_be_written(text: str) -> None:
    project = trading_project()
    project.title = text[:200].strip() or "x"
    project.departments[0].offers = [text[:200].strip()]
    proposals = draft(project).proposals
    assert _words(proposals_docx(proposals))


def _entry(**changes: Any) -> AccountEntry:
    told = {
        "id": "a1",
        "giver": "行銷部",
        "taker": "資訊部",
        "what": "整理使用者行為摘要",
        "due": "2027-03-05",
    }
    return AccountEntry.model_validate({**told, **changes})


def _events(*entries: AccountEntry, language: Language = Language.ZH_TW) -> list[Any]:
    data = promises_ics(entries, uid="abc@common-ground", now=NOW, language=language)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    return list(vobject.readOne(data.decode()).vevent_list)


def test_an_open_promise_is_an_all_day_event_for_oneself() -> None:
    (event,) = _events(_entry(meeting="第一次對齊會議"))
    assert event.summary.value == "合作帳：行銷部答應資訊部：整理使用者行為摘要"
    assert event.description.value.startswith("來自「第一次對齊會議」")
    assert event.dtstart.value == dt.date(2027, 3, 5)
    assert event.uid.value == "a1-abc@common-ground"
    assert event.dtstamp.value == dt.datetime(2026, 11, 25, 8, 30, 15, tzinfo=dt.UTC)
    assert event.contents["class"][0].value == "PRIVATE"
    assert "attendee" not in event.contents


def test_what_is_done_or_undated_is_not_in_the_calendar() -> None:
    entries = [
        _entry(id="a1", state=EntryState.KEPT),
        _entry(id="a2", due=None),
        _entry(id="a3"),
        _entry(id="a4", state=EntryState.FORGIVEN),
    ]
    assert [event.uid.value for event in _events(*entries)] == ["a3-abc@common-ground"]
    with pytest.raises(ExportError) as caught:
        promises_ics(entries[:2], uid="x", now=NOW, language=Language.EN)
    assert "due day" in caught.value.sentence.en


def test_english_words_and_a_naive_moment() -> None:
    (event,) = _events(_entry(), language=Language.EN)
    assert event.summary.value.startswith("Promise: 行銷部 to 資訊部")
    with pytest.raises(ValueError, match="aware"):
        promises_ics([_entry()], uid="x", now=NOW.replace(tzinfo=None), language=Language.EN)


@pytest.mark.parametrize("text", [text for text in NAUGHTY if text.strip() and len(text) <= 300])
def test_any_text_stays_one_event(text: str) -> None:
    assert len(_events(_entry(what=text, id="a1"))) == 1
