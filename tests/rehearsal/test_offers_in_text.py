"""Offers read from free text: figures with units, options in words, steps, and what stays unclear."""

import pytest

from assistant.language.locale import Language
from assistant.rehearsal.kinds import MoveKind
from assistant.rehearsal.models import Session, Table, TableIssue
from assistant.rehearsal.moves import understand
from tests.rehearsal.talk import LAST, talk

# Practice table: people 2-5, launch end of March to June, budget 600k to 1.5M, scope; last offer 1, 1, 2, 1.
READ = [
    ("我們提議 5 人、6 月底", {0: 3, 1: 3}),
    ("５個人，三月底上線", {0: 3, 1: 0}),
    ("預算 150 萬", {2: 3}),
    ("九十萬就好", {2: 1}),
    ("NT$600,000 可以嗎？", {2: 0}),
    ("3/31 上線", {1: 0}),
    ("全部功能都要", {3: 3}),
    ("如果你們給 4 人，我們就接受 5 月底", {0: 2, 1: 2}),
    ("你們要 5 人，我們給 2 人", {0: 0}),
    ("從 NT$1,500,000 降到 NT$900,000", {2: 1}),
    ("不是 4 人，是 5 人", {0: 3}),
    ("不要全部功能，核心流程就好", {3: 0}),
    ("少一個人", {0: 0}),
    ("再多兩個人，晚一個月", {0: 3, 1: 2}),
    ("上線提早一個月，人力多一個", {0: 2, 1: 0}),
    ("整理一下，支援人力 4 人、上線日 5 月底，這樣可以嗎？", {0: 2, 1: 2}),
    ("預算再加 30 萬", {2: 3}),
]
READ_EN = [
    ("How about four people?", {0: 2}),
    ("1.5 million and all features", {2: 3, 3: 3}),
    ("two more people", {0: 3}),
    ("Let's launch one month later.", {1: 2}),
    ("A month earlier, and one more person.", {0: 2, 1: 0}),
    ("To sum up: 4 people and the end of May. Agreed?", {0: 2, 1: 2}),
    ("one person fewer", {0: 0}),
    ("Let's launch at the end of June.", {1: 3}),
    ("not all features, just the core process", {3: 0}),
]
UNCLEAR = [
    ("3", None),
    ("3～4 人", 0),
    ("三到五人", 0),
    ("NT$1,000,000 可以嗎？", 2),
    ("9 個人", 0),
    ("我們給 4 人。不對，5 人。", 0),
]
NOTHING = [
    "上次用了 3 人。",
    "為什麼一定要 3 月底？",
    "5 人太多了，不行。",
    "如果沒有 5 人，我們就退出。",
    "上個月延了 3 天。",
    "我小結一下：支援人力 4 人、上線日 5 月底，對嗎？",
]


def _changed(session: Session, text: str) -> dict[int, int]:
    offer = understand(text, session).offer
    return {} if offer is None else {i: o for i, o in offer.choices.items() if LAST.get(i) != o}


@pytest.mark.parametrize(("text", "changed"), READ)
def test_an_offer_changes_only_the_issues_it_names(text: str, changed: dict[int, int]) -> None:
    session = talk(last=LAST)
    read = understand(text, session)
    assert _changed(session, text) == changed
    assert read.unclear == ()
    assert read.did(MoveKind.OFFER)
    assert read.offer is not None
    assert set(read.offer.choices) == set(LAST)


@pytest.mark.parametrize(("text", "changed"), READ_EN)
def test_the_same_in_english(text: str, changed: dict[int, int]) -> None:
    assert _changed(talk(Language.EN, last=LAST), text) == changed


@pytest.mark.parametrize(("text", "issue"), UNCLEAR)
def test_a_figure_that_fits_no_single_option_is_unclear(text: str, issue: int | None) -> None:
    read = understand(text, talk(last=LAST))
    assert [each.issue for each in read.unclear] == [issue]
    assert all(each.quote in text for each in read.unclear)
    assert read.offer is None or read.offer.choices == LAST


@pytest.mark.parametrize("text", NOTHING)
def test_figures_that_are_not_put_forward_make_no_offer(text: str) -> None:
    read = understand(text, talk(last=LAST))
    assert read.offer is None
    assert not read.did(MoveKind.OFFER)


def test_without_an_offer_on_the_table_a_part_stays_a_part() -> None:
    offer = understand("我們提議 4 人", talk()).offer
    assert offer is not None
    assert offer.choices == {0: 2}


def test_a_step_without_an_offer_on_the_table_is_asked_about() -> None:
    assert understand("少一個人", talk()).unclear[0].issue == 0


def test_an_offer_that_is_worth_less_to_the_person_is_a_concession() -> None:
    session = talk()
    first = understand("我們提議 5 人、3 月底", session)
    turn = talk(last=LAST).turns[0].model_copy(update={"understood": first, "acts": ()})
    assert understand("4 人、3 月底", session.model_copy(update={"turns": (turn,)})).did(MoveKind.CONCESSION)


def _two_hours() -> Session:
    options = tuple(f"{hours} 小時" for hours in (4, 8, 12))
    issues = tuple(
        TableIssue(name=name, options=options, points={"person": (0, 1, 2), "finance": (2, 1, 0)})
        for name in ("教育訓練", "值班支援")
    )
    table = Table(parties=("person", "finance"), issues=issues, reservation={"person": 0, "finance": 0})
    session = talk()
    return session.model_copy(update={"setup": session.setup.model_copy(update={"table": table})})


def test_a_figure_that_two_issues_have_is_unclear_until_one_is_named() -> None:
    session = _two_hours()
    assert understand("8 小時", session).unclear[0].issue is None
    named = understand("值班 8 小時、訓練 4 小時", session).offer
    assert named is not None
    assert named.choices == {0: 0, 1: 1}
