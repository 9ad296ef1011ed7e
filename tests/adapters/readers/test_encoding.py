import random

import opencc
import pytest
import yaml

from assistant.adapters.readers.encoding import NotText, decode
from assistant.settings import ROOT
from tests.adapters.readers.reading import document, refusal, texts

TRADITIONAL = "行銷處希望檔期延後一週，資訊處只能給兩個人。預算上限 NT$300,000，請在 11/25 前回覆。"
SIMPLIFIED = "市场部希望档期延后一周，信息部只能给两个人。预算上限 300,000，请在 11/25 前回复。"
ENGLISH = "We can’t wait – the café’s “budget” is €300."


def _business_sentences() -> list[str]:
    """Sentences a manager would say, from the knowledge base."""
    found: list[str] = []
    for path in sorted((ROOT / "kb" / "framework").glob("*.yaml")):
        found += _chinese(yaml.safe_load(path.read_text(encoding="utf-8")))
    return found


def _chinese(node: object) -> list[str]:
    if isinstance(node, dict):
        return [text for child in node.values() for text in _chinese(child)]
    if isinstance(node, list):
        return [text for child in node for text in _chinese(child)]
    wide = isinstance(node, str) and sum("\u4e00" <= character <= "\u9fff" for character in node) >= 12
    return [str(node)] if wide else []


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", TRADITIONAL),
        ("utf-8-sig", TRADITIONAL),
        ("cp950", TRADITIONAL),
        ("gb18030", SIMPLIFIED),
        ("gb18030", TRADITIONAL),
        ("utf-16", TRADITIONAL),
        ("utf-16-le", TRADITIONAL),
        ("utf-16-be", TRADITIONAL + "\n"),
        ("utf-32", TRADITIONAL),
        ("big5hkscs", "呢個係我哋嘅預算，請問你哋幾時可以畀返資料我哋？"),
        ("cp1252", ENGLISH),
        ("utf-8", ENGLISH),
        ("ascii", "plain words"),
    ],
)
def test_each_encoding_is_told_by_what_the_text_looks_like(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("encoding", "script"), [("cp950", "t2t"), ("gb18030", "t2s"), ("gb18030", "t2t"), ("utf-16-le", "t2t")]
)
def test_three_sentences_are_enough_to_tell_an_old_encoding(encoding: str, script: str) -> None:
    sentences = _business_sentences()
    chance = random.Random(4)
    convert = opencc.OpenCC("t2s").convert if script == "t2s" else str
    wrong = 0
    for _ in range(200):
        text = convert("\n".join(chance.sample(sentences, 3)))
        data = text.encode(encoding, "ignore")
        wrong += decode(data).text != data.decode(encoding)
    assert wrong == 0


def test_a_short_doubtful_text_is_read_and_said_to_be_doubtful() -> None:
    found = document("a.txt", "范逸凡".encode("cp950"))
    assert "Big5" in found.notes[0].zh
    assert "Big5" in found.notes[0].en


def test_single_broken_bytes_are_counted_and_the_rest_is_read() -> None:
    data = (TRADITIONAL * 20).encode()
    broken = data[:61] + b"\xff" + data[61:]
    found = decode(broken)
    assert 1 <= found.damaged <= 4
    assert found.text.endswith("請在 11/25 前回覆。")


def test_what_a_mail_claims_is_tried_but_not_trusted() -> None:
    data = TRADITIONAL.encode("cp950")
    assert decode(data, "big5").text == TRADITIONAL
    assert decode(data, "iso-8859-1").text == TRADITIONAL
    assert decode(data, "no-such-charset").text == TRADITIONAL
    assert decode("Žluťoučký".encode("iso-8859-2"), "iso-8859-2").text == "Žluťoučký"


@pytest.mark.parametrize("seed", range(8))
def test_random_bytes_are_no_text(seed: int) -> None:
    data = random.Random(seed).randbytes(4_000)
    with pytest.raises(NotText):
        decode(data)
    assert "neither text" in refusal("a.txt", data).sentence.en


def test_line_ends_and_marks_are_made_one_kind() -> None:
    assert texts(document("a.txt", "\ufeff甲\r\n乙\r\r丙".encode())) == ["甲\n乙", "丙"]
