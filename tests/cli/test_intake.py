import json
from pathlib import Path

import pytest

from assistant.project.files import read_project
from tests.cli.conftest import Run

MAIL = """\
From: 陳怡君 <chen@example.com>
To: 林志明 <lin@example.com>
Subject: 週年慶檔期
Date: Fri, 20 Nov 2026 15:12:00 +0800
Content-Type: text/plain; charset=utf-8

行銷部希望會員分眾功能在 12/11 前上線。
想約下週三下午 2 點在 12 樓會議室開會。

陳怡君
行銷部 經理
"""


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    path = tmp_path / "mail.eml"
    path.write_text(MAIL, encoding="utf-8")
    return path


def test_files_become_a_project_that_can_be_read(run: Run, mail: Path, tmp_path: Path) -> None:
    target = tmp_path / "project.yaml"
    outcome = run("intake", mail, "--offline", "-o", target)
    assert outcome.code == 0
    project = read_project(target)
    assert project.title == "週年慶檔期"
    assert str(project.meeting.date) == "2026-11-25"
    assert project.departments[0].asks == ["行銷部希望會員分眾功能在 12/11 前上線。"]
    assert "待確認" in outcome.err


def test_a_project_that_exists_is_added_to_and_keeps_its_edits(run: Run, mail: Path, tmp_path: Path) -> None:
    target = tmp_path / "project.yaml"
    target.write_text("title: 我的專案\nmeeting: {place: 我訂的地方}\n", encoding="utf-8")
    outcome = run("intake", mail, "--offline", "-o", target, lang="en")
    project = read_project(target)
    assert (project.title, project.meeting.place) == ("我的專案", "我訂的地方")
    assert project.department("行銷部") is not None
    assert "was kept as you have it" in outcome.err


def test_json_shows_every_quotation_and_place(run: Run, mail: Path) -> None:
    outcome = run("intake", mail, "--offline", "--json")
    told = json.loads(outcome.out)
    (date,) = [each for each in told["fields"] if each["path"] == ["meeting", "date"]]
    assert date["value"] == "2026-11-25"
    assert "下週三" in date["quote"]
    assert date["figures"][0] == {"kind": "date", "words": "下週三", "value": "2026-11-25", "assumed": False}
    assert date["file"] == "mail.eml"


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_used(
    run: Run, mail: Path, tmp_path: Path
) -> None:
    picture = tmp_path / "photo.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    outcome = run("intake", mail, picture, "--offline", lang="en")
    assert outcome.code == 0
    assert "photo.png" in outcome.err
    assert "行銷部" in outcome.out


def test_when_no_file_can_be_read_the_command_fails_in_one_line(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    outcome = run("intake", empty, "--offline")
    assert outcome.code == 2
    assert "Traceback" not in outcome.err
    assert "empty.txt" in outcome.err
