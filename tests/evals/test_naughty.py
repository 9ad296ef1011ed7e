"""The naughty texts are well formed and cover what they promise."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from assistant.project.parts import MAX_TEXT
from tests.evals.naughty import fits_xml, naughty_texts

SOURCE = Path(__file__).with_name("naughty.yaml")
TEXTS = naughty_texts()


def test_there_are_enough_and_each_has_an_id_of_its_own() -> None:
    cases = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))
    assert len(cases) >= 40
    assert len(TEXTS) == len(cases)
    assert len(set(TEXTS.values())) == len(cases)
    assert all(set(case) == {"id", "why", "text"} and case["why"] for case in cases)


def test_all_fit_a_line_of_a_project_but_the_long_text() -> None:
    assert [name for name, text in TEXTS.items() if len(text) > 300] == ["long-text"]
    assert len(TEXTS["long-text"]) <= MAX_TEXT


def test_the_file_itself_holds_no_invisible_character() -> None:
    written = SOURCE.read_text(encoding="utf-8").replace("\n", "")
    invisible = {
        char for char in written if unicodedata.category(char) in {"Cc", "Cf", "Co", "Cn", "Zl", "Zp"}
    }
    assert invisible == set()


@pytest.mark.parametrize(
    "trait",
    [
        lambda text: "\0" in text,
        lambda text: "\r\n" in text,
        lambda text: "\u202e" in text,
        lambda text: "\u200b" in text,
        lambda text: any(unicodedata.category(char) == "Mn" for char in text),
        lambda text: any(ord(char) > 0xFFFF for char in text),
        lambda text: any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text),
        lambda text: unicodedata.normalize("NFC", text) != text,
        lambda text: "{}" in text,
        lambda text: "{{" in text,
        lambda text: "$$" in text,
        lambda text: "![" in text,
        lambda text: "<script" in text,
        lambda text: "DROP TABLE" in text,
        lambda text: "!!python" in text,
        lambda text: text and not text.strip(),
    ],
)
def test_a_text_exists_for_each_kind_of_trouble(trait: Callable[[str], bool]) -> None:
    assert any(trait(text) for text in TEXTS.values())


def test_xml_can_hold_most_and_never_control_characters() -> None:
    refused = {name for name, text in TEXTS.items() if not fits_xml(text)}
    assert refused == {"nul", "bell-backspace", "escape-ansi", "noncharacters"}
