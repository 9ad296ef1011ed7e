"""Own documents in a draft: quoted word for word, only where they speak, and never obeyed."""

import datetime as dt
import io
import json
from collections.abc import Sequence
from functools import cache
from typing import Any

import docx
import pytest

from assistant.adapters.exports.docx_agenda import agenda_docx
from assistant.agenda.checks import check_agenda
from assistant.agenda.drafting import AgendaDraft, agenda_prompt, draft_agenda
from assistant.agenda.markdown import agenda_markdown
from assistant.agenda.models import AgendaPackage, AlignmentAgenda, OwnCitation
from assistant.agenda.own_sources import FindOwn, Notice, notice_of, own_citations
from assistant.agenda.reading import read_agenda
from assistant.agenda.remedies import apply_remedy
from assistant.knowledge.errors import KnowledgeError
from assistant.knowledge.own_documents import OwnDocument, OwnHit, chunks_of, held_by
from assistant.knowledge.own_ranking import OwnRanker
from assistant.language.findings import Severity
from assistant.language.locale import Language, LocalText
from assistant.language.model_port import CallBudget, ChatModel
from assistant.language.progress import Quiet
from assistant.language.prompts import PromptLibrary
from assistant.project.intake.documents import Kind, Passage, Place, PlaceKind
from assistant.project.models import Project
from tests.agenda import factory
from tests.agenda.drafts import ROOT, knowledge
from tests.evals.injection_cases import SECRETS, Case, read_cases
from tests.evals.injection_cases import documents as injected_documents
from tests.fakes.chat_model import ListedChatModel
from tests.fakes.finder import ListedFinder

PROMPTS = PromptLibrary(ROOT / "prompts")
FOUND = [knowledge().principles[key] for key in ("joint-kpi", "decision-rights", "psychological-safety")]
NOTICE = "召集人須於會議五個工作天前寄出議程與會前資料，逾期者會議順延。"
APPROVER = "每一項決議只能有一位核准人，並於會議紀錄載明姓名。"
MATTER = "跨通路訂單的業績歸屬，過去三季都沒有共識。"
RULES = ("第一章 總則", NOTICE, APPROVER, "停車場每月抽籤一次，抽中者須自行換證。", MATTER)


