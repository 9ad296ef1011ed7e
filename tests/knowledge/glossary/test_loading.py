"""The shipped glossary is read whole and fast; what is wrong with a file is named."""

import shutil
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.knowledge.errors import KnowledgeError
from assistant.knowledge.glossary import loading
from assistant.knowledge.glossary.detection import Detector
from assistant.knowledge.glossary.lint import LEAST_TERMS, lint_glossary
from assistant.knowledge.glossary.loading import load_glossary
from assistant.knowledge.glossary.models import Home
from assistant.language.locale import Language
from tests.conftest import ROOT
from tests.knowledge.glossary.words import shipped, term


def write(root: Path, name: str, *terms: object) -> None:
    (root / "glossary").mkdir(exist_ok=True)
    (root / "glossary" / f"{name}.yaml").write_text(
        yaml.dump(list(terms), allow_unicode=True), encoding="utf-8"
    )


def row(key: str, *forms: str, **fields: Any) -> dict[str, object]:
    return term(key, *forms, **fields).model_dump(mode="json", by_alias=True)


def test_the_shipped_glossary_holds_every_department_and_lints_clean() -> None:
    terms = shipped().terms
    assert len(terms) >= LEAST_TERMS
    assert {each.home for each in terms.values()} == set(Home)
    assert [found for found in lint_glossary(ROOT / "kb") if found.severity == "error"] == []


def test_it_is_read_in_a_fraction_of_a_second() -> None:
    loading._build.cache_clear()
    started = time.perf_counter()
    load_glossary(ROOT / "kb")
    assert time.perf_counter() - started < 1.0


def test_every_form_of_every_shipped_term_is_found_in_a_chinese_sentence() -> None:
    detector = Detector(shipped())
    lost = [
        (each.key, form)
        for each in shipped().terms.values()
        for form in each.all_forms
        if each.key
        not in {
            one.key for found in detector.find(f"我們談「{form}」的事", unknown=False) for one in found.terms
        }
    ]
    assert lost == []


def test_unchanged_files_are_parsed_once_and_changed_ones_again(tmp_path: Path) -> None:
    write(tmp_path, "a", row("one"))
    first = load_glossary(tmp_path)
    assert load_glossary(tmp_path) is first
    write(tmp_path, "a", row("two"))
    assert list(load_glossary(tmp_path).terms) == ["two"]


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("- key: Not A Key", "1.key"),
        ("- {key: a", "YAML"),
        ("key: a", "tuple"),
    ],
)
def test_a_broken_file_is_named_with_its_field(tmp_path: Path, content: str, named: str) -> None:
    write(tmp_path, "good", row("one"))
    (tmp_path / "glossary" / "bad.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeError) as raised:
        load_glossary(tmp_path)
    assert "glossary/bad.yaml" in raised.value.read(Language.EN)
    assert named in raised.value.read(Language.EN)


def test_a_key_used_twice_and_a_missing_folder_are_errors(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError):
        load_glossary(tmp_path)
    write(tmp_path, "a", row("one"))
    write(tmp_path, "b", row("one"))
    with pytest.raises(KnowledgeError) as raised:
        load_glossary(tmp_path)
    assert "“one”" in str(raised.value)
    assert "glossary/a.yaml" in str(raised.value)


@pytest.mark.parametrize(
    ("check", "fields"),
    [
        ("G03-length", {"plain": {"zh-TW": "長" * 61, "en": "x"}}),
        ("G03-length", {"plain": {"zh-TW": "短", "en": "x" * 161}}),
        ("G04-effects", {"effects": {}}),
        ("G05-language", {"plain": {"zh-TW": "only English", "en": "x"}}),
        ("G06-simplified", {"plain": {"zh-TW": "这是白話", "en": "x"}}),
        ("G07-mainland", {"plain": {"zh-TW": "用視頻說明", "en": "x"}}),
        ("G08-punctuation", {"plain": {"zh-TW": "白話,說明", "en": "x"}}),
        ("G09-spacing", {"plain": {"zh-TW": "白話API說明", "en": "x"}}),
        ("G10-address", {"plain": {"zh-TW": "給您的說明", "en": "x"}}),
        ("G11-question", {"ask_back": {"zh-TW": "多久", "en": "How long?"}}),
        ("G14-form", {"forms": ["單"]}),
        ("G14-form", {"forms": ["the"]}),
    ],
)
def test_the_lint_names_what_is_wrong_with_a_term(tmp_path: Path, check: str, fields: dict[str, Any]) -> None:
    forms: list[str] = fields.get("forms", [])
    write(
        tmp_path,
        "a",
        row("one", *forms, **{name: value for name, value in fields.items() if name != "forms"}),
    )
    assert check in {found.check for found in lint_glossary(tmp_path)}


def test_terms_that_share_a_form_must_say_so(tmp_path: Path) -> None:
    write(tmp_path, "a", row("one", "PR"), row("two", "PR", home="marketing"), row("three", "PR"))
    told = {(found.check, found.where.rsplit(" ", 1)[-1]) for found in lint_glossary(tmp_path)}
    assert ("G12-shared-form", "two") in told
    assert ("G13-same-home", "three") in told
    said = [{"home": "marketing", "means": {"zh-TW": "公關。", "en": "Public relations."}}]
    write(tmp_path, "a", row("one", "PR", elsewhere=said), row("two", "PR", home="marketing"))
    assert "G12-shared-form" not in {found.check for found in lint_glossary(tmp_path)}


def test_the_lint_counts_terms_and_departments_and_never_raises(tmp_path: Path) -> None:
    assert [found.check for found in lint_glossary(tmp_path)] == ["G01-unreadable"]
    write(tmp_path, "a", row("one"), row("one"))
    checks = [found.check for found in lint_glossary(tmp_path)]
    assert checks.count("G15-home") == len(Home) - 1
    assert {"G16-few", "G02-key"} <= set(checks)
    shutil.rmtree(tmp_path / "glossary")
    assert lint_glossary(tmp_path)
