"""The jargon sentences are well formed: every marked term and everything to keep stands in its sentence."""

import re
from collections import Counter
from pathlib import Path
from typing import Literal

import pytest
import yaml
from pydantic import BaseModel, ConfigDict, Field

from assistant.knowledge.glossary.models import Home
from assistant.language.zh_tw import simplified_characters

FOLDER = Path(__file__).with_name("jargon")
HALVES = ("dev", "more")
BLIND = "blind"
CJK = re.compile(r"[\u4e00-\u9fff]")


class Marked(BaseModel):
    """A term a reader outside the speaker's department needs explained."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str = Field(min_length=1)
    kind: Literal["latin", "chinese"]
    sense: str = ""


class Sentence(BaseModel):
    """One sentence said by a department to another."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^(zh|zh-only|en)-[a-z-]+-\d\d$")
    home: Home
    listener: Home
    language: Literal["zh-TW", "en"]
    text: str = Field(min_length=10)
    terms: tuple[Marked, ...]
    keeps: tuple[str, ...]


def read_half(half: str) -> list[Sentence]:
    found: list[Sentence] = []
    for path in sorted(FOLDER.glob(f"{half}_*.yaml")):
        found += [Sentence(**case) for case in yaml.safe_load(path.read_text(encoding="utf-8"))]
    return found


SENTENCES = {half: read_half(half) for half in HALVES}
ALL = [sentence for half in HALVES for sentence in SENTENCES[half]]
TERMS = [term for sentence in ALL for term in sentence.terms]
UNTUNED = read_half(BLIND)
EVERY = [*ALL, *UNTUNED]


def test_every_file_belongs_to_a_set() -> None:
    assert all(path.name.startswith(("dev_", "more_", "blind_")) for path in FOLDER.iterdir())


@pytest.mark.parametrize("sentence", EVERY, ids=lambda sentence: sentence.id)
def test_terms_and_keeps_stand_word_for_word_in_the_sentence(sentence: Sentence) -> None:
    marked = [term.text for term in sentence.terms]
    assert [
        part for part in (*marked, *sentence.keeps) if part not in sentence.text or not part.strip()
    ] == []
    assert len(set(marked)) == len(marked)
    assert len(set(sentence.keeps)) == len(sentence.keeps)
    assert sentence.home is not sentence.listener


@pytest.mark.parametrize("sentence", EVERY, ids=lambda sentence: sentence.id)
def test_kind_and_language_say_what_script_is_used(sentence: Sentence) -> None:
    assert all((term.kind == "chinese") == bool(CJK.search(term.text)) for term in sentence.terms)
    assert simplified_characters(sentence.text) == []
    if sentence.language == "en":
        assert not CJK.search(sentence.text)


def test_ids_and_texts_are_unique() -> None:
    assert len({sentence.id for sentence in EVERY}) == len(EVERY)
    assert len({sentence.text for sentence in EVERY}) == len(EVERY)


def test_there_are_enough_sentences_of_each_sort() -> None:
    mixed = [s for s in ALL if s.language == "zh-TW" and not s.id.startswith("zh-only")]
    assert len(ALL) >= 160
    assert len(mixed) >= 110
    assert sum(s.id.startswith("zh-only") for s in ALL) >= 25
    assert sum(s.language == "en" for s in ALL) >= 25
    assert sum(not s.terms for s in ALL) >= 10
    assert len([term for term in TERMS if term.sense]) >= 12
    assert len([term for term in TERMS if term.kind == "chinese"]) >= 60


@pytest.mark.parametrize("half", HALVES)
def test_each_half_hears_every_department(half: str) -> None:
    speakers = Counter(sentence.home for sentence in SENTENCES[half])
    assert set(speakers) == set(Home)
    assert min(speakers.values()) >= 4
    assert 0.4 <= len(SENTENCES[half]) / len(ALL) <= 0.6
    assert sum(not sentence.terms for sentence in SENTENCES[half]) >= 4


def test_an_ambiguous_abbreviation_is_met_in_more_than_one_sense() -> None:
    senses: dict[str, set[str]] = {}
    for term in TERMS:
        if term.sense:
            senses.setdefault(term.text, set()).add(term.sense)
    assert len([text for text, meanings in senses.items() if len(meanings) > 1]) >= 5


def test_the_blind_set_hears_every_department_in_each_sort() -> None:
    assert len(UNTUNED) >= 100
    assert sum(sentence.language == "en" for sentence in UNTUNED) >= 20
    assert sum(sentence.id.startswith("zh-only") for sentence in UNTUNED) >= 20
    assert sum(not sentence.terms for sentence in UNTUNED) >= 8
    speakers = Counter(sentence.home for sentence in UNTUNED)
    assert set(speakers) == set(Home)
    assert min(speakers.values()) >= 6
