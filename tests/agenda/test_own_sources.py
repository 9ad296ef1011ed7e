"""Own documents in a draft: quoted word for word with their place, and only where they speak."""

import datetime as dt
import io
from collections.abc import Sequence

import docx
import pytest

from assistant.adapters.exports.docx_agenda import agenda_docx
from assistant.agenda.checks import check_agenda
from assistant.agenda.markdown import agenda_markdown
from assistant.agenda.models import AlignmentAgenda, OwnCitation
from assistant.agenda.own_sources import Notice, notice_of
from assistant.agenda.reading import read_agenda
from assistant.knowledge.errors import KnowledgeError
from assistant.knowledge.own_documents import OwnHit
from assistant.language.locale import Language, LocalText
from tests.agenda import factory
from tests.agenda.company_papers import APPROVER, MATTER, NOTICE, RULES, draft, quoted, searching


def test_rules_and_matters_are_quoted_with_document_and_place_and_nothing_else() -> None:
    sources = draft(searching(*RULES)).package.agenda.own_sources

    assert sources[0] == OwnCitation(document="會議管理辦法.pdf", place="第 2 頁", sentence=NOTICE)
    assert {source.sentence for source in sources} == {NOTICE, APPROVER, MATTER}


def test_the_place_is_said_in_the_agendas_language() -> None:
    (source, *_) = draft(searching(*RULES), language=Language.EN).package.agenda.own_sources
    assert source.place == "page 2"


def test_documents_that_do_not_speak_of_the_meeting_are_not_quoted_and_the_person_is_told() -> None:
    found = draft(searching("停車場每月抽籤一次。", "員工餐廳供應素食。"))
    assert quoted(found) == []
    assert any("hold no rule" in note.en for note in found.notes)
    assert found.package == draft(None).package


def test_the_companys_rule_on_papers_comes_before_the_usual_two_days() -> None:
    meeting = factory.project().meeting.date
    assert meeting is not None
    usual, own = draft(None).package, draft(searching(*RULES)).package

    assert own.agenda.pre_read.send_by == Notice(5, working=True).before(meeting)
    assert own.agenda.pre_read.send_by != usual.agenda.pre_read.send_by
    assert own.agenda.items == usual.agenda.items
    assert any("5 working days" in note.en for note in draft(searching(*RULES)).notes)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("議程須於會議 3 天前寄出。", Notice(3, working=False)),
        ("會前資料應在開會兩個工作天前送達。", Notice(2, working=True)),
        ("Agendas must go out five working days before the meeting.", Notice(5, working=True)),
        ("Papers are required at least 7 days in advance.", Notice(7, working=False)),
        ("議程須於會議 90 天前寄出。", None),
        ("議程須儘早寄出。", None),
        ("合約須於三天前寄出。", None),
        ("會議三天前，議程已經寄出。", None),
    ],
)
def test_notice_is_read_from_rules_about_papers_only(sentence: str, expected: Notice | None) -> None:
    assert notice_of([OwnCitation(document="a.md", sentence=sentence)]) == expected


def test_notice_counts_working_days_from_monday_to_friday() -> None:
    monday = dt.date(2026, 12, 7)
    assert Notice(5, working=True).before(monday) == dt.date(2026, 11, 30)
    assert Notice(5, working=False).before(monday) == dt.date(2026, 12, 2)
    assert Notice(5, working=True).before(dt.date.min) == dt.date.min


@pytest.mark.parametrize("language", [Language.ZH_TW, Language.EN])
def test_documents_show_the_quotation_with_its_source(language: Language) -> None:
    agenda = draft(searching(*RULES), language=language).package.agenda
    page = {Language.ZH_TW: "（會議管理辦法.pdf，第 2 頁）", Language.EN: " (會議管理辦法.pdf, page 2)"}[
        language
    ]

    paper = docx.Document(io.BytesIO(agenda_docx(agenda)))
    assert any(NOTICE in line.text and page in line.text for line in paper.paragraphs)
    written = agenda_markdown(agenda).replace("\\", "")
    assert any(NOTICE in line and page in line for line in written.splitlines())


def test_a_quotation_alone_makes_a_pre_read_with_its_minutes() -> None:
    bare = AlignmentAgenda.model_validate(
        {
            "title": "會議",
            "language": "zh-TW",
            "purpose": "",
            "meeting": {},
            "own_sources": [{"document": "a.md", "sentence": NOTICE}],
        }
    )
    assert "約 1 分鐘讀完" in agenda_markdown(bare)


def test_the_exported_agenda_keeps_its_own_sources() -> None:
    agenda = draft(searching(*RULES)).package.agenda
    assert read_agenda(agenda.model_dump_json()).own_sources == agenda.own_sources


def test_a_draft_with_own_sources_has_no_new_findings() -> None:
    plain = {(each.check, each.where) for each in draft(None).findings}
    assert {(each.check, each.where) for each in draft(searching(*RULES)).findings} <= plain


def test_figures_of_a_quotation_are_grounded_by_it() -> None:
    agenda = draft(searching("每場會議須在 37 分鐘內做出決議。")).package.agenda.model_copy(
        update={"purpose": "依公司規定在 37 分鐘內決定業績歸屬。"}
    )
    project = factory.project()

    def invented(checked: AlignmentAgenda) -> list[str]:
        found = check_agenda(checked, project=project, principles={}, today=factory.TODAY)
        return [each.evidence for each in found if each.check == "A11-ungrounded" and each.where == "purpose"]

    assert invented(agenda) == []
    assert invented(agenda.model_copy(update={"own_sources": []})) != []


def test_a_broken_index_costs_the_quotations_only() -> None:
    def broken(queries: Sequence[str]) -> list[OwnHit]:
        raise KnowledgeError(LocalText(zh="索引壞了。", en="The index is broken."), LocalText.same("x"))

    found = draft(broken)
    assert found.package == draft(None).package
    assert any("The index is broken." in note.en for note in found.notes)
