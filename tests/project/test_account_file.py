"""The account changes inside the project file; everything else of the file stays."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.project.account import AccountEntry, EntryState
from assistant.project.account_file import save_account, with_account
from assistant.project.files import ProjectFileError, read_project, write_project
from assistant.project.models import Project
from tests.project.samples import FOLDER, every_sample
from tests.project.strategies import dates, projects, texts

ENTRY = AccountEntry(id="a1", giver="行銷部", taker="資訊部", what="整理資料: #1 的「摘要」", value=4)
DONE = ENTRY.model_copy(update={"id": "a2", "state": EntryState.LATE})


def _lines_kept(before: str, after: str) -> bool:
    rest = iter(after.splitlines())
    return all(line in rest for line in before.splitlines())


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.name)
def test_every_line_of_a_sample_stays(path: Path) -> None:
    before = path.read_text(encoding="utf-8")
    after = with_account(before.encode(), [ENTRY, DONE]).decode()
    assert _lines_kept(before, after)
    assert read_project(after.encode()).private.account == [ENTRY, DONE]
    assert with_account(after.encode(), [ENTRY, DONE]).decode() == after


COMMENTED = """\
# 我的專案
title: 排程
private:
    notes: [只給我看]   # 不要分享
    account:   # 人情
      - id: a1
        giver: 行銷部
        taker: 資訊部
        what: 舊的
    # 底下是優先順序
    trade_offs:
        today: {人力: 4 人週}
# 檔案結束
"""


def test_comments_and_layout_around_the_account_stay() -> None:
    after = with_account(COMMENTED.encode(), [ENTRY]).decode()
    for line in ("# 我的專案", "    notes: [只給我看]   # 不要分享", "    # 底下是優先順序", "# 檔案結束"):
        assert line in after.splitlines()
    assert "舊的" not in after
    assert read_project(after.encode()).private.account == [ENTRY]


def test_the_account_can_be_emptied_and_filled_again() -> None:
    empty = with_account(COMMENTED.encode(), [])
    assert read_project(empty).private.account == []
    assert read_project(with_account(empty, [DONE])).private.account == [DONE]


@pytest.mark.parametrize(
    "text",
    [
        "title: 排程",
        "title: 排程\nprivate:\n  batna: 找外包",
        "title: 排程\nprivate: {batna: 找外包}\n",
        "title: 排程\r\nprivate:\r\n  batna: 找外包\r\n",
        "{title: 排程, private: {account: []}}",
        "title: 排程\nprivate:\n  batna: |\n    第一行\n\n    第二行\n",
        "title: 排程\nprivate:\n  account: []\n  batna: x\n",
        "title: 排程\nprivate:\n  account: [{id: a9, giver: A, taker: B, what: x}]\n",
        "title: 排程\nprivate: {}\n",
        "private:\n  batna: x\ntitle: 排程\n",
    ],
)
def test_every_layout_ends_in_the_project_meant(text: str) -> None:
    before = read_project(text.encode())
    after = read_project(with_account(text.encode(), [ENTRY, DONE]))
    before.private.account = [ENTRY, DONE]
    assert after == before


def test_a_json_file_stays_json() -> None:
    data = json.dumps({"title": "排程", "language": "en", "private": {"notes": ["x"]}}).encode()
    after = with_account(data, [ENTRY])
    assert json.loads(after)["private"]["account"][0]["what"] == ENTRY.what
    assert read_project(after).private.notes == ["x"]
    assert read_project(after).language.value == "en"


_ENTRIES = st.lists(
    st.builds(
        AccountEntry,
        id=texts,
        giver=texts,
        taker=texts,
        what=texts,
        value=st.floats(0, 10),
        due=dates,
        state=st.sampled_from(EntryState),
        note=texts,
    ),
    max_size=3,
)


@settings(max_examples=60, deadline=None)
@given(projects, _ENTRIES, _ENTRIES)
def test_any_project_and_any_entries_read_back(
    project: Project, first: list[AccountEntry], second: list[AccountEntry]
) -> None:
    data = write_project(project).encode()
    for entries in (first, second):
        data = with_account(data, entries)
        project.private.account = entries
        assert read_project(data) == project


@every_sample
def test_closed_entries_are_written_and_read(project: Project) -> None:
    known = project.model_copy(deep=True)
    known.private.account = [ENTRY, DONE]
    assert read_project(write_project(known).encode()) == known


def test_saving_replaces_the_file_in_one_step_and_keeps_its_permissions(tmp_path: Path) -> None:
    path, link = tmp_path / "專案.yaml", tmp_path / "link.yaml"
    path.write_text(COMMENTED, encoding="utf-8")
    path.chmod(0o640)
    link.symlink_to(path)
    assert save_account(link, [DONE]).private.account == [DONE]
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(os.listdir(tmp_path)) == ["link.yaml", "專案.yaml"]


def test_a_failed_write_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(COMMENTED, encoding="utf-8")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        save_account(path, [ENTRY])
    assert path.read_text(encoding="utf-8") == COMMENTED
    assert os.listdir(tmp_path) == ["p.yaml"]


def test_a_file_that_is_no_project_is_refused() -> None:
    with pytest.raises(ProjectFileError):
        with_account(b"- 1\n- 2\n", [ENTRY])
