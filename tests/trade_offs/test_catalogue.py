"""What can be given before anything is split."""

import pytest

from assistant.project.models import Department, Project
from assistant.trade_offs.catalogue import MOST, own_exchanges, returns
from tests.project.samples import every_sample


def _project(**changes: dict[str, list[str]]) -> Project:
    departments = [
        Department(name=name, **changes.get(name, {})) for name in ("行銷部", "資訊部", "門市營運部", "IT")
    ]
    return Project(title="排程", own_department="行銷部", departments=departments)


def test_an_offer_that_answers_an_ask_goes_to_who_asked() -> None:
    project = _project(
        行銷部={"offers": ["提供去識別化的使用者行為資料"]},
        資訊部={"asks": ["需要使用者行為資料"], "worries": ["排程太滿"]},
    )
    (found,) = own_exchanges(project, "行銷部")
    assert (found.taker, found.kind, found.answers) == ("資訊部", "ask", "需要使用者行為資料")


@pytest.mark.parametrize(
    ("offer", "taker"),
    [
        ("派 1 人每週協助資訊部標記資料", "資訊部"),
        ("官網首頁留一個版位給門市活動", "門市營運部"),
        ("Lend 1 analyst to IT every Friday", "IT"),
        ("Write everything down in a wiki", ""),
        ("同時協助資訊部與門市", ""),
    ],
)
def test_an_offer_that_names_one_department_goes_to_it(offer: str, taker: str) -> None:
    (found,) = own_exchanges(_project(行銷部={"offers": [offer]}), "行銷部")
    assert (found.taker, found.answers) == (taker, "")


def test_what_nobody_is_known_to_need_is_kept_last_and_unmatched() -> None:
    project = _project(
        行銷部={"offers": ["幫忙辦尾牙", "派人協助資訊部標記訓練資料"]},
        資訊部={"worries": ["缺少真實的訓練資料", "每個人都說自己最急"]},
    )
    first, second = own_exchanges(project, "行銷部")
    assert first.answers == "缺少真實的訓練資料"
    assert first.kind == "worry"
    assert (second.offer, second.taker, second.answers) == ("幫忙辦尾牙", "", "")


def test_returns_are_what_others_offer_for_our_needs() -> None:
    project = _project(
        行銷部={"worries": ["看不到活動檔期的排程"]},
        資訊部={"offers": ["每兩週公布活動檔期的排程", "請大家喝咖啡"]},
    )
    (found,) = returns(project, "行銷部")
    assert (found.giver, found.kind) == ("資訊部", "worry")


def test_an_unknown_department_has_nothing_to_give() -> None:
    assert own_exchanges(_project(), "總經理室") == []
    assert returns(_project(), "總經理室") == []


def test_the_list_stays_short() -> None:
    project = _project(行銷部={"offers": [f"第 {n} 件事" for n in range(30)]})
    assert len(own_exchanges(project, "行銷部")) == MOST


@every_sample
def test_every_word_of_the_catalogue_is_the_projects_own(project: Project) -> None:
    said = {line for d in project.departments for line in (*d.offers, *d.asks, *d.worries)}
    for department in project.departments:
        for exchange in own_exchanges(project, department.name):
            assert exchange.offer in department.offers
            assert exchange.answers in said | {""}
            assert exchange.taker != department.name
