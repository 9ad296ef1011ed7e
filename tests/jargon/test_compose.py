"""A sentence of one department in words another can decide on."""

from pathlib import Path

import pytest

from assistant.jargon.composer import compose
from assistant.jargon.fidelity import kept_in
from assistant.jargon.models import Side, Translation
from assistant.knowledge.glossary.detection import Detector
from assistant.knowledge.glossary.glossary import Glossary, UnitValue
from assistant.knowledge.glossary.loading import load_glossary
from assistant.knowledge.glossary.models import Home
from assistant.language.locale import Language

SPRINT = "這個功能開發需要 3 個 Sprint，除非砍掉報表，否則不得提前。"
FINANCE = Side(department="財務部", home=Home.FINANCE)
MARKETING = Side(department="行銷部", home=Home.MARKETING)
ENGINEERING = Side(department="研發部", home=Home.ENGINEERING)


@pytest.fixture(scope="module")
def shipped() -> Glossary:
    return load_glossary(Path(__file__).parents[2] / "kb")


def _translated(glossary: Glossary, *listeners: Side) -> Translation:
    return compose(
        SPRINT,
        ENGINEERING,
        listeners,
        glossary=glossary,
        detector=Detector(glossary),
        language=Language.ZH_TW,
    )


def test_the_length_of_a_sprint_is_asked_while_nobody_has_said_it(shipped: Glossary) -> None:
    conversion = _translated(shipped, FINANCE).listeners[0].conversions[0]
    assert conversion.result == ""
    assert "Sprint" in conversion.question


def test_three_sprints_are_six_weeks_once_one_is_two(shipped: Glossary) -> None:
    told = Glossary(shipped.terms, unit_facts={"sprint": UnitValue(2, "weeks")})
    assert "六週" in _translated(told, FINANCE).listeners[0].conversions[0].result


def test_finance_and_marketing_learn_different_consequences(shipped: Glossary) -> None:
    finance, marketing = _translated(shipped, FINANCE, MARKETING).listeners
    assert finance.effect
    assert finance.effect != marketing.effect


def test_a_department_s_own_term_stays_unexplained(shipped: Glossary) -> None:
    cards = _translated(shipped, ENGINEERING).listeners[0].cards
    assert cards
    assert not any(card.explained for card in cards)


def test_figures_conditions_and_obligations_stay(shipped: Glossary) -> None:
    rewrite = _translated(shipped, FINANCE).listeners[0].paragraphs[0].text
    assert "3 個" in rewrite
    assert "除非" in rewrite
    assert all(each.kept for each in kept_in(SPRINT, rewrite, names=(), glosses=()))


def test_a_dropped_obligation_is_caught() -> None:
    lost = kept_in(SPRINT, "這個功能開發需要 3 個 Sprint，除非砍掉報表。", names=(), glosses=())
    assert "obligation" in {each.kind for each in lost if not each.kept}
