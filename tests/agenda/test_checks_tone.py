from typing import Any

import pytest

from assistant.agenda.checks.jargon import find_terms
from assistant.agenda.models import AlignmentAgenda, Stage
from assistant.project.models import Position
from tests.agenda import factory
from tests.agenda.seeing import ids, places, seen


def _about(**changes: Any) -> AlignmentAgenda:
    about = factory.agenda().disagreements[0]
    return factory.agenda(disagreements=[about.model_copy(update=changes)])


def test_item_about_a_disagreement_needs_it_written_down() -> None:
    agenda = factory.change_item(factory.agenda(disagreements=[]), "goal", stage=Stage.DISAGREEMENT)
    assert places(agenda, "A12-unnamed") == ["goal"]


def test_issue_of_the_project_must_be_named_somewhere() -> None:
    issues = [*factory.project().issues, {"name": "退貨運費由誰負擔"}]
    found = seen(factory.agenda(), "A12-unnamed", project=factory.project(issues=issues))
    assert [each.evidence for each in found] == ["退貨運費由誰負擔"]
    asked = factory.change_item(factory.agenda(), "goal", question="退貨的運費由誰負擔？")
    assert not seen(asked, "A12-unnamed", project=factory.project(issues=issues))


def test_both_sides_are_stated() -> None:
    one_side = _about(positions=factory.agenda().disagreements[0].positions[:1])
    assert seen(one_side, "A12-positions")[0].message.zh.endswith("只有 1 方的立場。")
    open_side = [
        *factory.agenda().disagreements[0].positions,
        Position(department="財務部", wants="待確認"),
    ]
    assert "財務部" in seen(_about(positions=open_side), "A12-positions")[0].message.zh


def test_two_positions_of_one_department_are_one_side() -> None:
    twice = [Position(department="電商部", wants="線上"), Position(department="電商部", wants="線上優先")]
    assert seen(_about(positions=twice), "A12-positions")


def test_airtime_may_not_be_more_than_double() -> None:
    agenda = factory.agenda()
    quiet = factory.change_item(agenda, "stakes", speaks=["電商部", "電商部", "電商部"])
    [found] = seen(quiet, "A12-airtime")
    assert found.evidence == "門市營運部 2 / 電商部 5"
    assert not seen(
        factory.change_item(agenda, "stakes", speaks=["電商部", "門市營運部", "電商部"]), "A12-airtime"
    )


def test_department_that_never_speaks_is_noticed() -> None:
    agenda = factory.agenda(departments=["電商部", "門市營運部", "財務部"])
    assert "財務部 0" in seen(agenda, "A12-airtime")[0].evidence


def test_agenda_without_any_speaking_order_says_nothing_about_airtime() -> None:
    items = [item.model_copy(update={"speaks": []}) for item in factory.agenda().items]
    assert not seen(factory.agenda(items=items), "A12-airtime")


@pytest.mark.parametrize(
    "words",
    [
        "財務只會砍預算",
        "他們不懂市場",
        "產品部一直推託",
        "業務擺爛",
        "IT refuses to help",
        "Finance don't get it",
        "they only cut costs",
        "Sales never listens",
    ],
)
def test_blame_is_noticed_in_positions(words: str) -> None:
    positions = factory.agenda().disagreements[0].positions
    spoiled = [positions[0].model_copy(update={"because": words}), positions[1]]
    [found] = seen(_about(positions=spoiled), "A12-blame")
    assert (found.where, found.evidence in words) == ("disagreements", True)


@pytest.mark.parametrize(
    "words",
    [
        "聽不懂請直接問",
        "客戶只會在週末下單",
        "看不懂報表的欄位",
        "懶人包整理好了",
        "Stores never close before nine",
    ],
)
def test_plain_words_are_not_blame(words: str) -> None:
    assert not seen(_about(facts=[words]), "A12-blame")


