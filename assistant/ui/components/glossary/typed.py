"""What is typed into a term's fields and not stored yet: kept among the preferences, so a reload has it."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from assistant.ui.boundary import guarded
from assistant.ui.state import prefer, preference, remember, remembered

_NAME = "glossary.typed"
_MOST = 20
"""Sets of fields kept; the oldest are dropped."""


@dataclass(frozen=True)
class Typed:
    """The values of one set of fields that differ from what is stored."""

    slot: str

    def values(self) -> dict[str, Any]:
        """By the field's name."""
        return dict(_kept().get(self.slot, {}))

    def key(self, name: str) -> str:
        """The key of a field's widget; a new one after the fields were stored or cancelled."""
        return f"{self.slot}/{remembered(self._epoch, 0)}/{name}"

    def keep(self, name: str) -> None:
        """Keep what the field ``name`` holds now; for ``on_change``."""
        _keep(self.slot, name, self.key(name))

    def drop(self) -> None:
        """Forget it and draw the fields anew."""
        kept = _kept()
        if kept.pop(self.slot, None) is not None:
            prefer(_NAME, kept)
        remember(self._epoch, remembered(self._epoch, 0) + 1)

    @property
    def _epoch(self) -> str:
        return f"glossary_epoch.{self.slot}"


@guarded
def _keep(slot: str, name: str, key: str) -> None:
    kept = _kept()
    mine = {**kept.pop(slot, {}), name: st.session_state[key]}
    prefer(_NAME, dict([*kept.items(), (slot, mine)][-_MOST:]))


def _kept() -> dict[str, dict[str, Any]]:
    return dict(preference(_NAME, {}))
