"""Fields that save themselves: what a person types goes to the store at once, or stays with a reason.

A field is named by its path in the project, such as ``("departments", 0, "goal")``. A value the
project refuses (too long, not a number) is kept as typed, with one sentence under the field; it is
stored aside, so that it survives a reload too.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st
from pydantic import ValidationError

from assistant.project.models import JointKpi, Project
from assistant.project.records import ProjectRecord
from assistant.ui.boundary import guarded
from assistant.ui.refusals import Refusal, refusal_of
from assistant.ui.state import owner, prefer, preference, remember, remembered, services
from assistant.ui.words import say

Path = tuple[str | int, ...]
Change = Callable[[dict[str, Any], Any], None]


@dataclass(frozen=True)
class Desk:
    """One project open for editing."""

    record: ProjectRecord

    @property
    def project(self) -> Project:
        """The project as stored."""
        return self.record.project

    def key(self, path: Path) -> str:
        """The widget's key; a new one after undo and after rows moved, so that it shows the store's value."""
        return f"{self.record.id}/{_epoch(self.record.id)}/" + "/".join(map(str, path))

    def refused(self, path: Path) -> tuple[str, str] | None:
        """What was typed and could not be stored, with the reason, or ``None``."""
        kept = _refused(self.record.id).get(_name(path))
        return (kept[0], kept[1]) if kept else None

    def commit(
        self, path: Path, read: Callable[[Any], Any], change: Change | None = None
    ) -> Callable[[], None]:
        """A callback that stores the widget's value."""
        key, project_id = self.key(path), self.record.id

        @guarded
        def run() -> None:
            _store(project_id, path, st.session_state[key], read, change)

        return run

    def restructure(self, change: Callable[[dict[str, Any]], None]) -> None:
        """Store a change of rows (add, remove, rename) and draw every field anew."""
        _save(self.record.id, lambda tree: change(tree))
        drop_refusals(self.record.id)
        redraw(self.record.id)


def put(path: Path) -> Change:
    """A change that sets the value at ``path``; a joint KPI not there yet comes to be."""

    def change(tree: dict[str, Any], value: Any) -> None:
        node: Any = tree
        for step in path[:-1]:
            if step == "joint_kpi" and node[step] is None:
                node[step] = JointKpi(name="").model_dump()
            node = node[step]
        node[path[-1]] = value

    return change


def find(project: Project, path: Path) -> Any:
    """The value at ``path``; ``None`` inside a joint KPI that is not there."""
    node: Any = project
    for step in path:
        if node is None:
            return None
        node = node[step] if isinstance(step, int) else getattr(node, step)
    return node


def redraw(project_id: str) -> None:
    """Draw every field anew from the store."""
    remember(f"epoch.{project_id}", _epoch(project_id) + 1)


def drop_refusals(project_id: str) -> None:
    """Forget what could not be stored."""
    if _refused(project_id):
        _keep_refused(project_id, {})


def undo(project_id: str) -> bool:
    """Go back one change; False when there is none."""
    back = services().projects.undo(owner(), project_id)
    drop_refusals(project_id)
    redraw(project_id)
    return back is not None


def _store(project_id: str, path: Path, raw: Any, read: Callable[[Any], Any], change: Change | None) -> None:
    kept = dict(_refused(project_id))
    try:
        value = read(raw)
        _save(project_id, lambda tree: (change or put(path))(tree, value))
    except ValidationError as error:
        kept[_name(path)] = [raw, refusal_of(error, raw)]
    except Refusal as refusal:
        kept[_name(path)] = [raw, str(refusal)]
    else:
        kept.pop(_name(path), None)
    if kept != _refused(project_id):
        _keep_refused(project_id, kept)


def _save(project_id: str, change: Callable[[dict[str, Any]], None]) -> None:
    store = services().projects
    record = store.get(owner(), project_id)
    if record is None:
        return
    tree = record.project.model_dump()
    change(tree)
    store.save(owner(), project_id, Project.model_validate(tree))


def _epoch(project_id: str) -> int:
    return int(remembered(f"epoch.{project_id}", 0))


def _name(path: Path) -> str:
    return "/".join(map(str, path))


def _refused(project_id: str) -> dict[str, list[str]]:
    name = f"refused.{project_id}"
    if name not in st.session_state:
        remember(name, preference(name, {}))
    return dict(remembered(name, {}))


def _keep_refused(project_id: str, kept: dict[str, list[str]]) -> None:
    remember(f"refused.{project_id}", kept)
    prefer(f"refused.{project_id}", kept)


def as_lines(text: str) -> list[str]:
    """One entry a line, empty lines dropped."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def as_text(entries: Sequence[str]) -> str:
    """Entries as lines of one text area."""
    return "\n".join(entries)


def as_figure(text: str) -> float | None:
    """A number as people write it: ``1,200,000``, ``12.5``, full-width digits.

    Raises:
        Refusal: it is not a number.
    """
    bare = text.translate(_FULL_WIDTH).replace(",", "").replace(" ", "").removesuffix("%")
    if not bare:
        return None
    try:
        value = float(bare)
    except ValueError:
        raise Refusal(say("project.refused.number")) from None
    if value != value or value in (float("inf"), float("-inf")):
        raise Refusal(say("project.refused.number"))
    return value


def figure_text(value: float | None) -> str:
    """A number as it is shown in a field."""
    return "" if value is None else f"{value:,.12g}" if abs(value) < 1e12 else f"{value:,.0f}"


def as_date(value: dt.date | None) -> dt.date | None:
    """A date as the date field gives it."""
    return value


_FULL_WIDTH = {
    ord(wide): narrow for wide, narrow in zip("０１２３４５６７８９．，－％", "0123456789.,-%", strict=True)
}
