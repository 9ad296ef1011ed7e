"""The sample projects as the tests see them: loaded once, with their texts and numbers."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from assistant.language.locale import Language
from assistant.project.models import Project
from assistant.settings import ROOT

FOLDER = ROOT / "kb" / "samples"
NAMES = ("common-language", "it-capacity", "retail-omnichannel")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_NUMBER = re.compile(rf"\d+(?:,\d{{3}})*(?:\.\d+)?|\b(?:{'|'.join(_MONTHS)})\b")


def load(name: str, language: Language) -> Project:
    text = (FOLDER / f"{name}.{language.value}.yaml").read_text(encoding="utf-8")
    return Project.model_validate(yaml.safe_load(text))


PROJECTS = {(name, language): load(name, language) for name in NAMES for language in Language}
every_sample = pytest.mark.parametrize(
    "project", PROJECTS.values(), ids=[f"{name}.{language.value}" for name, language in PROJECTS]
)
every_name = pytest.mark.parametrize("name", NAMES)
every_language = pytest.mark.parametrize("language", list(Language))


def texts(node: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a tree with the path to it."""
    if isinstance(node, str):
        yield path, node
    elif isinstance(node, dict):
        for key, child in node.items():
            yield from texts(child, f"{path}.{key}")
    elif isinstance(node, list):
        for place, child in enumerate(node):
            yield from texts(child, f"{path}[{place}]")


def numbers(text: str) -> Counter[float]:
    """The numbers of a text; the name of a month counts as its number."""
    return Counter(_value(found) for found in _NUMBER.findall(text))


def _value(found: str) -> float:
    return float(_MONTHS.index(found) + 1 if found in _MONTHS else found.replace(",", ""))


def shareable(project: Project) -> dict[str, Any]:
    """Everything but the private part, as a tree."""
    return project.model_dump(mode="json", exclude={"private"})
