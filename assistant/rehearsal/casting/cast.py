"""Eight counterparts to practise with, from ``cast.yaml``."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from assistant.language.locale import Language
from assistant.rehearsal.kinds import MoveKind, Style
from assistant.rehearsal.models import Fact, Persona

_FILE = Path(__file__).with_name("cast.yaml")
_TEXTS = ("name", "role", "department", "goal", "kpi", "worry", "objection", "position")


@cache
def cast(language: Language) -> tuple[Persona, ...]:
    """The practice counterparts in one language."""
    return tuple(_persona(entry, Language(language)) for entry in _entries())


@cache
def practice_priorities() -> Mapping[str, Mapping[str, tuple[float, int]]]:
    """What each practice counterpart wants at the practice table.

    Persona key → issue key → weight and wanted end of the options, 0 the first and 1 the last.
    """
    return {
        entry["key"]: {issue: (float(w), int(end)) for issue, (w, end) in entry["priorities"].items()}
        for entry in _entries()
    }


@cache
def _entries() -> tuple[dict[str, Any], ...]:
    return tuple(yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))


def _persona(entry: Mapping[str, Any], language: Language) -> Persona:
    return Persona(
        key=entry["key"],
        style=Style(entry["style"]),
        harder=tuple(MoveKind(kind) for kind in entry["harder"]),
        opens=tuple(MoveKind(kind) for kind in entry["opens"]),
        facts=tuple(
            Fact(
                key=fact["key"],
                text=fact[language.value],
                told_when=fact["told_when"],
                interest=fact["interest"],
            )
            for fact in entry["facts"]
        ),
        **{name: entry[name][language.value] for name in _TEXTS},
    )
