"""Plain YAML is read as the loader reads it, every scalar as its text."""

import pytest
import yaml

from assistant.knowledge.glossary.loading import glossary_files
from assistant.knowledge.plain_yaml import read_plain
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("a: null\nb: 'null'\nc:\nd: ~", {"a": None, "b": "null", "c": None, "d": None}),
        ("[no, on, 1, 2026-01-01]", ["no", "on", "1", "2026-01-01"]),
        ("- {a: [b, {c: d}]}\n- >-\n  two\n  lines", [{"a": ["b", {"c": "d"}]}, "two lines"]),
        ("- &x {a: b}\n- *x", [{"a": "b"}, {"a": "b"}]),
    ],
)
def test_texts_lists_and_mappings_are_read(text: str, value: object) -> None:
    assert read_plain(text) == value


@pytest.mark.parametrize("text", ["- *x", "[a", "a: [b", "{[a]: b}", "a: b: c"])
def test_what_is_no_yaml_is_refused(text: str) -> None:
    with pytest.raises(yaml.YAMLError):
        read_plain(text)


def test_the_shipped_glossary_is_read_as_by_the_loader() -> None:
    text = glossary_files(ROOT / "kb")[0].data.decode()
    loaded = yaml.load(text, Loader=yaml.CSafeLoader)
    assert read_plain(text.replace("ordinary_word: true", "")) == [
        {name: value for name, value in term.items() if name != "ordinary_word"} for term in loaded
    ]
