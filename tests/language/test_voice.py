"""How offline composers set a person's own words into their sentences."""

from pathlib import Path

import pytest

from assistant.language.locale import Language
from assistant.language.voice import Voice, joined


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    text = '{zh-TW: "給{who}：{what}。", en: "For {who}: {what}."}'
    (tmp_path / "wording.yaml").write_text(f"give: {text}\n", encoding="utf-8")
    (tmp_path / "other.yaml").write_text("hello: {zh-TW: 你好, en: Hello}\n", encoding="utf-8")
    return tmp_path


def test_own_words_stay_as_they_are_with_a_space_where_scripts_meet(folder: Path) -> None:
    voice = Voice(Language.ZH_TW, folder)
    assert voice.say("give", who="IT", what="3 人週 {x}") == "給 IT：3 人週 {x}。"
    assert voice.say("hello", catalog="other") == "你好"
    assert joined(["共", "3", "項"]) == "共 3 項"


def test_lists_and_quotations_follow_the_language(folder: Path) -> None:
    chinese, english = Voice(Language.ZH_TW, folder), Voice(Language.EN, folder)
    assert chinese.quotes(["甲", "「乙」。", "丙", "丁"]) == "「甲」、「『乙』」與「丙」等"
    assert english.quotes(["a", "b"]) == "“a” and “b”"
    assert english.few(["a", "b", "c"], most=2) == "a and b and others"
    assert english.listing(["a", "b"], last="or") == "a or b"
    assert chinese.chain(["甲", "乙"]) == "甲；乙"


def test_a_matter_becomes_a_question_and_a_question_stays_one(folder: Path) -> None:
    voice = Voice(Language.EN, folder)
    assert voice.question("Budget") == "How do we settle “Budget”?"
    assert voice.question("Who pays?") == "Who pays?"


def test_a_sentence_is_cut_to_its_limit(folder: Path) -> None:
    said = Voice(Language.EN, folder).say("give", limit=20, who="everybody", what="x" * 50)
    assert len(said) == 20
    assert said.endswith("…")
