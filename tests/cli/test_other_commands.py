"""``search``, the lints, ``doctor`` and how the command line refuses."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_search_names_principles_and_the_line_that_matched(run: Run) -> None:
    outcome = run("search", "資訊部的人力被兩個部門同時要，誰都不肯讓", "--top", "2", "--json")
    rows = json.loads(outcome.out)
    assert len(rows) == 2
    assert rows[0]["score"] >= rows[1]["score"]
    assert all(row["key"] and row["matched"] and row["why"]["zh-TW"] for row in rows)


def test_search_speaks_the_terminals_language(run: Run) -> None:
    assert "zero" not in run("search", "沒人敢問聽不懂的縮寫").err
    english = run("search", "nobody dares to ask what the acronym means", lang="en")
    assert english.code == 0
    assert english.out.startswith("1. ")
    assert english.out.isascii() or "“" in english.out


def test_the_knowledge_base_and_the_prompts_are_without_errors(run: Run) -> None:
    assert run("kb", "lint").code == 0
    assert run("prompts", "lint").code == 0


def test_doctor_says_all_is_well_on_a_fresh_machine(run: Run) -> None:
    outcome = run("doctor")
    assert outcome.code == 0
    assert "✗" not in outcome.out
    assert "離線" in outcome.out


def test_doctor_names_a_data_folder_it_cannot_use(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("not a folder", encoding="utf-8")
    monkeypatch.setenv("COMMON_GROUND_DATA_FOLDER", str(blocked / "data"))
    outcome = run("doctor")
    assert outcome.code == 1
    assert "COMMON_GROUND_DATA_FOLDER" in outcome.out


@pytest.mark.parametrize(
    "arguments", [["agenda", "no-such-file.yaml"], ["nonsense"], ["agenda"], ["search", "x", "--top", "0"]]
)
def test_wrong_use_is_one_line_and_code_two(run: Run, arguments: list[str]) -> None:
    outcome = run(*arguments)
    assert outcome.code == 2
    assert len(outcome.err.strip().splitlines()) == 1
