"""Fields of the agenda's sheet: each stores its value, times move, the checks run again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from assistant.agenda.models import AgendaPackage, AlignmentAgenda
from assistant.project.records import DraftRecord, ProjectRecord
from assistant.ui.boundary import guarded
from assistant.ui.drafts import change_draft, draft_epoch, redraw_draft
from assistant.ui.editing import as_lines, as_text
from assistant.ui.safe import plain
from assistant.ui.state import remember, remembered

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Sheet:
    """One draft open for editing beside its project."""

    project: ProjectRecord
    draft: DraftRecord
    package: AgendaPackage

    @property
    def agenda(self) -> AlignmentAgenda:
        """The agenda to share."""
        return self.package.agenda

    def key(self, *path: str | int) -> str:
        """A widget's key; a new one after undo and after items moved."""
        return f"sheet/{self.draft.id}/{draft_epoch()}/" + "/".join(map(str, path))

    def commit(self, path: Path, read: Callable[[Any], Any] = lambda value: value) -> Callable[[], None]:
        """A callback that stores the widget's value at ``path`` of the package."""
        key = self.key(*path)

        @guarded
        def run() -> None:
            raw = st.session_state[key]
            reason = change_draft(self.draft, self.project, lambda tree: _put(tree, path, read(raw)))
            refused = dict(remembered("sheet_refused", {}))
            refused.pop(key, None)
            if reason:
                refused[key] = (raw, reason)
            remember("sheet_refused", refused)

        return run

    def act(self, change: Callable[[dict[str, Any]], None]) -> Callable[[], None]:
        """A callback that changes the package as a whole and draws every field anew."""

        @guarded
        def run() -> None:
            change_draft(self.draft, self.project, change)
            redraw_draft()

        return run

    def text(
        self, path: Path, label: str, value: str, *, area: int = 0, read: Callable[[Any], Any] | None = None
    ) -> None:
        """A text field of the sheet."""
        key = self.key(*path)
        refused = remembered("sheet_refused", {}).get(key)
        shown = refused[0] if refused else value
        change = self.commit(path, read) if read else self.commit(path)
        if area:
            st.text_area(label, shown, height=area, key=key, on_change=change)
        else:
            st.text_input(label, shown, key=key, on_change=change)
        if refused:
            st.caption(f":red[:material/error: {plain(refused[1])}]")

    def lines(self, path: Path, label: str, entries: list[str], *, area: int = 110) -> None:
        """A list, one entry a line."""
        self.text(path, label, as_text(entries), area=area, read=as_lines)

    def choose(self, path: Path, label: str, value: str, options: list[str], *, none: str) -> None:
        """One of ``options``, or nothing, shown as ``none``."""
        known = list(dict.fromkeys(["", *options, value]))
        st.selectbox(
            label,
            known,
            index=known.index(value),
            format_func=lambda each: each or none,
            key=self.key(*path),
            on_change=self.commit(path),
        )


def _put(tree: dict[str, Any], path: Path, value: Any) -> None:
    node: Any = tree
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value


def editing() -> str:
    """Which block of the sheet is open for editing; empty for none."""
    return str(remembered("editing") or "")


def edit_button(name: str, label: str, done: str) -> None:
    """Opens a block for editing, or closes it."""
    opened = editing() == name
    st.button(
        done if opened else label,
        key=f"edit-{name}",
        icon=":material/check:" if opened else ":material/edit:",
        type="secondary" if opened else "tertiary",
        on_click=remember,
        args=("editing", None if opened else name),
    )