def test_facts_are_given_and_hold_no_opinions() -> None:
    assert places(_about(facts=[]), "A12-facts") == ["disagreements"]
    [mixed] = seen(_about(facts=["門市覺得客人比較想到店"]), "A12-mixed")
    assert "覺得" in mixed.message.zh
    assert seen(_about(facts=["We believe stores sell more"]), "A12-mixed")


@pytest.mark.parametrize(("gone", "check"), [(0, "A13-uncertain"), (1, "A13-voices"), (2, "A13-questions")])
@pytest.mark.parametrize("language", factory.BOTH)
def test_each_line_of_the_opening_is_needed(gone: int, check: str, language: Any) -> None:
    opening = [line for place, line in enumerate(factory.agenda(language).opening) if place != gone]
    opened = ids(factory.agenda(language, opening=opening)) & {"A13-uncertain", "A13-voices", "A13-questions"}
    assert opened == {check}


def test_opening_may_stand_in_an_item() -> None:
    said = factory.item("open", stage=Stage.OPENING, note="還不確定怎麼做。每個部門都看到一塊。歡迎提問。")
    agenda = factory.agenda(opening=[])
    opened = agenda.model_copy(update={"items": [said, *agenda.items]})
    assert not ids(opened) & {"A13-uncertain", "A13-voices", "A13-questions"}


def test_every_department_speaks_within_ten_minutes() -> None:
    agenda = factory.change_item(factory.agenda(), "stakes", speaks=["電商部"])
    [found] = seen(agenda, "A13-first-ten")
    assert found.evidence == "門市營運部"
    late = factory.change_item(factory.agenda(), "confirm", minutes=10)
    assert len(seen(late, "A13-first-ten")) == 2


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("先看 ROI 再看 EBITDA，ROI 優先", ["ROI", "EBITDA"]),
        ("KPI 與 IT 部門", []),
        ("2026 Q3 的 SKU 數", ["SKU"]),
        ("SLAs and an R&D plan", ["SLA", "R&D"]),
        ("a@ABC.com WebP iPhone", []),
        ("MEETING AGENDA FOR ALL DEPTS", []),
        ("", []),
    ],
)
def test_acronyms_are_found(text: str, terms: list[str]) -> None:
    assert [use.words for use in find_terms(text)] == terms


def test_acronym_nobody_explained_is_noticed_once_where_it_first_stands() -> None:
    agenda = factory.agenda(purpose="決定 BOPIS 怎麼算業績。")
    agenda = factory.change_item(agenda, "goal", note="BOPIS 佔比")
    assert [found.where for found in seen(agenda, "A14-unexplained")] == ["purpose"]


def test_acronym_in_the_terms_or_beside_brackets_is_explained() -> None:
    listed = factory.agenda(
        purpose="決定 BOPIS 怎麼算。", terms=[{"term": "bopis", "meaning": "線上訂、門市取"}]
    )
    for agenda in (
        listed,
        factory.agenda(purpose="決定 BOPIS（線上訂、門市取）怎麼算。"),
        factory.agenda(purpose="決定線上訂、門市取（BOPIS）怎麼算。"),
    ):
        assert not seen(agenda, "A14-unexplained")


def test_terms_of_the_project_are_to_be_explained_too() -> None:
    terms = [{"term": "全通路", "meaning": "線上加門市"}, {"term": "沒用到的詞", "meaning": "x"}]
    found = seen(factory.agenda(), "A14-unexplained", project=factory.project(terms=terms))
    assert [each.evidence for each in found] == ["全通路"]


def test_department_called_by_an_acronym_needs_no_explanation() -> None:
    agenda = factory.agenda(departments=["CRM 部", "門市營運部"], purpose="決定 CRM 部與門市的分工。")
    assert not seen(agenda, "A14-unexplained")


def test_term_nobody_verified_is_a_warning() -> None:
    terms = [{"term": "BOPIS", "meaning": "線上訂、門市取", "verified": False}]
    assert places(factory.agenda(terms=terms), "A14-unverified") == ["terms"]
