from pathlib import Path

import pytest
import yaml

from assistant.language.zh_tw import mainland_words, simplified_characters, to_traditional

ROOT = Path(__file__).resolve().parents[2]
RIGHT = [
    "台灣的里長與余先生在雲端只說了一句話，關係很好。",
    "周杰倫、茶几、皇后、新庄、范小姐、系統、面對面、松山、斗六、干擾、公里、乾淨、準備、批准。",
    "我們在線上討論檢查項目，數據很多，客戶希望優化流程，程序正義、文件齊全。",
    "指標的算法、演算法與計算法、結合同仁意見、具體量化、整體量能、對標準的看法、建立馬上能用的規則。",
    "立項目標、收集成本資料、變數組合、各界面臨挑戰、高質感。",
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_traditional_text_has_no_simplified_character(text: str) -> None:
    assert simplified_characters(text) == []
    assert to_traditional(text) == text


@pytest.mark.parametrize("text", RIGHT[2:4])
def test_right_uses_are_not_taken_for_mainland_words(text: str) -> None:
    assert mainland_words(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("這個项目很好", "项"),
        ("與會者確认", "认"),
        ("以后再談", "后"),
        ("我們几个人", "几个"),
        ("与部門討論", "与"),
        ("具体做法", "体"),
    ],
)
def test_simplified_characters_are_found_with_their_place(text: str, found: str) -> None:
    hits = simplified_characters(text)
    assert "".join(hit.found for hit in hits) == found
    for hit in hits:
        assert text[hit.start] == hit.found != hit.proposed


def test_the_proposed_character_depends_on_the_words_around() -> None:
    proposed = {hit.found + hit.proposed for hit in simplified_characters("把头发剪短，出发时间发给我")}
    assert {"发髮", "发發"} <= proposed


def test_simplified_text_is_converted_whole_and_mixed_text_only_where_needed() -> None:
    assert to_traditional("我们的项目质量很重要，以后再说。") == "我們的項目品質很重要，以後再說。"
    assert to_traditional("這個专案只有里長知道，請他處理。") == "這個專案只有里長知道，請他處理。"
    assert to_traditional("台湾团队\n電商部的台北店") == "台灣團隊\n電商部的台北店"


@pytest.mark.parametrize(
    ("text", "found", "proposed"),
    [
        ("用戶反饋", "用戶", "使用者"),
        ("提升產品質量", "質量", "品質"),
        ("項目經理", "項目經理", "專案經理"),
        ("形成閉環", "閉環", "完整循環"),
        ("質量", "質量", "品質"),
        ("质量", "质量", "品質"),
        ("簽訂合同", "合同", "合約"),
        ("改用推薦算法", "推薦算法", "推薦演算法"),
    ],
)
def test_mainland_words_are_found_with_the_taiwan_word(text: str, found: str, proposed: str) -> None:
    hit = mainland_words(text)[0]
    assert (hit.found, hit.proposed) == (found, proposed)
    assert text[hit.start :].startswith(found)


def test_the_longest_word_wins() -> None:
    assert [hit.found for hit in mainland_words("高質量的視頻會議")] == ["高質量", "視頻會議"]


def test_the_list_proposes_only_taiwan_words() -> None:
    data = yaml.safe_load((ROOT / "assistant/language/mainland_words.yaml").read_text(encoding="utf-8"))
    assert len(data["words"]) >= 120
    for word, proposed in data["words"].items():
        assert mainland_words(word)[0].found == word
        assert mainland_words(proposed) == [], proposed
        assert simplified_characters(word + proposed) == [], word
    for right in data["right_uses"]:
        assert right not in data["words"]


def _own_wording() -> list[Path]:
    """Every YAML file of the product but lists of words wrong on purpose, or of what people may type."""
    lists = {"mainland_words.yaml", "vocabulary.yaml", "cues.yaml", "injection.yaml"}
    return [path for path in sorted((ROOT / "assistant").rglob("*.yaml")) if path.name not in lists]


@pytest.mark.parametrize("path", _own_wording(), ids=lambda path: path.stem)
def test_the_products_own_words_pass(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert simplified_characters(text) == []
    assert [hit.found for hit in mainland_words(text)] == []


def test_a_hundred_thousand_characters_take_no_second() -> None:
    text = "我们的项目质量很重要專案資料品質很重要" * 5_000
    assert len(simplified_characters(text)) == 15_000
    assert mainland_words(text)


def test_text_without_chinese_is_left_alone() -> None:
    for text in ("", "plain English, 2026", "🙂", "\ud800"):
        assert simplified_characters(text) == []
