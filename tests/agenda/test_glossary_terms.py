"""Agendas explain the glossary's terms that somebody at the table does not know, and check 14 agrees."""

import datetime as dt
from typing import Any

import pytest

from assistant.agenda.checks import check_agenda
from assistant.agenda.checks.glossary_terms import MOST_TERMS, Table, Use, most_used
from assistant.agenda.composer import compose
from assistant.agenda.models import AlignmentAgenda
from assistant.knowledge.glossary import organisation as own
from assistant.knowledge.glossary.glossary import Glossary
from assistant.knowledge.glossary.organisation import Organisation, overlay
from assistant.language.findings import Severity
from assistant.language.locale import Language
from assistant.project.files import read_project
from assistant.project.models import Project, Term
from tests.agenda import factory
from tests.conftest import ROOT
from tests.knowledge.glossary.words import BY, glossary, shipped, term

SAMPLES = sorted((ROOT / "kb" / "samples").glob("*.yaml"))
SPRINT = term("sprint", "Sprint", known_by=["product"])
PLAIN = {"zh-TW": "一輪固定長度的工作，通常一到四週。", "en": "A round of work."}


def table(*departments: str, names: tuple[str, ...] = (), known: Glossary | None = None) -> Table:
    return Table(known or glossary(SPRINT), departments, names)


def project(**fields: Any) -> Project:
    people = [
        {"name": "王小明", "department": "資訊部", "can_decide": True},
        {"name": "陳大文", "department": "財務部", "can_decide": True},
    ]
    given = {
        "title": "改版",
        "own_department": "資訊部",
        "departments": [{"name": "資訊部"}, {"name": "財務部"}],
        "stakeholders": people,
        "decisions": ["三個 Sprint 內先做哪一塊？"],
    }
    return Project.model_validate({**given, **fields})


def composed(known: Glossary, **fields: Any) -> AlignmentAgenda:
    return compose(
        project(**fields), [], language=Language.ZH_TW, today=dt.date(2026, 11, 25), glossary=known
    ).agenda


def test_a_term_is_explained_unless_every_department_knows_it() -> None:
    assert [use.words for use in table("資訊部", "財務部").to_explain("要 3 個 Sprint")] == ["Sprint"]
    assert table("資訊部", "產品部").to_explain("要 3 個 Sprint") == []


def test_names_of_the_project_are_no_terms() -> None:
    assert table("財務部", names=("Sprint",)).to_explain("Sprint 公司") == []


def test_the_meaning_of_a_department_at_the_table_is_taken() -> None:
    known = glossary(term("pull-request", "PR"), term("public-relations", "PR", home="marketing"))
    (use,) = table("行銷部", "財務部", known=known).to_explain("PR 先過")
    assert (use.term and use.term.key, use.certain) == ("public-relations", True)
    (guess,) = table("法務室", "財務部", known=known).to_explain("PR 先過")
    assert not guess.certain


def test_the_most_used_come_first_each_once() -> None:
    uses = [Use("QZX"), Use("Sprint", SPRINT), Use("sprints", SPRINT)]
    assert [use.words for use in most_used(uses, 5)] == ["Sprint", "QZX"]
    assert most_used(uses, 0) == []


def test_a_draft_explains_the_glossarys_terms_in_its_words() -> None:
    agenda = composed(glossary(term("sprint", "Sprint", plain=PLAIN)))
    (told,) = agenda.terms
    assert told.model_dump() == {
        "term": "Sprint",
        "meaning": "一輪固定長度的工作，通常一到四週",
        "department": "資訊部",
        "verified": True,
    }


def test_the_projects_own_explanation_comes_before_the_glossarys() -> None:
    agenda = composed(glossary(SPRINT), terms=[{"term": "Sprint", "meaning": "兩週一輪"}])
    assert [(told.term, told.meaning) for told in agenda.terms] == [("Sprint", "兩週一輪")]


def test_an_unknown_acronym_is_listed_to_be_confirmed() -> None:
    agenda = composed(glossary(), decisions=["QZX 怎麼算？"])
    assert [(told.term, told.meaning, told.verified) for told in agenda.terms] == [("QZX", "待確認", False)]


def test_what_a_team_knows_and_what_the_organisation_confirmed_is_used() -> None:
    base = glossary(SPRINT)
    knows = own.set_team_knows(Organisation(), "財務部", "sprint", True, BY)
    assert composed(overlay(base, knows)).terms == []
    edited = own.edit(
        Organisation(), term("sprint", "Sprint", plain={"zh-TW": "兩週。", "en": "Two weeks."}), BY
    )
    assert composed(overlay(base, edited)).terms[0].meaning == "兩週"


def test_check_14_notices_a_term_until_it_is_explained() -> None:
    agenda = factory.agenda(purpose="決定 3 個 Sprint 的順序。")

    def noticed(one: AlignmentAgenda, known: Glossary | None) -> list[str]:
        found = check_agenda(one, today=factory.TODAY, glossary=known)
        return [each.evidence for each in found if each.check == "A14-unexplained"]

    assert noticed(agenda, glossary(SPRINT)) == ["Sprint"]
    assert noticed(agenda, None) == []
    explained = agenda.model_copy(update={"terms": [Term(term="sprints", meaning="一輪")]})
    assert noticed(explained, glossary(SPRINT)) == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_explain_at_most_eight_terms_and_stay_without_errors(path: Any) -> None:
    known = read_project(path)
    agenda = compose(
        known, [], language=known.language, today=dt.date(2026, 11, 25), glossary=shipped()
    ).agenda
    assert 0 < len(agenda.terms) <= MOST_TERMS
    found = check_agenda(agenda, project=known, today=dt.date(2026, 11, 25), glossary=shipped())
    assert [each for each in found if each.severity is Severity.ERROR] == []
    assert [each for each in found if each.check == "A14-unexplained"] == []
