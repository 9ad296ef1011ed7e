"""The labelled turns of a rehearsal are well formed, and each half has examples of every move."""

import re
from collections import Counter
from pathlib import Path
from typing import Any, Literal, get_args

import pytest
import yaml
from pydantic import BaseModel, ConfigDict, Field

from assistant.language.zh_tw import simplified_characters

FOLDER = Path(__file__).with_name("moves")
HALVES = ("dev", "held")
Label = Literal[
    "greeting",
    "interest_question",
    "priority_question",
    "offer",
    "concession",
    "threat",
    "acknowledgement",
    "apology",
    "criteria",
    "trade",
    "summary",
    "disclosure",
    "blame",
    "rejection",
    "acceptance",
    "walk_away",
    "information_request",
    "jargon_question",
    "small_talk",
    "injection",
    "other",
]
LABELS: frozenset[str] = frozenset(get_args(Label))


class Turn(BaseModel):
    """What a user said in a rehearsal and the moves a careful reader sees in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^(zh|en|other)-[a-z-]+-\d\d$")
    language: Literal["zh-TW", "en", "other"]
    text: str = Field(min_length=1)
    moves: tuple[Label, ...] = Field(min_length=1, max_length=4)


def read_half(half: str) -> list[Turn]:
    found: list[dict[str, Any]] = []
    for path in sorted(FOLDER.glob(f"{half}_*.yaml")):
        found += yaml.safe_load(path.read_text(encoding="utf-8"))
    return [Turn(**case) for case in found]


TURNS = {half: read_half(half) for half in HALVES}
ALL = [turn for half in HALVES for turn in TURNS[half]]


def test_every_file_belongs_to_a_half() -> None:
    assert all(path.name.startswith(("dev_", "held_")) for path in FOLDER.iterdir())


def test_ids_and_texts_are_unique() -> None:
    assert len({turn.id for turn in ALL}) == len({turn.text for turn in ALL}) == len(ALL)


def test_there_are_enough_turns_in_each_language() -> None:
    languages = Counter(turn.language for turn in ALL)
    assert len(ALL) >= 150
    assert languages["zh-TW"] >= 75
    assert languages["en"] >= 60


@pytest.mark.parametrize("half", HALVES)
def test_each_half_has_several_examples_of_every_move(half: str) -> None:
    counts = Counter(move for turn in TURNS[half] for move in turn.moves)
    assert set(counts) == LABELS
    assert min(counts.values()) >= 4
    assert 0.4 <= len(TURNS[half]) / len(ALL) <= 0.6


@pytest.mark.parametrize("turn", ALL, ids=lambda turn: turn.id)
def test_labels_are_named_once_and_other_stands_alone(turn: Turn) -> None:
    assert len(set(turn.moves)) == len(turn.moves)
    assert "other" not in turn.moves or turn.moves == ("other",)
    assert turn.id.split("-", 1)[1].rsplit("-", 1)[0] == turn.moves[0].replace("_", "-")


@pytest.mark.parametrize("turn", ALL, ids=lambda turn: turn.id)
def test_the_language_is_the_one_written(turn: Turn) -> None:
    chinese = bool(re.search(r"[\u4e00-\u9fff]", turn.text))
    if turn.language == "en":
        assert not chinese
    if turn.language == "zh-TW":
        assert simplified_characters(turn.text) == []


def test_turns_are_very_short_and_very_long() -> None:
    lengths = sorted(len(turn.text) for turn in ALL)
    assert lengths[7] <= 6
    assert lengths[-4] >= 100
