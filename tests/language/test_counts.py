"""Sentences that count read well for one thing too: "1 sentences" is nothing a person writes."""

import re
from pathlib import Path

import pytest

from assistant.language.catalog import load_catalog, placeholders
from assistant.language.locale import Language
from assistant.settings import ROOT

NOTES = [
    ROOT / "assistant" / "project" / "intake" / "extraction.yaml",
    ROOT / "assistant" / "agenda" / "drafting.yaml",
    ROOT / "assistant" / "trade_offs" / "drafting.yaml",
    ROOT / "assistant" / "language" / "fitted_prompt.yaml",
]
_PLURAL_OF_ONE = re.compile(r"\b1 (?:[a-z]+ )?[a-z]{2,}s\b")


@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.parent.name)
def test_one_of_something_is_not_written_as_many(path: Path) -> None:
    catalog = load_catalog(path)
    for key, text in catalog.messages.items():
        if key.startswith("note.") and "count" in placeholders(text.en):
            said = catalog.say(key, Language.EN, **dict.fromkeys(placeholders(text.en), 1))
            assert not _PLURAL_OF_ONE.search(said), said
