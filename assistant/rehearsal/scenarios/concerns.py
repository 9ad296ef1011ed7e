"""The worries that come up in a talk without figures, from ``concerns.yaml`` and the persona."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from assistant.language.locale import Language
from assistant.rehearsal.kinds import MoveKind, Scenario
from assistant.rehearsal.models import Concern, Persona

_FILE = Path(__file__).with_name("concerns.yaml")
_OWN = (
    MoveKind.ACKNOWLEDGEMENT,
    MoveKind.INTEREST_QUESTION,
    MoveKind.CONCESSION,
    MoveKind.TRADE,
    MoveKind.CRITERIA,
    MoveKind.SUMMARY,
)
_EACH = {1: 5, 2: 3, 3: 2}


def with_concerns(
    personas: tuple[Persona, ...], scenario: Scenario, language: Language
) -> tuple[Persona, ...]:
    """The counterparts with their worries for the scenario; the scenario's own are shared out in order."""
    if scenario is Scenario.NUMERIC:
        return personas
    entry = _tree()[scenario.value]
    common = [_concern(each, language) for each in entry["concerns"]]
    count = len(personas)
    found = []
    for place, persona in enumerate(personas):
        shared = common[place::count]
        own = [Concern(key="own", text=persona.worry, eased_by=_OWN)] if persona.worry else []
        concerns = [*own, *shared] if entry["own"] == "first" else [*shared, *own]
        found.append(persona.model_copy(update={"concerns": tuple(concerns[: _EACH[count]])}))
    return tuple(found)


def _concern(entry: Mapping[str, Any], language: Language) -> Concern:
    return Concern(
        key=entry["key"],
        text=entry["text"][language.value],
        eased_by=tuple(MoveKind(kind) for kind in entry["eased_by"]),
        words=tuple(str(word) for word in entry["words"][language.value]),
    )


@cache
def _tree() -> Mapping[str, Any]:
    tree: Mapping[str, Any] = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return tree
