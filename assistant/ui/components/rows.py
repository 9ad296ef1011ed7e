"""Lists of things a project holds: rows or cards that can be added and removed."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from assistant.project.parts import MAX_ITEMS
from assistant.ui.boundary import guarded
from assistant.ui.editing import Desk, Path, find
from assistant.ui.words import say


def row_list(
    desk: Desk,
    path: Path,
    blank: dict[str, Any],
    draw: Callable[[Path], Sequence[Callable[[], None]]],
    *,
    widths: list[float],
    add: str,
    empty: str = "",
) -> None:
    """Rows of fields under one another. ``draw`` gives the fields of a row, one a column.

    Labels stand above the first row on a wide screen and in every row on a narrow one.
    """
    entries = find(desk.project, path) or []
    if not entries and empty:
        st.caption(empty)
    for index in range(len(entries)):
        place = "rowfirst" if index == 0 else "rowtail"
        with st.container(key=f"{place}-{_slug(path)}-{index}"):
            columns = st.columns([*widths, 0.35], vertical_alignment="bottom", gap="small")
            for column, field in zip(columns, draw((*path, index)), strict=False):
                with column:
                    field()
            with columns[-1]:
                remove_button(desk, path, index)
    add_button(desk, path, blank, add)


def card_list(
    desk: Desk,
    path: Path,
    blank: dict[str, Any],
    draw: Callable[[Path], None],
    *,
    add: str,
    empty: str = "",
    compact: bool = False,
) -> None:
    """Cards under one another, for things with many fields. A compact card removes itself."""
    entries = find(desk.project, path)
    if not entries and empty:
        st.caption(empty)
    for index in range(len(entries)):
        with st.container(border=True, key=f"card-{_slug(path)}-{index}"):
            draw((*path, index))
            if not compact:
                with st.container(horizontal=True, horizontal_alignment="right"):
                    remove_button(desk, path, index, label=say("common.remove"))
    add_button(desk, path, blank, add)


def remove_button(desk: Desk, path: Path, index: int, *, label: str = "") -> None:
    """Removes an entry; the page's undo brings it back."""
    st.button(
        label,
        key=desk.key((*path, index, "remove")),
        icon=":material/close:" if not label else ":material/delete:",
        type="tertiary",
        help=None if label else say("common.remove"),
        on_click=_change(desk, lambda tree: _at(tree, path).pop(index), say("project.removed")),
    )


def add_button(desk: Desk, path: Path, blank: dict[str, Any], label: str) -> None:
    """Adds an empty entry at the end."""

    def change(tree: dict[str, Any]) -> None:
        _at(tree, path).append(dict(blank))

    st.button(
        label,
        key=desk.key((*path, "add")),
        icon=":material/add:",
        type="tertiary",
        disabled=len(find(desk.project, path) or []) >= MAX_ITEMS,
        on_click=_change(desk, change, ""),
    )


def _change(desk: Desk, change: Callable[[dict[str, Any]], Any], told: str) -> Callable[[], None]:
    @guarded
    def run() -> None:
        desk.restructure(change)
        if told:
            st.toast(told, icon=":material/undo:")

    return run


def _at(tree: dict[str, Any], path: Path) -> Any:
    node: Any = tree
    for step in path:
        node = node[step]
    return node


def _slug(path: Path) -> str:
    return "-".join(map(str, path))
