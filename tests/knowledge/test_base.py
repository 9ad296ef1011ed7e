from pathlib import Path
from shutil import copytree

import pytest

from assistant.knowledge.base import KnowledgeBase, load_knowledge
from assistant.knowledge.errors import KnowledgeError
from assistant.knowledge.principles import Origin, Pain
from assistant.language.locale import Language
from assistant.settings import ROOT

KB = ROOT / "kb"


@pytest.fixture(scope="module")
def knowledge() -> KnowledgeBase:
    return load_knowledge(KB)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for folder in ("framework", "cases"):
        copytree(KB / folder, tmp_path / "kb" / folder)
    (tmp_path / "kb" / "sources.yaml").write_bytes((KB / "sources.yaml").read_bytes())
    return tmp_path / "kb"


def test_real_knowledge_base_holds_every_principle_and_the_three_cases(knowledge: KnowledgeBase) -> None:
    origins = [principle.origin for principle in knowledge.principles.values()]
    assert origins.count(Origin.ARTICLE) == 14
    assert origins.count(Origin.RESEARCH) == 20
    assert [case.claim for case in knowledge.cases.values()] == ["+18%", "", "+25%"]


def test_principles_come_by_pain_and_the_articles_first(knowledge: KnowledgeBase) -> None:
    order = [
        (list(Pain).index(one.pain), one.origin is Origin.RESEARCH, one.key)
        for one in knowledge.principles.values()
    ]
    assert order == sorted(order)


def test_lookups(knowledge: KnowledgeBase) -> None:
    assert knowledge.principle("joint-kpi").name.en == "Joint KPI"
    assert {one.pain for one in knowledge.by_pain(Pain.RESOURCES)} == {Pain.RESOURCES}
    assert [one.key for one in knowledge.cases_for("joint-kpi")] == ["retailer-shared-sales"]
    assert knowledge.cases_for("batna") == []
    assert [one.key for one in knowledge.related_to("reciprocity")] == knowledge.principle(
        "reciprocity"
    ).related


def test_an_unknown_key_names_the_nearest_one(knowledge: KnowledgeBase) -> None:
    with pytest.raises(KnowledgeError) as caught:
        knowledge.principle("joint-kpis")
    assert "joint-kpi" in caught.value.read(Language.EN)


def test_the_article_is_cited_in_both_languages(knowledge: KnowledgeBase) -> None:
    assert knowledge.article.citation(Language.ZH_TW) == (
        "愛蜜莉 Emilie，〈跨部門協作好難？35-45 歲職場工作者實戰指南！〉，vocus 方格子。"
    )
    assert "seen 2026" in knowledge.article.citation(Language.EN)


def test_content_hash_changes_with_any_file_and_only_then(copy: Path) -> None:
    first = load_knowledge(copy)
    assert first.content_hash == load_knowledge(KB).content_hash
    assert hash(first) == hash(load_knowledge(KB))
    case = copy / "cases" / "retailer-shared-sales.yaml"
    case.write_text(case.read_text("utf-8") + "# edited\n", "utf-8")
    assert load_knowledge(copy).content_hash != first.content_hash


def test_an_unchanged_folder_is_parsed_once(copy: Path) -> None:
    assert load_knowledge(copy) is load_knowledge(copy)


def test_an_edit_is_seen_at_the_next_load(copy: Path) -> None:
    load_knowledge(copy)
    file = copy / "framework" / "batna.yaml"
    file.write_text(file.read_text("utf-8").replace("en: Best alternative", "en: Next best"), "utf-8")
    assert load_knowledge(copy).principle("batna").name.en == "Next best to an agreement"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("pain: resources", "pain: money", ["framework/batna.yaml", "field pain"]),
        ("pain: resources", "pains: resources", ["framework/batna.yaml", "pain"]),
        ("key: batna", "key: batna: no", ["framework/batna.yaml", "line 1"]),
        ("key: batna", "key: meso", ["framework/meso.yaml", "meso", "framework/batna.yaml"]),
    ],
)
def test_a_faulty_file_is_named_with_its_field(copy: Path, old: str, new: str, says: list[str]) -> None:
    file = copy / "framework" / "batna.yaml"
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(copy)
    for part in says:
        assert part in caught.value.read(Language.EN)
    assert "batna.yaml" in caught.value.read(Language.ZH_TW)


@pytest.mark.parametrize("content", [b"", b"just words", b"- a\n- list\n"])
def test_a_file_that_is_no_mapping_is_refused(copy: Path, content: bytes) -> None:
    (copy / "framework" / "batna.yaml").write_bytes(content)
    with pytest.raises(KnowledgeError, match=r"framework/batna\.yaml"):
        load_knowledge(copy)


def test_a_file_that_is_not_utf8_is_refused(copy: Path) -> None:
    (copy / "framework" / "batna.yaml").write_bytes("name: 談判".encode("big5"))
    with pytest.raises(KnowledgeError, match="UTF-8"):
        load_knowledge(copy)


def test_fields_of_a_list_are_counted_from_one(copy: Path) -> None:
    file = copy / "framework" / "batna.yaml"
    text = file.read_text("utf-8")
    first_step = text.index("  - zh-TW", text.index("steps:"))
    file.write_text(text[:first_step] + text[first_step:].replace("  - zh-TW", "  - zh-tw", 1), "utf-8")
    with pytest.raises(KnowledgeError, match=r"steps\.1"):
        load_knowledge(copy)


@pytest.mark.parametrize("missing", ["framework", "cases", "sources.yaml"])
def test_a_missing_part_is_named(copy: Path, missing: str) -> None:
    (copy / missing).rename(copy.parent / "away")
    with pytest.raises(KnowledgeError, match=missing):
        load_knowledge(copy)


def test_a_folder_in_place_of_a_file_is_refused(copy: Path) -> None:
    (copy / "framework" / "odd.yaml").mkdir()
    with pytest.raises(KnowledgeError, match=r"odd\.yaml"):
        load_knowledge(copy)
