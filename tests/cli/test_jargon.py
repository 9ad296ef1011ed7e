"""``jargon`` from a terminal."""

import io
import json
import sys

import pytest

from tests.cli.conftest import SAMPLES, Run

SPRINT = "這個功能開發需要 3 個 Sprint，除非砍掉報表，否則不得提前。"


def test_each_listener_is_told_its_own_consequences(run: Run) -> None:
    outcome = run("jargon", SPRINT, "--from", "研發部", "--for", "財務部、行銷部")
    assert outcome.code == 0
    finance, _, marketing = outcome.out.partition("給行銷部")
    assert "給財務部" in finance
    assert "花錢與入帳的時間" in finance
    assert "檔期與上線日" in marketing
    assert "你們的一個 Sprint 是幾週？" in finance
    assert "沒有用模型" in outcome.err


def test_json_is_the_whole_translation(run: Run) -> None:
    outcome = run("jargon", SPRINT, "--from", "engineering", "--for", "finance", "--json", "--lang", "en")
    content = json.loads(outcome.out)
    told = content["translation"]["listeners"][0]
    assert told["listener"]["home"] == "finance"
    assert told["paragraphs"][0]["source"] == SPRINT
    assert {"findings", "notes", "provenance", "translation"} == set(content)


def test_text_comes_from_standard_input_in_utf8_or_big5(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for encoding in ("utf-8-sig", "cp950"):
        typed = io.TextIOWrapper(io.BytesIO(SPRINT.encode(encoding)))
        monkeypatch.setattr(sys, "stdin", typed)
        outcome = run("jargon", "-", "--from", "研發部", "--for", "財務部")
        assert "3 個 Sprint（" in outcome.out


def test_a_project_gives_names_and_language(run: Run) -> None:
    sample = next(path for path in SAMPLES if path.name == "it-capacity.zh-TW.yaml")
    outcome = run("jargon", SPRINT, "--from", "IT", "--for", "Finance", "--project", sample, lang="en")
    assert "給 Finance" in outcome.out


def test_a_secret_is_warned_about_on_standard_error(run: Run) -> None:
    outcome = run("jargon", "密碼是 Hunter2!，Sprint 照舊。", "--from", "研發部", "--for", "財務部")
    assert outcome.code == 0
    assert "! 第 1 段: 這裡有密碼" in outcome.err
    assert "Hunter2" not in outcome.err


@pytest.mark.parametrize(
    ("text", "listeners", "sentence"),
    [
        (" ", "財務部", "還沒有要翻譯的文字"),
        (SPRINT, "A,B,C,D,E", "一次要有一到 4 個"),
        (SPRINT, ",", "一次要有一到 4 個"),
    ],
)
def test_what_cannot_be_translated_is_one_line_and_exit_two(
    run: Run, text: str, listeners: str, sentence: str
) -> None:
    outcome = run("jargon", text, "--from", "研發部", "--for", listeners)
    assert outcome.code == 2
    assert outcome.out == ""
    assert sentence in outcome.err
    assert len(outcome.err.strip().splitlines()) == 1


def test_nothing_in_the_text_steers_the_terminal(run: Run) -> None:
    outcome = run("jargon", "\x1b[31mSprint\x07 要 3 個", "--from", "研發部", "--for", "財務部")
    assert "\x1b" not in outcome.out
    assert "\x07" not in outcome.out
