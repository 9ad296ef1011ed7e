"""Translation, plan and handout as Markdown."""

import re

import pytest

from assistant.jargon.learning.plan import handout
from assistant.jargon.markdown import handout_markdown, plan_markdown, translation_markdown
from assistant.jargon.models import Kept, Translation
from assistant.language.locale import Language
from tests.jargon.texts import SPRINT, bank, both_ways, glossary, plan, translated

EVIL = "| a | <script>alert(1)</script> [x](javascript:1) ![i](http://e.example/p) **b** Sprint 要談好。"


def _tables(text: str) -> list[list[str]]:
    """Tables, each as its lines."""
    return [block.splitlines() for block in text.split("\n\n") if block.startswith("|")]


def _columns(line: str) -> int:
    return len(re.findall(r"(?<!\\)\|", line)) - 1


def test_original_and_rewrites_stand_side_by_side() -> None:
    table = _tables(translation_markdown(translated(), Language.ZH_TW))[0]
    assert table[0] == "| 資訊處的原文 | 給行銷處 | 給客服處 |"
    assert len(table) == 2 + len(translated().source)
    assert SPRINT in table[2]


def test_each_listener_has_its_effects_questions_and_words() -> None:
    text = translation_markdown(translated(), Language.ZH_TW)
    for told in translated().listeners:
        assert f"## {told.listener.department}：對決定的影響" in text
        assert all(line in text for line in (*told.effect, *told.ask_back))


def test_what_the_rewrite_lost_is_said() -> None:
    told = translated().listeners[0]
    lost = (Kept(kind="number", text="3 個", paragraph=0, kept=False),)
    broken = translated().model_copy(update={"listeners": (told.model_copy(update={"kept": lost}),)})
    assert "改寫裡找不到原文的「3 個」" in translation_markdown(broken, Language.ZH_TW)
    assert "改寫裡找不到" not in translation_markdown(translated(), Language.ZH_TW)


def test_a_text_without_jargon_says_so() -> None:
    assert "Nothing in this text needs explaining" in translation_markdown(
        translated("明天見。"), Language.EN
    )


@pytest.mark.parametrize("language", list(Language))
def test_what_was_typed_adds_no_markup(language: Language) -> None:
    evil = translated(EVIL, "資訊處", ("行銷處", "客服處"), language)
    project = bank()
    project.title = "<b>x</b> | [y](z)"
    papers = [
        translation_markdown(evil, language),
        plan_markdown(plan([evil], project, language)),
        handout_markdown(handout([evil], glossary=glossary(), language=language, project=project)),
    ]
    for text in papers:
        assert "<script" not in text
        assert "<b>" not in text
        assert not re.search(r"(?<!\\)\]\(", text)
        for table in _tables(text):
            assert len({_columns(line) for line in table}) == 1


@pytest.mark.parametrize("language", list(Language))
def test_a_plan_shows_times_people_questions_dates_and_measures(language: Language) -> None:
    made = plan(both_ways(), bank(), language)
    text = plan_markdown(made)
    assert made.session is not None
    assert made.programme is not None
    assert "0–3" in text
    assert "28–30" in text
    assert "郭哲瑋" in text
    for question in made.session.questions:
        assert question.question in text
    assert "。；" not in text
    assert len(_tables(text)[3]) == 2 + len(made.programme.activities)
    assert "{" not in text


@pytest.mark.parametrize("texts", [[], [translated("明天見。")]])
def test_a_plan_without_words_is_two_sentences(texts: list[Translation]) -> None:
    made = plan(texts)
    assert plan_markdown(made).strip().splitlines()[2:] == [made.nothing[0], "", made.nothing[1]]


def test_a_handout_is_one_table() -> None:
    page = handout(both_ways(), glossary=glossary(), language=Language.ZH_TW)
    (table,) = _tables(handout_markdown(page))
    assert len(table) == 2 + len(page.terms)
    assert any("Sprint（衝刺週期）" in line for line in table)