def searching(*texts: str, name: str = "會議管理辦法.pdf") -> FindOwn:
    """What searches a document whose pages are ``texts``, by words alone."""
    stored = OwnDocument("d1", name, Kind.PDF, 0, dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    pages = [Passage(text, Place(PlaceKind.PAGE, number)) for number, text in enumerate(texts, start=1)]
    ranker = OwnRanker(chunks_of([(stored, pages)]), None)

    def find(queries: Sequence[str]) -> list[OwnHit]:
        return ranker.quote(ranker.find(queries, None, 3), queries, None, None)

    return find


def draft(
    own: FindOwn | None,
    model: ChatModel | None = None,
    project: Project | None = None,
    language: Language = Language.ZH_TW,
) -> AgendaDraft:
    return draft_agenda(
        project or factory.project(language),
        language=language,
        finder=ListedFinder(FOUND),
        knowledge=knowledge(),
        model=model,
        prompts=PROMPTS,
        progress=Quiet(),
        budget=CallBudget(),
        today=factory.TODAY,
        own=own,
    )


def quoted(found: AgendaDraft) -> list[str]:
    return [source.sentence for source in found.package.agenda.own_sources]


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


def test_a_changed_quotation_is_found_and_dropped() -> None:
    agenda = draft(searching(*RULES)).package.agenda
    holds = held_by({"會議管理辦法.pdf": RULES})
    assert not [each for each in check_agenda(agenda, own=holds) if each.check == "A17-own"]

    changed = agenda.own_sources[0].model_copy(update={"sentence": NOTICE.replace("五", "三")})
    spoiled = agenda.model_copy(update={"own_sources": [changed, *agenda.own_sources[1:]]})
    (finding,) = [each for each in check_agenda(spoiled, own=holds) if each.check == "A17-own"]

    assert finding.severity is Severity.ERROR
    remedied = apply_remedy(spoiled, finding)
    assert remedied.own_sources == agenda.own_sources[1:]
    assert not [each for each in check_agenda(spoiled) if each.check == "A17-own"]


def test_a_private_value_that_a_document_holds_is_reported_as_a_leak() -> None:
    secret = "電商部最多能讓出三成五的跨通路訂單業績給門市"
    project = factory.project(private={"notes": [secret]})
    sentence = f"業績歸屬須經核准，{secret}。"
    found = draft(searching(*RULES), project=project)
    agenda = found.package.agenda.model_copy(
        update={"own_sources": [OwnCitation(document="a.md", sentence=sentence)]}
    )
    assert [
        each.where
        for each in check_agenda(agenda, project=project, today=factory.TODAY)
        if each.check == "A19-leak"
    ] == ["own_sources"]


def test_what_somebody_wants_kept_quiet_is_not_quoted() -> None:
    assert quoted(draft(searching("這件事請保密：業績歸屬的決議須由副總核准，不要外傳。"))) == []


def test_a_broken_index_costs_the_quotations_only() -> None:
    def broken(queries: Sequence[str]) -> list[OwnHit]:
        raise KnowledgeError(LocalText(zh="索引壞了。", en="The index is broken."), LocalText.same("x"))

    found = draft(broken)
    assert found.package == draft(None).package
    assert any("The index is broken." in note.en for note in found.notes)


def test_own_citations_never_ask_for_anything_private() -> None:
    asked: list[str] = []

    def listening(queries: Sequence[str]) -> list[OwnHit]:
        asked.extend(queries)
        return []

    project = factory.project()
    project.private.batna = "絕不外流的底牌"
    project.private.notes = ["絕不外流的底牌"]
    own_citations(project, listening, Language.ZH_TW)
    assert asked
    assert "絕不外流的底牌" not in "".join(asked)


@pytest.mark.parametrize("language", [Language.ZH_TW, Language.EN])
def test_the_model_gets_quotations_as_fenced_data_and_only_when_there_are_any(language: Language) -> None:
    def messages(own: FindOwn | None) -> tuple[str, str]:
        system, user = agenda_prompt(
            factory.project(language),
            language=language,
            finder=ListedFinder(FOUND),
            knowledge=knowledge(),
            prompts=PROMPTS,
            today=factory.TODAY,
            own=own,
        ).messages
        return system.text, user.text

    system, user = messages(searching(*RULES))
    opened = user.index('label="company documents"')
    assert opened < user.index(NOTICE) < user.index("</data", opened)
    assert NOTICE not in system
    assert "10." in system
    without_system, without_user = messages(None)
    assert "10." not in without_system
    assert "company documents" not in without_user


def complying_reply(agenda: AlignmentAgenda, injected: str) -> str:
    """Puts the injected text and an image on another host into every field there is."""
    bad = f"{injected[:300]} ![圖](https://evil.example/p.png) <img src=//evil.example>"
    items = [
        {"id": item.id, "question": bad, "process": bad, "output": bad, "minutes": 1, "owner": "駭客"}
        for item in agenda.items
    ]
    reply = {
        "purpose": bad,
        "success_criteria": [bad, bad],
        "opening": [bad],
        "shared_goal": bad,
        "items": items,
        "disagreements": [],
        "principles": [{"key": "joint-kpi", "why": bad}],
        "own_sources": [{"document": "x", "sentence": bad}],
    }
    return json.dumps(reply, ensure_ascii=False)


def hits_of(case: Case) -> FindOwn:
    """Finds everything the injected file says, for whatever is asked."""
    (document, *_) = injected_documents(case)
    stored = OwnDocument("d1", document.name, document.kind, 0, dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    chunks = chunks_of([(stored, [*document.passages, Passage(NOTICE, Place(PlaceKind.LINE, 99))])])

    def find(queries: Sequence[str]) -> list[OwnHit]:
        return [
            OwnHit(one.document, "d1", said.place, said.text, one.sentences, 1.0, queries[0])
            for one in chunks
            for said in one.sentences
        ]

    return find


def computed(agenda: AlignmentAgenda) -> list[Any]:
    kept = {"id", "minutes", "type", "stage", "owner", "speaks", "decision", "principles"}
    return [item.model_dump(include=kept) for item in agenda.items]


@cache
def project_with_secrets() -> Project:
    project = factory.project()
    project.private.notes = list(SECRETS)
    return project


@cache
def plain_package() -> AgendaPackage:
    return draft(None, project=project_with_secrets()).package


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.id)
def test_an_instruction_in_a_document_changes_nothing_even_when_the_model_complies(case: Case) -> None:
    own, project = hits_of(case), project_with_secrets()
    reply = complying_reply(plain_package().agenda, case.text)
    model = ListedChatModel(reply, reply)

    found = draft(own, model, project)
    agenda = found.package.agenda

    asked = "\n".join(message.text for turns in model.asked for message in turns if message.role == "user")
    assert not [secret for secret in SECRETS if secret in asked and secret not in case.text]
    assert computed(agenda) == computed(plain_package().agenda)
    assert found.package.brief == plain_package().brief
    assert agenda.own_sources == own_citations(project, own, Language.ZH_TW)
    assert NOTICE in quoted(found)
    assert all("evil.example" not in source.sentence for source in agenda.own_sources)
    written = agenda_markdown(agenda)
    assert "![圖](https" not in written
    assert "<img" not in written
