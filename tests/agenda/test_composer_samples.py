"""The offline draft of the sample projects: good enough to use on Monday, in both languages."""

import pytest

from assistant.agenda.checks import check_agenda, check_package
from assistant.agenda.models import ItemType, Stage
from assistant.language.findings import Severity
from assistant.language.locale import Language
from assistant.project.leaks import find_leaks
from tests.agenda.drafts import BOTH, SAMPLES, TODAY, composed, hits, knowledge, sample

PAIRS = [(name, language) for name in SAMPLES for language in BOTH]


@pytest.mark.parametrize(("name", "language"), PAIRS)
def test_checks_find_no_error_and_hardly_a_warning(name: str, language: Language) -> None:
    project = sample(name)
    package = composed(project, language)

    found = check_package(package, project=project, principles=knowledge().principles, today=TODAY)

    assert [finding for finding in found if finding.severity is Severity.ERROR] == []
    warnings = {finding.check for finding in found if finding.severity is Severity.WARNING}
    assert warnings <= {"E-pages"}


@pytest.mark.parametrize(("name", "language"), PAIRS)
def test_the_agenda_alone_passes_without_its_project(name: str, language: Language) -> None:
    found = check_agenda(composed(sample(name), language).agenda, principles=knowledge().principles)

    assert [finding for finding in found if finding.severity is Severity.ERROR] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_stages_come_in_their_order(name: str) -> None:
    order = list(Stage)
    stages = [item.stage for item in composed(sample(name)).agenda.items]

    assert [order.index(stage) for stage in stages] == sorted(order.index(stage) for stage in stages)
    assert {Stage.STAKES, Stage.SHARED_GOAL, Stage.EXCHANGE, Stage.JOINT_KPI, Stage.DECISION} <= set(stages)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_issue_is_decided_with_its_own_people_options_and_date(name: str) -> None:
    project = sample(name)
    decisions = [
        i.decision for i in composed(project).agenda.items if i.type is ItemType.DECIDE and i.decision
    ]

    for issue, decision in zip(project.issues, decisions, strict=True):
        assert decision.approver == issue.approver
        assert decision.options == issue.options
        assert decision.criteria == issue.criteria
        assert decision.deadline == issue.deadline
        assert decision.escalation == issue.escalation
        assert decision.driver not in {"", decision.approver}
        assert not {decision.driver, decision.approver} & set(decision.contributors)


@pytest.mark.parametrize("name", SAMPLES)
def test_processes_vary(name: str) -> None:
    items = composed(sample(name)).agenda.items

    assert len({item.process for item in items}) >= len(items) - 1


@pytest.mark.parametrize(("name", "language"), PAIRS)
def test_nothing_private_is_shared_and_the_brief_holds_it(name: str, language: Language) -> None:
    project = sample(name)
    package = composed(project, language)

    assert find_leaks([package.agenda.model_dump_json(), package.invitation], project) == []
    assert package.brief.batna == project.private.batna
    assert len(package.brief.reservation_values) == len(project.private.reservation_values)
    assert len(package.brief.concessions) == len(project.private.concessions)


@pytest.mark.parametrize("name", SAMPLES)
def test_objectors_who_decide_are_seen_first_and_hear_the_answer(name: str) -> None:
    project = sample(name)
    visits = composed(project).brief.visits
    objectors = {objector.stakeholder: objector for objector in project.private.objectors}

    assert [visit.order for visit in visits] == list(range(1, len(visits) + 1))
    assert {visit.stakeholder for visit in visits[: len(objectors)]} == set(objectors)
    first = project.stakeholder(visits[0].stakeholder)
    assert first is not None
    assert first.can_decide
    for visit in visits[: len(objectors)]:
        objector = objectors[visit.stakeholder]
        assert visit.likely_objection == objector.objection
        assert any(objector.answer.rstrip(".。") in point for point in visit.talking_points)


@pytest.mark.parametrize("name", SAMPLES)
def test_citations_quote_principles_found_and_nothing_else(name: str) -> None:
    project = sample(name)
    package = composed(project)
    found = {hit.principle.key: hit.principle for hit in hits(project)}

    assert package.agenda.citations
    for citation in package.agenda.citations:
        assert citation.quote == found[citation.key].idea.say(project.language)


@pytest.mark.parametrize("name", SAMPLES)
def test_an_agenda_in_the_other_language_keeps_the_persons_own_words(name: str) -> None:
    project = sample(name)
    other = Language.EN if project.language is Language.ZH_TW else Language.ZH_TW
    agenda = composed(project, other).agenda

    assert agenda.language is other
    questions = " ".join(item.question for item in agenda.items)
    assert all(issue.name in questions for issue in project.issues)
    assert agenda.items[0].question == composed(sample(_twin(name)), other).agenda.items[0].question


def _twin(name: str) -> str:
    stem, _, tag = name.rpartition(".")
    return f"{stem}.{'en' if tag == 'zh-TW' else 'zh-TW'}"
