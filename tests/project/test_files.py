"""Project files: what is read, how problems are explained, and that writing loses nothing."""

import datetime as dt
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings

from assistant.project.file_tree import MAX_DEPTH
from assistant.project.files import ProjectFileError, read_project, write_project
from assistant.project.models import Private, Project
from tests.project.strategies import EXAMPLE, NAUGHTY, projects

ROOT = Path(__file__).resolve().parents[2]


def problems(data: bytes | str | Path) -> list[str]:
    with pytest.raises(ProjectFileError) as caught:
        read_project(data.encode() if isinstance(data, str) else data)
    assert all(problem.en and problem.zh for problem in caught.value.problems)
    return [problem.zh for problem in caught.value.problems]


@settings(deadline=None)
@given(projects)
def test_what_is_written_reads_back_the_same(project: Project) -> None:
    assert read_project(write_project(project).encode()) == project


@settings(max_examples=40, deadline=None)
@given(projects)
def test_the_same_project_as_json_reads_back_the_same(project: Project) -> None:
    assert read_project(project.model_dump_json().encode()) == project
    assert read_project(json.dumps(project.model_dump(mode="json")).encode()) == project


@pytest.mark.parametrize("text", NAUGHTY)
def test_each_naughty_string_survives_as_title_note_and_list_entry(text: str) -> None:
    project = Project(title=text, unknowns=[text, text], private=Private(notes=[text]))
    assert read_project(write_project(project).encode()) == project


def test_written_yaml_is_for_people() -> None:
    text = write_project(EXAMPLE)
    assert text.startswith("# 共識 Common Ground")
    assert "$schema=project.schema.json" in text
    for line in (
        "title: 全通路整合\n",
        "language: zh-TW\n",
        "  - name: 電商部\n",
        "        target: 15.5\n",
        "        baseline: 12\n",
        "  date: 2026-12-03\n",
        '  start: "14:00"\n',
        "    - |-\n      第一行\n      第二行\n",
    ):
        assert line in text
    assert "null" not in text
    assert "offers" not in text


def test_every_sample_reads_and_writes_back() -> None:
    for path in sorted((ROOT / "kb" / "samples").glob("*.yaml")):
        project = read_project(path)
        assert read_project(write_project(project).encode()) == project


def test_scalars_keep_the_text_that_was_written() -> None:
    text = (
        "title: 007\npurpose: no\ndepartments:\n- name: 1.10\n  goal: yes\n"
        "meeting:\n  start: 14:00\n  date: 2026-12-03\n"
    )
    project = read_project(text.encode())
    assert (project.title, project.purpose) == ("007", "no")
    assert (project.departments[0].name, project.departments[0].goal) == ("1.10", "yes")
    assert project.meeting.start == dt.time(14, 0)


@pytest.mark.parametrize("date", ["2026-12-03", "2026/12/3", "2026.12.03", "２０２６／１２／０３"])
@pytest.mark.parametrize("start", ["09:30", "9:30", "９：３０"])
def test_dates_and_times_are_read_as_people_write_them(date: str, start: str) -> None:
    meeting = read_project(f"title: a\nmeeting: {{date: {date}, start: '{start}'}}".encode()).meeting
    assert (meeting.date, meeting.start) == (dt.date(2026, 12, 3), dt.time(9, 30))


def test_a_field_left_empty_counts_as_not_written() -> None:
    project = read_project(b"title: a\npurpose:\njoint_kpi: ~\nmeeting:\n  minutes:\ndepartments:\n-\n")
    assert project == Project(title="a")


def test_json_with_a_trailing_comma_is_still_yaml() -> None:
    assert read_project(b'{"title": "a",}').title == "a"


def test_an_editors_schema_line_is_no_field() -> None:
    assert read_project(b'{"$schema": "project.schema.json", "title": "a"}') == Project(title="a")


def test_aliases_of_reasonable_size_are_followed() -> None:
    project = read_project("title: &t 專案\npurpose: *t\n".encode())
    assert project.purpose == "專案"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp950"]
)
def test_encodings_people_save_in_are_read(encoding: str) -> None:
    assert read_project("title: 跨部門專案\n".encode(encoding)).title == "跨部門專案"


def test_a_problem_in_a_big5_file_comes_with_a_word_of_doubt() -> None:
    first, second = problems("title: 專案\ngaol: 一\n".encode("cp950"))
    assert first.startswith("gaol：沒有這個欄位")
    assert "Big5" in second


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "檔案是空的"),
        (b"  \n# only a remark\n", "檔案是空的"),
        (b"PK\x03\x04rest", "Word"),
        (b"%PDF-1.7", "PDF"),
        (bytes(range(256)) * 4, "不是文字檔"),
        (b"\x80\x81\xfe\xff\x80", "文字編碼"),
        ("title: 项目".encode("gb18030"), "文字編碼"),
        (b"title: " + b"a" * 1_000_001, "超過 1 MB"),
        (b"- a\n- b\n", "不是一個專案"),
        (b"just words", "不是一個專案"),
        (b"title: a: b", "第 1 行第 9 個字"),
        (b"title: a\ntabs:\n\t- x", "第 3 行"),
        (b"title: [a", "不是正確的 YAML"),
        (b"title: a\n---\ntitle: b", "兩份以上"),
        (b"title: a\ntitle: b", "第 2 行的 title"),
        (b'{"title": "a", "title": "b"}', "欄位 title 寫了兩次"),
        (b"title: a\x07b", "控制字元"),
        (b"? [a]\n: b", "第 1 行的欄位名稱"),
        (b"title: !!python/object/apply:os.system [ls]", "標籤"),
        (b"title: !!binary aGk=", "標籤"),
        (b"a: &a [*a]", "引用了還沒寫好的「a」"),
        (b"[" * 500, "層次太深"),
        (b"[" * 100_000, "不是正確的 YAML"),
        (b'{"a":' * 100_000, "層次太深"),
    ],
)
def test_what_is_no_project_file_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    (said,) = problems(data)
    assert sentence in said
    assert said.endswith("。")


