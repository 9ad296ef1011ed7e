"""Which of the glossary's departments a department is, from the name the organisation gives it."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from assistant.knowledge.glossary.models import Home
from assistant.language.locale import Language, LocalText
from assistant.language.numerals import narrow
from assistant.language.zh_tw import in_one_script

_FILE = Path(__file__).with_name("homes.yaml")
_GENERAL = "general"


@dataclass(frozen=True)
class _Words:
    """Words of names by their comparable form; ``general`` ones count when no other occurs."""

    names: dict[Home, LocalText]
    certain: dict[str, Home]
    general: dict[str, Home]


@lru_cache(maxsize=1024)
def home_of(department_name: str) -> Home | None:
    """The kind of a department called 業務部, Finance or R&D; ``None`` when the name does not tell.

    Of several words the last one counts, since a name's head comes last; 產品行銷部 is marketing.
    """
    name = _comparable(department_name)
    words = _words()
    return _last(name, words.certain) or _last(name, words.general)


def home_name(home: Home, language: Language) -> str:
    """What the department is called: 財務, Finance."""
    return _words().names[home].say(language)


def _last(name: str, words: dict[str, Home]) -> Home | None:
    best: tuple[int, int] = (0, 0)
    found: Home | None = None
    for word, home in words.items():
        end = _end(name, word)
        if end and (end, len(word)) > best:
            best, found = (end, len(word)), home
    return found


def _end(name: str, word: str) -> int:
    """Where the last occurrence of ``word`` ends; 0 when there is none. Latin words must stand alone."""
    if not word[0].isascii():
        place = name.rfind(word)
        return 0 if place < 0 else place + len(word)
    ends = [m.end() for m in re.finditer(rf"(?<![a-z&]){re.escape(word)}(?![a-z&])", name)]
    return ends[-1] if ends else 0


def _comparable(text: str) -> str:
    return in_one_script(" ".join(narrow(text).split()).casefold())


@cache
def _words() -> _Words:
    data: dict[str, Any] = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    tags = [language.value for language in Language]
    certain = {_comparable(word): Home(key) for key in Home for tag in tags for word in data[key][tag]}
    general = {_comparable(word): Home(key) for tag in tags for word, key in data[_GENERAL][tag].items()}
    names = {home: LocalText.model_validate(data[home]["name"]) for home in Home}
    return _Words(names, certain, general)
