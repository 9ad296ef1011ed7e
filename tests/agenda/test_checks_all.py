"""What holds for the checks as a whole."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.agenda import checks
from assistant.agenda.checks import CHECKS, check_agenda, check_package, describe_checks
from assistant.agenda.checks.package import PACKAGE_CHECKS
from assistant.agenda.checks.rule import WORDING
from assistant.agenda.checks.texts import passages
from assistant.agenda.models import AgendaPackage, AlignmentAgenda
from assistant.agenda.remedies import REMEDIES
from assistant.knowledge.principles import Principle
from assistant.language.findings import Severity
from assistant.language.locale import Language
from assistant.language.zh_tw import mainland_words, simplified_characters
from assistant.project.models import Meeting, Project
from tests.agenda import factory
from tests.agenda.random_agendas import agendas, projects

BUDGET_SECONDS = 0.050
IDS = [check.id for check in CHECKS] + list(PACKAGE_CHECKS)


@pytest.mark.parametrize("language", factory.BOTH)
def test_faultless_agenda_says_nothing_with_and_without_its_project(language: Language) -> None:
    agenda = factory.agenda(language)
    project = factory.project(language)
    assert check_agenda(agenda, today=factory.TODAY) == []
    assert check_agenda(agenda, project=project, principles={}, today=factory.TODAY) == []


@given(agendas, st.none() | projects, st.booleans())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_valid_agenda_is_checked_without_a_crash_and_twice_the_same(
    agenda: AlignmentAgenda, project: Project | None, with_principles: bool
) -> None:
    principles: dict[str, Principle] | None = {} if with_principles else None
    package = AgendaPackage(agenda=agenda, invitation="加強合作")
    once = check_package(package, project=project, principles=principles, today=factory.TODAY)
    again = check_package(package, project=project, principles=principles, today=factory.TODAY)
    assert once == again
    for found in once:
        assert found.action is None or found.action in REMEDIES
        assert found.evidence is not None


def test_empty_agenda_says_what_is_missing_in_words() -> None:
    empty = AlignmentAgenda(title="", language=Language.ZH_TW, purpose="", meeting=Meeting())
    found = {each.check for each in check_agenda(empty)}
    assert {"A01-no-items", "A03-purpose", "A08-nobody", "A15-parking-lot", "A15-close"} <= found


def test_quotations_inside_quotations_use_inner_marks() -> None:
    agenda = factory.change_item(factory.agenda(), "goal", question="「全通路」指標與 “x”")
    found = next(f for f in check_agenda(agenda) if f.check == "A04-question")
    assert found.evidence == "「全通路」指標與 “x”"
    assert found.message.zh.startswith("「『全通路』指標")
    assert "‘x’”" in found.message.en


def test_errors_come_first() -> None:
    spoiled = factory.agenda(shared_goal="加強合作", parking_lot=None, buffer_minutes=20, success_criteria=[])
    order = [found.severity for found in check_agenda(spoiled)]
    assert order == sorted(order, key=list(Severity).index)
    assert order[0] is Severity.ERROR


def test_normal_agenda_takes_less_than_fifty_milliseconds() -> None:
    agenda, project = factory.agenda(), factory.project()
    check_agenda(agenda, project=project, principles={}, today=factory.TODAY)
    times = []
    for _ in range(5):
        start = time.process_time()
        check_agenda(agenda, project=project, principles={}, today=factory.TODAY)
        times.append(time.process_time() - start)
    assert min(times) < BUDGET_SECONDS


def test_ids_are_unique_and_shaped_alike() -> None:
    assert len(IDS) == len(set(IDS))
    assert all(re.fullmatch(r"(?:A(?:0[1-9]|1[0-9])|E)-[a-z]+(?:-[a-z]+)*", check) for check in IDS)
    rules = {check.split("-")[0] for check in IDS}
    assert rules == {f"A{number:02}" for number in range(1, 20)} | {"E"}


def test_every_check_is_described_once() -> None:
    described = describe_checks()
    assert sorted(check for check, _, _ in described) == sorted(IDS)
    assert [check for check, _, _ in described] == sorted(check for check, _, _ in described)
    assert all(text.zh.endswith("。") and text.en.endswith(".") for _, _, text in described)


def test_catalogue_holds_words_for_these_checks_and_no_others() -> None:
    named = {key.split(".")[0] for key in WORDING.messages} - {"parts_of_joint_kpi"}
    assert named == set(IDS)
    assert all(f"{check}.remedy" in WORDING.messages for check in IDS)


def test_words_are_written_as_in_taiwan() -> None:
    for key, text in WORDING.messages.items():
        assert simplified_characters(text.zh) == [], key
        assert mainland_words(text.zh) == [], key
        assert not re.search(r"[\u3400-\u9fff][,;:?!()]", text.zh), key
        assert "您" not in text.zh, key


def test_each_rule_of_chinese_in_code_stays_in_data_files() -> None:
    folder = Path(checks.__file__).parent
    for file in folder.glob("*.py"):
        lines = [line for line in file.read_text(encoding="utf-8").splitlines() if '"""' not in line]
        code = [line.split("#")[0] for line in lines if re.search(r'"[^"]*[\u4e00-\u9fff]{3,}[^"]*"', line)]
        assert not code, (file.name, code)


def test_every_passage_has_a_place_that_exists() -> None:
    agenda = factory.agenda()
    known = set(AlignmentAgenda.model_fields) | {item.id for item in agenda.items}
    assert {passage.where for passage in passages(agenda)} <= known
