"""``common-ground glossary``: list, add, import, export and lint."""

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_a_term_that_was_added_is_listed_and_used(run: Run) -> None:
    added = run(
        "glossary", "add", "三日單", "--meaning", "三天內要交的急單", "--home", "sales", "--form", "三日件"
    )
    assert added.code == 0
    listed = run("glossary", "list", "三日件", "--own")
    assert "三天內要交的急單" in listed.out
    assert "業務" in listed.out


def test_shipped_terms_are_listed_in_the_terminals_language(run: Run) -> None:
    english = run("glossary", "list", "sprint", "--home", "engineering", lang="en")
    assert "sprint | sprint (Engineering and IT)" in english.out
    rows = json.loads(run("glossary", "list", "衝刺週期", "--json").out)
    assert [row["key"] for row in rows] == ["sprint"]


def test_what_was_exported_can_be_imported_elsewhere(run: Run, tmp_path: Path) -> None:
    run("glossary", "add", "=三日單", "--meaning", "三天內要交的急單", "--home", "sales")
    for form in ("csv", "json"):
        target = tmp_path / f"glossary.{form}"
        assert run("glossary", "export", "--format", form, "-o", target).code == 0
        again = run("glossary", "import", target, "--dry-run")
        assert again.code == 0
        assert "1 個詞" in again.out
    assert "'=三日單" in (tmp_path / "glossary.csv").read_text(encoding="utf-8-sig")


def test_rows_that_cannot_be_used_are_named_and_the_others_kept(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "words.csv"
    table.write_bytes(
        "中文名稱,白話意思（中文）,部門\n急單,三天內要交,業務部\n甲,乙,外星部\n".encode("cp950")
    )
    outcome = run("glossary", "import", table)
    assert outcome.code == 1
    assert "第 2 列" in outcome.err
    assert "外星部" in outcome.err
    assert "三天內要交" in run("glossary", "list", "--own").out


def test_a_file_that_is_no_glossary_is_refused_in_one_line(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "words.csv"
    table.write_text("a,b\n1,2\n", encoding="utf-8")
    outcome = run("glossary", "import", table, lang="en")
    assert outcome.code == 2
    assert outcome.err.count("\n") == 1
    assert "lacks columns" in outcome.err


def test_an_empty_name_and_an_endless_one_are_refused(run: Run) -> None:
    assert run("glossary", "add", " ", "--meaning", "x", "--home", "sales").code == 2
    outcome = run("glossary", "add", "單", "--meaning", "x", "--home", "sales", "--form", "長" * 81)
    assert outcome.code == 2
    assert "80" in outcome.err


def test_the_shipped_glossary_is_without_errors(run: Run) -> None:
    assert run("glossary", "lint").code == 0
