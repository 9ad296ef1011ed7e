"""The table for those who rehearse without a project, from ``practice.yaml``."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from assistant.language.locale import Language
from assistant.rehearsal.casting.cast import practice_priorities
from assistant.rehearsal.models import Persona, Table, TableIssue

_FILE = Path(__file__).with_name("practice.yaml")


def practice_issues(language: Language) -> tuple[str, ...]:
    """Names of the practice table's issues."""
    return tuple(entry["name"][language.value] for entry in _tree()["issues"].values())


def practice_table(user: str, personas: Sequence[Persona], language: Language) -> Table:
    """The practice table of the person and one to three of the practice cast."""
    tree = _tree()
    wishes = {user: tree["person"], **{p.key: practice_priorities()[p.key] for p in personas}}
    issues = tuple(
        TableIssue(
            name=entry["name"][language.value],
            options=tuple(entry["options"][language.value]),
            points={party: _points(wish[key], tree["steps"]) for party, wish in wishes.items()},
        )
        for key, entry in tree["issues"].items()
    )
    return Table(
        parties=tuple(wishes), issues=issues, reservation=dict.fromkeys(wishes, float(tree["reservation"]))
    )


def _points(wish: Sequence[float], steps: Sequence[float]) -> tuple[float, ...]:
    weight, end = wish
    shares = steps if end else list(reversed(steps))
    return tuple(weight * share / 100 for share in shares)


@cache
def _tree() -> Mapping[str, Any]:
    tree: Mapping[str, Any] = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return tree
