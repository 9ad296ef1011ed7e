"""What a listener decides: which effects of a term come first for it, and what they touch there."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from assistant.jargon.models import Side
from assistant.knowledge.glossary.models import Effect
from assistant.language.locale import Language

_FILE = Path(__file__).with_name("focus.yaml")
_ANY = "any"


def effects_first(listener: Side) -> tuple[Effect, ...]:
    """All kinds of effect, what the listener decides first.

    What the person said it decides counts before what its kind of department decides.
    """
    decides = listener.decides.casefold()
    said = [kind for kind in Effect if any(word in decides for word in _data()["words"][kind.value])]
    order = [Effect(kind) for kind in _data()["homes"][_home(listener)]["order"]]
    return tuple(dict.fromkeys((*said, *order, *Effect)))


def touches(listener: Side, kind: Effect, language: Language) -> str:
    """What an effect of ``kind`` touches for the listener: for finance, money is budget and cash."""
    home = _data()["homes"][_home(listener)]
    texts: Mapping[str, str] = home.get(kind.value) or _data()["homes"][_ANY][kind.value]
    return texts[language.value]


def _home(listener: Side) -> str:
    return listener.home.value if listener.home else _ANY


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return data
