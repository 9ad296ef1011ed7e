"""The retrieval cases are well formed and independent of the knowledge base they measure."""

import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.knowledge.base import KnowledgeBase, load_knowledge
from assistant.language.locale import Language
from assistant.settings import ROOT

FOLDER = Path(__file__).with_name("retrieval")
FIELDS = {"id", "language", "situation", "fits"}
LENGTH = {Language.ZH_TW: range(15, 81), Language.EN: range(40, 201)}


def read_cases(language: Language) -> list[dict[str, Any]]:
    text = (FOLDER / f"{language.value}.yaml").read_text(encoding="utf-8")
    cases: list[dict[str, Any]] = yaml.safe_load(text)
    return cases


CASES = {language: read_cases(language) for language in Language}
ALL = [case for cases in CASES.values() for case in cases]


@pytest.fixture(scope="module")
def knowledge() -> KnowledgeBase:
    return load_knowledge(ROOT / "kb")


def plain(text: str) -> str:
    """Letters and digits only, so that punctuation and spacing cannot hide a copy."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()


def test_there_are_enough_cases_in_each_language() -> None:
    assert len(CASES[Language.ZH_TW]) >= 55
    assert len(CASES[Language.EN]) >= 30


@pytest.mark.parametrize("language", list(Language))
def test_cases_have_exactly_the_documented_fields(language: Language) -> None:
    for case in CASES[language]:
        assert set(case) == FIELDS, case
        assert case["language"] == language.value, case["id"]
        assert case["id"].startswith(f"{language.value[:2]}-"), case["id"]
        assert len(case["situation"]) in LENGTH[language], case["id"]
        assert case["situation"] == case["situation"].strip(), case["id"]


def test_ids_and_situations_are_unique() -> None:
    for field in ("id", "situation"):
        repeated = [value for value, times in Counter(case[field] for case in ALL).items() if times > 1]
        assert repeated == []


def test_each_case_accepts_one_to_three_known_principles(knowledge: KnowledgeBase) -> None:
    for case in ALL:
        assert 1 <= len(case["fits"]) <= 3, case["id"]
        assert len(set(case["fits"])) == len(case["fits"]), case["id"]
        unknown = set(case["fits"]) - set(knowledge.principles)
        assert not unknown, (case["id"], unknown)


@pytest.mark.parametrize("language", list(Language))
def test_every_principle_is_asked_for_in_each_language(language: Language, knowledge: KnowledgeBase) -> None:
    asked = Counter(key for case in CASES[language] for key in case["fits"])
    assert set(knowledge.principles) - set(asked) == set()


def test_most_cases_have_a_single_right_answer() -> None:
    assert sum(len(case["fits"]) == 1 for case in ALL) / len(ALL) >= 0.7


def test_no_case_repeats_a_situation_line_of_the_knowledge_base(knowledge: KnowledgeBase) -> None:
    lines = {
        plain(line): principle.key
        for principle in knowledge.principles.values()
        for language in Language
        for line in principle.situations.lines(language)
    }
    copies = [
        (case["id"], key)
        for case in ALL
        for line, key in lines.items()
        if line in plain(case["situation"]) or plain(case["situation"]) in line
    ]
    assert copies == []


def test_no_case_gives_a_principle_away_by_its_name(knowledge: KnowledgeBase) -> None:
    given_away = [
        (case["id"], principle.key)
        for case in ALL
        for principle in knowledge.principles.values()
        for name in (principle.name.zh, principle.name.en)
        if plain(name) in plain(case["situation"])
    ]
    assert given_away == []
