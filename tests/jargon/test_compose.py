"""A sentence of one department in words another can decide on."""

from collections.abc import Iterable

import pytest

from assistant.jargon.composer import compose
from assistant.jargon.composer.cards import Desk
from assistant.jargon.composer.glosses import Gloss, fitted, without
from assistant.jargon.composer.meeting_terms import meet
from assistant.jargon.composer.rewriting import rewrites
from assistant.jargon.fidelity import Watch, kept_in
from assistant.jargon.models import ForListener, Kept, Side, Translation
from assistant.knowledge.glossary.detection import Detector
from assistant.knowledge.glossary.glossary import Glossary, UnitValue
from assistant.knowledge.glossary.models import Home
from assistant.language.locale import Language
from tests.jargon.drafts import ENGINEERING, FINANCE, MARKETING, SPRINT, shipped, told

ARTICLE = "這個功能開發需要 3 個 Sprint"
ACCOUNTING = Side(department="會計部", home=Home.ACCOUNTING)
PR_TEAM = Side(department="公關部", home=Home.MARKETING)


def _translated(
    text: str = SPRINT,
    *listeners: Side,
    speaker: Side = ENGINEERING,
    glossary: Glossary | None = None,
    language: Language = Language.ZH_TW,
) -> Translation:
    used = glossary or shipped()
    return compose(text, speaker, listeners, glossary=used, detector=Detector(used), language=language)


def _for_finance(text: str, glossary: Glossary | None = None) -> ForListener:
    return _translated(text, FINANCE, glossary=glossary).listeners[0]


@pytest.mark.parametrize("text", [SPRINT, ARTICLE])
def test_the_length_of_a_sprint_is_asked_while_nobody_has_said_it(text: str) -> None:
    finance = _for_finance(text)
    assert finance.conversions[0].result == ""
    assert "一個 Sprint 是幾週" in finance.ask_back[0]
    assert any("3 個 Sprint" in assumption for assumption in finance.assumptions)
    assert "六週" not in finance.paragraphs[0].text


@pytest.mark.parametrize("text", [SPRINT, ARTICLE])
def test_three_sprints_are_six_weeks_once_one_is_two(text: str) -> None:
    finance = _for_finance(text, told(sprint=UnitValue(2, "weeks")))
    assert "3 個 Sprint（六週" in finance.paragraphs[0].text
    assert not any("一個 Sprint 是幾週" in question for question in finance.ask_back)
    assert any("「3 個 Sprint」就是六週" in line for line in finance.effect)


@pytest.mark.parametrize(
    ("fact", "result"),
    [
        (UnitValue(10, "days"), "30 天"),
        (UnitValue(1.5, "weeks"), "4.5 週"),
        (UnitValue(1, "months"), "三個月"),
        (UnitValue(400_000, "money"), "NT$1,200,000"),
    ],
)
def test_a_quantity_is_told_in_the_unit_the_organisation_gave(fact: UnitValue, result: str) -> None:
    assert _for_finance(SPRINT, told(sprint=fact)).conversions[0].result == result


def test_finance_and_marketing_learn_different_consequences() -> None:
    for text in (SPRINT, ARTICLE):
        finance, marketing = _translated(text, FINANCE, MARKETING).listeners
        assert finance.effect
        assert not set(finance.effect) & set(marketing.effect)


def test_what_a_listener_decides_comes_first() -> None:
    deciding = Side(department="財務部", home=Home.FINANCE, decides="要不要加班、人力夠不夠")
    plain, asked = _translated(SPRINT, FINANCE, deciding).listeners
    assert asked.effect[0].startswith("人事成本")
    assert not plain.effect[0].startswith("人事成本")


def test_a_department_s_own_term_stays_unexplained() -> None:
    engineering = _translated(SPRINT, ENGINEERING).listeners[0]
    assert engineering.cards
    assert not any(card.explained for card in engineering.cards)
    assert engineering.paragraphs[0].text == SPRINT
    assert (engineering.effect, engineering.ask_back) == ((), ())


def test_what_the_team_knows_stays_unexplained() -> None:
    used = Glossary(shipped().terms, team_knows={"財務部": frozenset({"sprint"})})
    assert _for_finance(SPRINT, used).paragraphs[0].text == SPRINT


def test_another_meaning_of_the_same_word_is_pointed_out() -> None:
    card = next(card for card in _translated("CR 還沒過。", MARKETING).listeners[0].cards)
    assert card.elsewhere.startswith("行銷說「CR」指的是另一件事")


def test_the_speaker_s_department_chooses_the_sense_and_the_others_are_told() -> None:
    senses = {}
    for speaker in (ENGINEERING, PR_TEAM, ACCOUNTING):
        told_to = _translated("PR 要先看過。", Side(department="法務部", home=Home.LEGAL), speaker=speaker)
        card = told_to.listeners[0].cards[0]
        assert card.other_senses
        assert any("也可能指" in line for line in told_to.listeners[0].assumptions) or not card.explained
        senses[speaker.department] = card.term
    assert senses["研發部"] != senses["公關部"]


def test_figures_conditions_and_obligations_stay() -> None:
    rewrite = _for_finance(SPRINT).paragraphs[0].text
    assert "3 個" in rewrite
    assert "除非" in rewrite
    assert len(rewrite) <= 2 * len(SPRINT)


def test_a_word_and_its_number_are_not_parted() -> None:
    text = "The scrap came from lot 2291 and nothing else."
    rewrite = _translated(text, FINANCE, language=Language.EN).listeners[0].paragraphs[0].text
    assert "lot 2291" in rewrite


def test_a_bracket_that_changes_what_is_said_takes_only_itself_out() -> None:
    class Wary(Watch):
        """Takes a bracket after Sprint for a loss."""

        def kept_in(
            self, source: str, rewrite: str, *, glosses: Iterable[str] = (), paragraph: int = 0
        ) -> tuple[Kept, ...]:
            lost = "Sprint（" in rewrite
            return (Kept(kind="number", text="3", paragraph=paragraph, kept=not lost),)

    source = "這個功能要 3 個 Sprint，EBITDA 必須達標，先看清楚再決定要不要做。"
    met = meet([source], Home.ENGINEERING, Detector(shipped()), ())
    desk = Desk(MARKETING, shipped(), Language.ZH_TW)
    (made,) = rewrites(desk, met, {}, Wary())
    assert "Sprint，EBITDA（" in made.rewrite.text


def test_explanations_are_shortened_to_twice_the_length_and_the_given_ones_stay() -> None:
    gloss = Gloss(2, "x", "甲乙", options=("很長很長的一段意思說明文字", "短名"))
    text, used = fitted("甲乙丙丁", [gloss], Language.ZH_TW)
    assert text == "甲乙（短名）丙丁"
    assert (used[0].meaning, gloss.meaning) == ("短名", "很長很長的一段意思說明文字")
    assert without(text, ["短名"]) == "甲乙丙丁"


def test_a_dropped_obligation_is_caught() -> None:
    lost = kept_in(SPRINT, "這個功能開發需要 3 個 Sprint，除非砍掉報表。", names=(), glosses=())
    assert "obligation" in {each.kind for each in lost if not each.kept}
