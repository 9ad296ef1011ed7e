"""The field in which a found value stands, to be corrected before it is accepted."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import streamlit as st

from assistant.project.fields import label
from assistant.project.intake.proposal import Path, path_label
from assistant.project.models import (
    ContestedIssue,
    Department,
    Kpi,
    Meeting,
    Position,
    Private,
    Stakeholder,
    Term,
)
from assistant.project.parts import MAX_TEXT, Part
from assistant.ui.components.intake.stored import Found, StoredValue
from assistant.ui.components.intake.tray import LINE, Tray
from assistant.ui.editing import as_figure, figure_text
from assistant.ui.safe import plain
from assistant.ui.state import language
from assistant.ui.words import say

ENTITIES: dict[str, type[Part]] = {
    "departments": Department,
    "stakeholders": Stakeholder,
    "issues": ContestedIssue,
}
_HOLDERS: dict[str, type[Part]] = {"meeting": Meeting, "private": Private}
_DETAILS: dict[str, tuple[type[Part], dict[str, Callable[[str], Any]]]] = {
    "kpi": (Kpi, {"name": str, "baseline": as_figure, "target": as_figure, "unit": str}),
    "position": (Position, {"wants": str, "because": str}),
    "term": (Term, {"term": str, "meaning": str}),
}
_WIDTHS: dict[str, list[float]] = {"kpi": [2.2, 1.3, 1.3, 0.9], "position": [1, 1], "term": [1, 2.4]}
_SHORT = 40
_LONG = frozenset({"facts", "constraints", "purpose", "shared_goal", "batna", "notes"})


def short_label(path: Path) -> str:
    """What a value is, below the name of the department, person or issue it belongs to."""
    spoken = language()
    part = ENTITIES.get(path[0])
    if path[0] in _HOLDERS:
        return label(_HOLDERS[path[0]], path[1]).say(spoken)
    if part is None:
        return path_label(path).say(spoken)
    if len(path) == 2:
        return label(part, "name").say(spoken)
    named = label(part, path[2]).say(spoken)
    return say("intake.of_department", department=path[3], field=named) if path[2] == "positions" else named


def editor(tray: Tray, found: Found) -> None:
    """Draw the field; what is typed is kept at once and goes to the project only when accepted."""
    shown = plain(short_label(found.path))
    kind = found.value.kind
    if kind in _DETAILS:
        _details(tray, found, shown)
    elif kind == "date":
        day = dt.date.fromisoformat(found.value.json_value)
        _picked(tray, found, lambda **more: st.date_input(shown, day, format="YYYY/MM/DD", **more))
    elif kind == "time":
        time = dt.time.fromisoformat(found.value.json_value)
        _picked(tray, found, lambda **more: st.time_input(shown, time, step=300, **more))
    elif kind == "number":
        _picked(
            tray,
            found,
            lambda **more: st.number_input(shown, value=int(found.value.json_value), step=5, **more),
        )
    elif kind == "yes":
        _picked(tray, found, lambda **more: st.checkbox(shown, bool(found.value.json_value), **more))
    else:
        _written(tray, found, shown)


def _picked(tray: Tray, found: Found, draw: Callable[..., Any]) -> None:
    """A day, a time, a number, a tick."""
    key = tray.key(found.id)
    draw(key=key, on_change=tray.rewrite(found.id, key, _as(found)))


def _as(found: Found) -> Callable[[Any], StoredValue]:
    def read(raw: Any) -> StoredValue:
        return found.value if raw is None else StoredValue.of(raw)

    return read


def _written(tray: Tray, found: Found, shown: str) -> None:
    """Words, or the worst value still acceptable."""
    limit = found.value.kind == "limit"
    text = str(found.value.json_value["value"] if limit else found.value.json_value)

    def read(raw: Any) -> StoredValue:
        said = str(raw).strip() or text
        whole = {**found.value.json_value, "value": said} if limit else said
        return StoredValue(kind=found.value.kind, json_value=whole)

    key = tray.key(found.id)
    commit = tray.rewrite(found.id, key, read)
    most = max(len(text), MAX_TEXT if found.path[-1] in _LONG else LINE)
    if len(text) <= _SHORT and "\n" not in text:
        st.text_input(shown, text, key=key, max_chars=most, on_change=commit)
    else:
        st.text_area(shown, text, key=key, max_chars=most, height="content", on_change=commit)


def _details(tray: Tray, found: Found, shown: str) -> None:
    """A value of several fields, side by side."""
    part, fields = _DETAILS[found.value.kind]
    st.markdown(f"**{shown}**")
    for column, (name, read) in zip(
        st.columns(_WIDTHS[found.value.kind], gap="small"), fields.items(), strict=True
    ):
        held = found.value.json_value.get(name)
        key = tray.key(found.id, name)
        with column:
            st.text_input(
                label(part, name).say(language()),
                figure_text(held) if read is as_figure else str(held or ""),
                key=key,
                on_change=tray.rewrite(found.id, key, _detail(found, name, read)),
            )


def _detail(found: Found, name: str, read: Callable[[str], Any]) -> Callable[[Any], StoredValue]:
    def whole(raw: Any) -> StoredValue:
        return StoredValue(
            kind=found.value.kind, json_value={**found.value.json_value, name: read(str(raw).strip())}
        )

    return whole
