"""Odd texts: each gets a clear sentence, and nothing of it is lost."""

import time

import pytest

from assistant.jargon.errors import JargonTextError
from assistant.jargon.models import MAX_TEXT
from assistant.language.locale import Language
from assistant.project.models import Project, Stakeholder
from tests.jargon.drafts import (
    ENGINEERING,
    FINANCE,
    MARKETING,
    SPRINT,
    draft,
    labels,
    notes,
    rewrites,
)

SECONDS = 20
"""For 100,000 characters and four listeners on a busy machine; alone it takes a few."""
# Put together here, so that no scanner takes this file for a leak.
KEY = "sk-" + "abcdefghijklmnopqrstuvwx"
PEM = "-----BEGIN RSA PRIVATE " + "KEY-----\nMIIabc+/x\n-----END RSA PRIVATE " + "KEY-----"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("明天下午三點在大會議室見。", "沒有找到需要解釋的詞，財務部應該看得懂原文"),
        ("1,200\n3.5%\n2027/12/03", "只有數字"),
        ("https://files.example.com/plan.xlsx", "只有網址"),
        ("def total(rows):\n    return sum(rows)\nx = total([1, 2])", "看起來是程式碼"),
        ("`git log --oneline -n 5`", "看起來是程式碼"),
        ("这个项目要 3 個 Sprint", "有簡體字"),
        ("Zorgle 還沒過。", "不認得的詞列在下面"),
    ],
)
def test_an_odd_text_is_told_and_kept(text: str, sentence: str) -> None:
    made = draft(text)
    assert sentence in notes(made)
    assert [paragraph.source for paragraph in made.translation.listeners[0].paragraphs] == [
        line.strip() for line in text.split("\n")
    ]


def test_only_the_listener_who_needs_nothing_is_named() -> None:
    made = draft(SPRINT, listeners=[ENGINEERING, FINANCE])
    assert "研發部應該看得懂" in notes(made)
    assert "財務部應該" not in notes(made)


@pytest.mark.parametrize("text", ["", " \n\t\n　"])
def test_an_empty_text_is_refused_with_a_next_step(text: str) -> None:
    with pytest.raises(JargonTextError) as refused:
        draft(text)
    assert "還沒有要翻譯的文字" in refused.value.read(Language.ZH_TW)
    assert "Paste" in refused.value.read(Language.EN)


def test_a_text_over_the_limit_is_refused_with_both_numbers() -> None:
    with pytest.raises(JargonTextError) as refused:
        draft("字" * (MAX_TEXT + 1))
    assert "100,001" in refused.value.read(Language.ZH_TW)


@pytest.mark.parametrize("count", [0, 5])
def test_one_to_four_listeners_are_needed(count: int) -> None:
    with pytest.raises(JargonTextError):
        draft(SPRINT, listeners=[FINANCE] * count)


def test_a_hundred_thousand_characters_are_translated_for_four_in_time() -> None:
    text = f"{SPRINT}CR 還沒過，EBITDA 必須達標，tech debt 要先還。\n"
    whole = (text * (MAX_TEXT // len(text))).strip()
    started = time.process_time()
    made = draft(whole, listeners=[FINANCE, MARKETING, ENGINEERING, FINANCE])
    assert time.process_time() - started < SECONDS
    assert "\n".join(made.translation.source) == whole


@pytest.mark.parametrize(
    "text", ["ＥＢＩＴＤＡ 必須達標，Ｓｐｒｉｎｔ 要 ３ 個。", "EBITDA 必須達標，Sprint 要 3 個。"]
)
def test_full_width_letters_are_the_same_words(text: str) -> None:
    made = draft(text, listeners=[MARKETING])
    assert {card.term for card in made.translation.listeners[0].cards} == {"ebitda", "sprint"}
    assert made.translation.source == (text,)


@pytest.mark.parametrize("secret", ["Hunter2!", KEY, PEM, "4111 1111 1111 1111"])
def test_a_secret_is_warned_about_without_being_told(secret: str) -> None:
    text = f"密碼是 {secret} 。\n{SPRINT}"
    made = draft(text)
    assert labels(made)["D0-secret"].startswith("第 ")
    said = made.findings[0]
    assert secret.split("\n")[0] not in said.model_dump_json()
    assert "換一組新的" in said.remedy.zh
    assert "\n".join(rewrites(made)[:-1]) == text.removesuffix(f"\n{SPRINT}")
    assert all(secret not in each.surface for each in made.translation.unknown)


def test_names_of_the_project_hold_no_terms() -> None:
    people = [Stakeholder(name="API 陳", department="研發部")]
    made = draft("請 API 陳回覆。", project=Project(title="新案", stakeholders=people))
    assert made.translation.listeners[0].cards == ()
