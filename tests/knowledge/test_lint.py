from pathlib import Path
from shutil import copytree

import pytest

from assistant.knowledge.lint import ARTICLE_KEYS, RESEARCH_KEYS, lint_knowledge
from assistant.language.findings import Finding, Severity
from assistant.settings import ROOT

KB = ROOT / "kb"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for folder in ("framework", "cases"):
        copytree(KB / folder, tmp_path / "kb" / folder)
    (tmp_path / "kb" / "sources.yaml").write_bytes((KB / "sources.yaml").read_bytes())
    return tmp_path / "kb"


def plant(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text, f"the fault cannot be planted: {old!r} is not in {file.name}"
    file.write_text(text.replace(old, new, 1), "utf-8")


def checks(findings: list[Finding]) -> set[str]:
    return {finding.check[:3] for finding in findings}


def test_the_real_knowledge_base_is_clean() -> None:
    assert lint_knowledge(KB) == []


def test_the_copy_is_clean_before_a_fault_is_planted(copy: Path) -> None:
    assert lint_knowledge(copy) == []


@pytest.mark.parametrize(
    ("old", "new", "check"),
    [
        ("pain: resources", "pain: money", "K01"),
        ("key: batna", "key: fallback", "K02"),
        ("related: [interests-not-positions", "related: [win-win", "K04"),
        ("related: [interests-not-positions", "related: [batna", "K04"),
        ("  en: Best alternative to an agreement", '  en: ""', "K05"),
        ("  en: Best alternative to an agreement", "  en: 最佳替代方案", "K05"),
        ("  zh-TW: 談判協議的最佳替代方案", "  zh-TW: BATNA", "K05"),
        (
            "有替代方案，",
            "手上握有任何一個說得出口、算得清楚、也真的做得到的替代方案，而不是隨口說說，",
            "K10",
        ),
        ("怎麼辦；有替代方案，", "怎麼辦。有替代方案，", "K10"),
        ("談不成要怎麼辦；", "談不成要怎麼办；", "K11"),
        ("談不成要怎麼辦；", "談不成的默認做法；", "K12"),
        ("談不成要怎麼辦；", "談不成要怎麼辦;", "K13"),
        ("談不成要怎麼辦；", '"談不成"要怎麼辦；', "K13"),
        ("上桌之前先想好", "上桌之前Plan B先想好", "K14"),
        ("上桌之前先想好", "上桌之前 先想好", "K14"),
        ("上桌之前先想好", "您上桌之前先想好", "K15"),
        ("沒有退路的人會", "九成以上，也就是 90% 沒有退路的人會", "K09"),
        ("Those without a way out agree", "About 90 % without a way out agree", "K09"),
    ],
)
def test_a_fault_in_a_principle_is_found(copy: Path, old: str, new: str, check: str) -> None:
    plant(copy / "framework" / "batna.yaml", old, new)
    found = lint_knowledge(copy)
    assert check in checks(found)
    here = [finding for finding in found if finding.check.startswith(check)]
    assert all("batna.yaml" in finding.where for finding in here)
    assert all(finding.severity is Severity.ERROR for finding in here)


def test_the_wrong_word_is_shown_with_the_right_one(copy: Path) -> None:
    plant(copy / "framework" / "batna.yaml", "談不成要怎麼辦；", "談不成要怎麼办；")
    (finding,) = lint_knowledge(copy)
    assert finding.evidence == "办"
    assert "辦" in finding.remedy.zh
    assert finding.where == "framework/batna.yaml: idea.zh-TW"


@pytest.mark.parametrize("key", [*ARTICLE_KEYS, *RESEARCH_KEYS])
def test_each_required_principle_is_missed(copy: Path, key: str) -> None:
    (copy / "framework" / f"{key}.yaml").unlink()
    missed = [finding for finding in lint_knowledge(copy) if finding.check == "K03-missing"]
    assert [finding.evidence for finding in missed] == [key]


def test_a_principle_of_the_article_must_be_marked_as_such(copy: Path) -> None:
    plant(copy / "framework" / "joint-kpi.yaml", "origin: article", "origin: research")
    assert "K03" in checks(lint_knowledge(copy))


def test_fewer_than_three_situations_are_found(copy: Path) -> None:
    file = copy / "framework" / "batna.yaml"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    start = lines.index("  en:\n", lines.index("situations:\n"))
    file.write_text("".join([*lines[: start + 3], *lines[lines.index("research:\n") :]]), "utf-8")
    found = [finding for finding in lint_knowledge(copy) if finding.check == "K06-few-situations"]
    assert [finding.where for finding in found] == ["framework/batna.yaml: situations.en"]


def test_the_same_situation_under_two_principles_is_found_whatever_its_punctuation(copy: Path) -> None:
    plant(
        copy / "framework" / "batna.yaml",
        "    - 他老是說不然你們去找別人啊，我想知道該硬起來還是該退。",
        "    - 我不想在會議室裡才發現誰反對；到那時候，誰都下不了台！",
    )
    (finding,) = lint_knowledge(copy)
    assert finding.check == "K07-same-situation"
    assert "pre-meeting.yaml" in finding.where + finding.message.en
    assert "batna.yaml" in finding.where + finding.message.en


def test_a_principle_of_the_article_without_its_digest_is_found(copy: Path) -> None:
    file = copy / "framework" / "joint-kpi.yaml"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    start = lines.index("article:\n")
    file.write_text("".join([*lines[:start], *lines[start + 3 :]]), "utf-8")
    assert checks(lint_knowledge(copy)) == {"K08"}


def test_a_principle_without_any_source_is_found(copy: Path) -> None:
    file = copy / "framework" / "batna.yaml"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    related = [line for line in lines if line.startswith("related:")]
    file.write_text("".join([*lines[: lines.index("research:\n")], *related]), "utf-8")
    assert checks(lint_knowledge(copy)) == {"K08"}


def test_an_unchecked_reference_is_only_a_warning(copy: Path) -> None:
    plant(copy / "framework" / "batna.yaml", "research:\n  - ", "research:\n  - verified: false\n    ")
    (finding,) = lint_knowledge(copy)
    assert finding.check == "K16-unverified"
    assert finding.severity is Severity.WARNING


def test_a_claim_without_its_source_is_found(copy: Path) -> None:
    file = copy / "cases" / "retailer-shared-sales.yaml"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    start = lines.index("claim_source:\n")
    file.write_text("".join([*lines[:start], *lines[start + 3 :]]), "utf-8")
    assert checks(lint_knowledge(copy)) == {"K09"}


def test_a_figure_in_a_case_that_claims_nothing_is_found(copy: Path) -> None:
    plant(
        copy / "cases" / "it-marketing-co-learning.yaml", "關係變得更近。", "關係變得更近，滿意度提高 30%。"
    )
    assert checks(lint_knowledge(copy)) == {"K09"}


def test_a_case_that_names_an_unknown_principle_is_found(copy: Path) -> None:
    plant(copy / "cases" / "it-data-exchange.yaml", "reciprocity", "give-and-take")
    assert checks(lint_knowledge(copy)) == {"K04"}


def test_one_broken_file_does_not_hide_the_faults_of_others(copy: Path) -> None:
    (copy / "framework" / "meso.yaml").write_text("key: [", "utf-8")
    plant(copy / "framework" / "reciprocity.yaml", "先對自己好的人", "先對自己好的人您")
    assert {"K01", "K15"} <= checks(lint_knowledge(copy))


def test_a_broken_list_of_sources_is_found(copy: Path) -> None:
    (copy / "sources.yaml").write_text("article: {}\n", "utf-8")
    assert checks(lint_knowledge(copy)) == {"K01"}


def test_a_missing_knowledge_base_is_one_finding(tmp_path: Path) -> None:
    (finding,) = lint_knowledge(tmp_path / "nowhere")
    assert finding.check == "K01-unreadable"
    assert "framework" in finding.message.en
