"""What documents must not do: be obeyed, bring secrets out, or be changed; they travel as fenced data."""

import datetime as dt
import json
from collections.abc import Sequence
from functools import cache
from typing import Any

import pytest

from assistant.agenda.checks import check_agenda
from assistant.agenda.drafting import agenda_prompt
from assistant.agenda.markdown import agenda_markdown
from assistant.agenda.models import AgendaPackage, AlignmentAgenda, OwnCitation
from assistant.agenda.own_sources import FindOwn, own_citations
from assistant.agenda.remedies import apply_remedy
from assistant.knowledge.own_documents import OwnDocument, OwnHit, chunks_of, held_by
from assistant.language.findings import Severity
from assistant.language.locale import Language
from assistant.project.intake.documents import Passage, Place, PlaceKind
from assistant.project.models import Project
from tests.agenda import factory
from tests.agenda.company_papers import NOTICE, RULES, draft, quoted, searching
from tests.agenda.drafting_runs import FOUND, PROMPTS
from tests.agenda.drafts import knowledge
from tests.evals.injection_cases import SECRETS, Case, as_parameters
from tests.evals.injection_cases import documents as injected_documents
from tests.fakes.chat_model import ListedChatModel
from tests.fakes.finder import ListedFinder


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


@pytest.mark.parametrize("case", as_parameters())
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
