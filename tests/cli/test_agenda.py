"""``agenda`` and ``check`` from file to file, for every sample in both languages."""

import io
import json
import sys
from pathlib import Path

import pytest
import yaml
from docx import Document as open_docx

from assistant.adapters.readers import read_documents
from assistant.bootstrap import get_services
from assistant.language.progress import Quiet
from assistant.project.files import read_project
from assistant.project.intake.documents import Document, Source
from tests.cli.conftest import SAMPLES, Run

RETAIL = next(path for path in SAMPLES if path.name == "retail-omnichannel.zh-TW.yaml")


@pytest.mark.parametrize("language", ["zh-TW", "en"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_an_agenda_of_every_sample_passes_its_own_check(
    run: Run, monkeypatch: pytest.MonkeyPatch, sample: Path, language: str
) -> None:
    drafted = run("agenda", sample, "--lang", language, "--format", "json")
    assert drafted.code == 0
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(drafted.data), encoding="utf-8"))
    checked = run("check", "-", "--project", sample, "--json")
    findings = json.loads(checked.out)
    assert [each for each in findings if each["severity"] == "error"] == []
    assert checked.code == 0


def test_markdown_goes_to_standard_output_and_the_language_can_be_chosen(run: Run) -> None:
    chinese, english = run("agenda", RETAIL), run("agenda", RETAIL, "--lang", "en")
    assert "14:00" in chinese.out
    assert "議程" in chinese.out
    assert "Agenda" in english.out
    assert "線上業績" in english.out, "the project's own words stay in their language"


def test_word_and_calendar_files_open(run: Run, tmp_path: Path) -> None:
    word, calendar = tmp_path / "議程.docx", tmp_path / "會議.ics"
    assert run("agenda", RETAIL, "--format", "docx", "-o", word).code == 0
    assert run("agenda", RETAIL, "--format", "ics", "-o", calendar).code == 0
    assert "線上線下業績整合專案" in open_docx(str(word)).paragraphs[0].text
    assert calendar.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_the_private_brief_is_a_paper_of_its_own(run: Run) -> None:
    private = yaml.safe_load(RETAIL.read_text(encoding="utf-8"))["private"]
    concession = private["concessions"][0]
    assert concession in run("agenda", RETAIL, "--part", "brief").out
    assert concession not in run("agenda", RETAIL).out
    assert concession not in run("agenda", RETAIL, "--format", "json").out


def test_an_agenda_with_errors_exits_with_one(run: Run, tmp_path: Path) -> None:
    poor = tmp_path / "poor.md"
    poor.write_text("# 週會\n\n1. 各部門報告（30 分鐘）\n2. 加強合作（40 分鐘）\n", encoding="utf-8")
    outcome = run("check", poor)
    assert outcome.code == 1
    assert "✗" in outcome.out


@pytest.mark.parametrize("language", ["zh-TW", "en"])
@pytest.mark.parametrize(
    "content",
    [
        b"\x00\x01\x02\xff\xfe binary",
        b"title: [unclosed",
        "meeting: {minutes: 0}\ntitle: 專案".encode(),
        "meeting: {minutes: 900}\ntitle: 專案".encode(),
        "title: 專案\ndepartmnets: []".encode(),
        ("title: " + "很長" * 5_000).encode(),
        b"a: &a [x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nd: [*c,*c,*c,*c]",
        b"",
    ],
    ids=["binary", "broken", "no minutes", "900 minutes", "unknown field", "too long", "bomb", "empty"],
)
def test_a_bad_project_file_is_one_line_and_code_two(
    run: Run, tmp_path: Path, content: bytes, language: str
) -> None:
    path = tmp_path / "project.yaml"
    path.write_bytes(content)
    outcome = run("agenda", path, lang=language)
    assert outcome.code == 2
    assert outcome.data == b""
    assert len(outcome.err.strip().splitlines()) == 1
    assert "Traceback" not in outcome.err


def test_a_misspelt_field_is_named_with_the_nearest_right_one(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "project.yaml"
    path.write_text("title: 專案\ndepartmnets: []\n", encoding="utf-8")
    outcome = run("agenda", path)
    assert "departmnets" in outcome.err
    assert "departments" in outcome.err


def test_a_target_that_cannot_be_written_is_one_line(run: Run, tmp_path: Path) -> None:
    outcome = run("agenda", RETAIL, "-o", tmp_path / "missing" / "a.md")
    assert outcome.code == 2
    assert len(outcome.err.strip().splitlines()) >= 1
    assert "Traceback" not in outcome.err


def test_a_project_with_nothing_in_it_still_gets_an_honest_agenda(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "project.yaml"
    path.write_text("title: 新專案\n", encoding="utf-8")
    outcome = run("agenda", path)
    assert outcome.code == 0
    assert "待確認" in outcome.out


def test_the_own_documents_of_a_stored_project_are_quoted(run: Run) -> None:
    parts = get_services()
    project = read_project(RETAIL)
    stored = parts.projects.add("local", project)
    rule = "會前資料應於會議三個工作天前寄出，由召集人負責。"
    read = read_documents([Source("會議規範.md", rule.encode())], progress=Quiet())
    parts.own_documents.add("local", stored.id, [each for each in read if isinstance(each, Document)])
    assert "會議規範.md" not in run("agenda", RETAIL, "--offline").out
    for arguments in (["--project-id", stored.id], [str(RETAIL), "--project-id", stored.id]):
        outcome = run("agenda", *arguments, "--offline", "--format", "json")
        assert rule in [each["sentence"] for each in json.loads(outcome.out)["agenda"]["own_sources"]]


def test_a_project_that_is_not_there_or_not_named_is_said(run: Run) -> None:
    unknown, nothing = run("agenda", "--project-id", "p-none"), run("agenda", lang="en")
    assert (unknown.code, nothing.code) == (2, 2)
    assert "p-none" in unknown.err
    assert "--project-id" in nothing.err