def test_a_yaml_bomb_is_refused_before_it_grows() -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    (said,) = problems("\n".join(rows))
    assert "內容太多" in said


def test_nesting_just_below_the_limit_is_only_a_wrong_field() -> None:
    depth = MAX_DEPTH - 2
    (said,) = problems(f"title: a\nx: {'[' * depth}{']' * depth}")
    assert said.startswith("x：沒有這個欄位")


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        (
            "departments:\n- name: a\n- name: b\n  gaol: c",
            "第 2 個部門的 gaol：沒有這個欄位，你是不是要寫 goal？",
            "gaol in department 2: there is no such field; did you mean goal?",
        ),
        (
            "departments:\n- name: a\n  kpis:\n  - name: k\n    target: 1,200",
            "第 1 個部門的第 1 個指標的 target：1,200 不是數字；不要加單位與千分位。",
            "target in department 1, KPI 1: 1,200 is not a number; leave out units and thousands separators.",
        ),
        (
            "meeting: {xyz: 1}",
            "meeting 的 xyz：沒有這個欄位；這裡可以寫 date、start、",
            "these are allowed here: date,",
        ),
        ("meeting: {minutes: 0}", "不能是 0，要在 10 到 480 之間", "it must lie between 10 and 480"),
        ("meeting: {minutes: 900}", "不能是 900，要在 10 到 480 之間", "900 will not do"),
        ("meeting: {minutes: soon}", "soon 不是整數", "soon is not a whole number"),
        ("meeting: {time_zone: taipei}", "你是不是要寫 Asia/Taipei？", "did you mean Asia/Taipei?"),
        ("meeting: {time_zone: 台灣}", "沒有 台灣 這個時區", "there is no time zone 台灣"),
        ("meeting: {date: 2026-13-40}", "2026-13-40 不是日期", "write it like 2026-12-03"),
        ("meeting: {start: 下午兩點}", "下午兩點 不是時間", "write it like 09:30"),
        ("language: fr", "只能是 zh-TW、en 其中一個", "write one of zh-TW, en"),
        ("purpose: " + "長" * 4_001, "purpose：有 4,001 個字，最多 4,000 個字。", "4,001 characters; 4,000"),
        ("asks: [a]", "asks：沒有這個欄位", "there is no such field"),
        ("departments: [{goal: a}]", "第 1 個部門的 name：一定要寫。", "name in department 1: this must be"),
        ("departments: {a: b}", "要寫成清單", "write a list"),
        ("meeting: 14:00", "要再分成幾個欄位", "fields of its own"),
        ("purpose: [a]", "purpose：要寫文字。", "write text"),
        ("decisions: [a, [b]]", "第 2 個要決定的事：要寫文字。", "decision 2: write text."),
        (
            "stakeholders: [{name: a, department: b, can_decide: perhaps}]",
            "請寫 true 或 false",
            "write true or false",
        ),
        (
            "decisions: [" + ", ".join("abcdefghij" * 7) + "]",
            "decisions：有 70 項，最多 60 項。",
            "70 entries; 60 are allowed",
        ),
        (
            "joint_kpi: {name: a, target: .inf}",
            "joint_kpi 的 target：.inf 不是數字",
            "target in joint_kpi: .inf is not a number",
        ),
        (
            "private: {trade_offs: {preferences: "
            "[{department: a, issues: [{issue: b, weight: 2, weight_low: 3}]}]}}",
            "weight 要在 weight_low 和 weight_high 之間",
            "between weight_low and weight_high",
        ),
    ],
)
def test_each_problem_names_the_place_and_the_remedy(text: str, zh: str, en: str) -> None:
    with pytest.raises(ProjectFileError) as caught:
        read_project(f"title: t\n{text}\n".encode())
    (problem,) = caught.value.problems
    assert zh in problem.zh
    assert en in problem.en


def test_all_problems_are_reported_at_once_and_three_are_spoken() -> None:
    with pytest.raises(ProjectFileError) as caught:
        read_project(b"a: 1\nb: 2\nc: 3\nd: 4\n")
    assert len(caught.value.problems) == 5
    assert "另外還有 2 處要改。" in caught.value.sentence.zh
    assert caught.value.sentence.en.endswith("And 2 more to correct.")


def test_a_path_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    assert problems(tmp_path / "none.yaml") == ["找不到檔案 none.yaml。"]
    (said,) = problems(tmp_path)
    assert "沒有辦法讀取" in said


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    path = tmp_path / "secret.yaml"
    path.write_text("title: a")
    path.chmod(0)
    (said,) = problems(path)
    assert "沒有辦法讀取" in said
