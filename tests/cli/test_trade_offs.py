"""``trade-offs`` and ``account`` from file to file."""

import json
from pathlib import Path

import pytest
from docx import Document

from assistant.project.files import read_project
from tests.cli.conftest import SAMPLES, Run

IT = next(path for path in SAMPLES if path.name == "it-capacity.zh-TW.yaml")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    copy = tmp_path / "專案.yaml"
    copy.write_bytes(IT.read_bytes())
    return copy


@pytest.mark.parametrize("language", ["zh-TW", "en"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_every_sample_gives_proposals_without_errors(run: Run, sample: Path, language: str) -> None:
    outcome = run("trade-offs", sample, "--lang", language, "--format", "json")
    assert outcome.code == 0
    content = json.loads(outcome.out)
    assert 2 <= len(content["proposals"]["packages"]) <= 4
    assert content["proposals"]["language"] == language
    assert content["findings"] == [] or all(f["severity"] == "note" for f in content["findings"])


def test_markdown_goes_to_standard_output_and_the_brief_is_a_paper_of_its_own(run: Run) -> None:
    shared, brief = run("trade-offs", IT), run("trade-offs", IT, "--part", "brief")
    assert "## 方案 A" in shared.out
    assert "64（+24）" in brief.out
    assert "64" not in shared.out
    assert "寄信工具買現成的就好" in brief.out
    assert "寄信工具買現成的就好" not in shared.out
    assert "沒有用模型" in shared.err


def test_word_files_open_and_json_of_the_brief_reads(run: Run, tmp_path: Path) -> None:
    for part in ("proposals", "brief"):
        target = tmp_path / f"{part}.docx"
        outcome = run("trade-offs", IT, "--format", "docx", "--part", part, "-o", target)
        assert outcome.code == 0
        assert "2027 年第 2 季開發人力分配" in Document(str(target)).paragraphs[0].text
    brief = run("trade-offs", IT, "--part", "brief", "--format", "json")
    assert json.loads(brief.out)["packages"][0]["id"] == "A"


def test_what_cannot_be_computed_is_one_line_and_exit_two(run: Run, project: Path) -> None:
    text = project.read_text(encoding="utf-8").replace("reservation: 40", "reservation: 100")
    project.write_text(text, encoding="utf-8")
    outcome = run("trade-offs", project)
    assert outcome.code == 2
    assert outcome.out == ""
    assert len(outcome.err.strip().splitlines()) == 1
    assert "底線" in outcome.err


def test_a_project_without_priorities_or_positions_says_what_to_fill_in(run: Run, tmp_path: Path) -> None:
    bare = tmp_path / "bare.yaml"
    bare.write_text("title: 排程\n", encoding="utf-8")
    outcome = run("trade-offs", bare, lang="en")
    assert outcome.code == 2
    assert "priorities of at least two departments" in outcome.err


def test_an_account_is_kept_from_the_first_entry_to_the_last(run: Run, project: Path) -> None:
    assert "還是空的" in run("account", project, "list").out
    added = run(
        *("account", project, "add", "--giver", "行銷部", "--taker", "資訊部", "--what", "整理行為摘要"),
        *("--value", "4", "--due", "2026-03-05", "--meeting", "會前會"),
    )
    assert added.code == 0
    assert "a1" in added.err
    assert "已過約定日：a1" in added.out
    run("account", project, "add", "--giver", "資訊部", "--taker", "行銷部", "--what", "先排試用信")
    listed = run("account", project, "list").out
    assert "我們還欠 4，他們還欠 3" in listed
    assert "a1 [晚了但做到]" in run("account", project, "close", "a1").out
    forgiven = run("account", project, "close", "a2", "--forgiven", lang="en").out
    assert "a2 [forgiven]" in forgiven
    assert "資訊部: given 4, received 0, we owe 0, they owe 0" in forgiven
    first, second = read_project(project).private.account
    assert (first.state.value, first.meeting, second.state.value) == ("late", "會前會", "forgiven")
    before, after = (path.read_text(encoding="utf-8").splitlines() for path in (IT, project))
    assert after[: len(before)] == before, "the account comes last in this file; nothing else changed"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "--giver", "X", "--taker", "資訊部", "--what", "y"), "沒有部門「X」"),
        (("add", "--giver", "資訊部", "--taker", "資訊部", "--what", "y"), "不能欠自己"),
        (("add", "--giver", "行銷部", "--taker", "資訊部", "--what", " "), "300"),
        (("add", "--giver", "行銷部", "--taker", "資訊部", "--what", "長" * 301), "300"),
        (("add", "--giver", "行銷部", "--taker", "資訊部", "--what", "y", "--value", "11"), "0 到 10"),
        (("add", "--giver", "行銷部", "--taker", "資訊部", "--what", "y", "--due", "明天"), "明天"),
        (("add", "--giver", "行銷部", "--taker", "資訊部", "--what", "y", "--value", "nan"), "0 到 10"),
        (("close", "a9"), "沒有 a9"),
        (("ics",), "行事曆會是空的"),
    ],
)
def test_wrong_entries_are_one_line_exit_two_and_change_nothing(
    run: Run, project: Path, arguments: tuple[str, ...], said: str
) -> None:
    outcome = run("account", project, *arguments)
    assert outcome.code == 2
    assert said in outcome.err
    assert len(outcome.err.strip().splitlines()) == 1
    assert project.read_bytes() == IT.read_bytes()


def test_a_closed_entry_is_not_closed_again(run: Run, project: Path) -> None:
    run("account", project, "add", "--giver", "行銷部", "--taker", "資訊部", "--what", "y")
    run("account", project, "close", "a1")
    again = run("account", project, "close", "a1")
    assert again.code == 2
    assert "已經是「做到了」" in again.err


def test_open_promises_become_a_calendar(run: Run, project: Path, tmp_path: Path) -> None:
    run(
        "account",
        project,
        "add",
        "--giver",
        "行銷部",
        "--taker",
        "資訊部",
        "--what",
        "y",
        "--due",
        "2027-03-05",
    )
    target = tmp_path / "合作帳.ics"
    assert run("account", project, "ics", "-o", target).code == 0
    data = target.read_bytes()
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"DTSTART;VALUE=DATE:20270305" in data


def test_the_account_never_reaches_the_proposals(run: Run, project: Path) -> None:
    secret = "上個月替資訊部值班的那件事"
    run("account", project, "add", "--giver", "行銷部", "--taker", "資訊部", "--what", secret)
    assert secret not in run("trade-offs", project).out
    assert secret not in run("trade-offs", project, "--format", "json").out
    assert secret in run("trade-offs", project, "--part", "brief").out
