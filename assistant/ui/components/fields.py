"""Labelled fields bound to a place in the project. Each saves itself and says so when it cannot."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from assistant.ui.editing import Change, Desk, Path, as_figure, as_lines, as_text, figure_text, find
from assistant.ui.safe import plain


def text_field(
    desk: Desk,
    path: Path,
    label: str,
    *,
    hint: str = "",
    help: str | None = None,
    area: bool = False,
    change: Change | None = None,
    value: str | None = None,
) -> None:
    """One line, or an area that grows with its text.

    ``value`` and ``change`` replace the plain place in the project.
    """
    stored = (find(desk.project, path) or "") if value is None else value
    _typed(desk, path, label, stored, _same, change, hint=hint, help=help, area=area)


def lines_field(desk: Desk, path: Path, label: str, *, hint: str = "", help: str | None = None) -> None:
    """A list, one entry a line."""
    _typed(
        desk, path, label, as_text(find(desk.project, path)), as_lines, None, hint=hint, help=help, area=True
    )


def figure_field(desk: Desk, path: Path, label: str, *, hint: str = "") -> None:
    """A number, or nothing when it is not known."""
    _typed(desk, path, label, figure_text(find(desk.project, path)), as_figure, None, hint=hint)


def date_field(desk: Desk, path: Path, label: str, *, help: str | None = None) -> None:
    """A date, or nothing when it is not known."""
    st.date_input(
        label,
        value=find(desk.project, path),
        min_value=dt.date(2000, 1, 1),
        max_value=dt.date(2100, 12, 31),
        key=desk.key(path),
        on_change=desk.commit(path, _same),
        format="YYYY/MM/DD",
        help=help,
    )


def time_field(desk: Desk, path: Path, label: str) -> None:
    """A time of day, or nothing when it is not known."""
    st.time_input(
        label,
        value=find(desk.project, path),
        key=desk.key(path),
        on_change=desk.commit(path, _same),
        step=300,
    )


def choice_field(
    desk: Desk,
    path: Path,
    label: str,
    options: Sequence[str],
    *,
    none: str = "",
    help: str | None = None,
    change: Change | None = None,
    show: Callable[[str], str] = str,
) -> None:
    """One of ``options``, or nothing, shown as ``none`` where that is allowed.

    A stored value that is no longer among them stays visible.
    """
    stored = str(find(desk.project, path) or "")
    known = list(dict.fromkeys([*([""] if none else []), *options, stored]))
    st.selectbox(
        label,
        known,
        index=known.index(stored),
        format_func=lambda each: show(each) if each else none,
        key=desk.key(path),
        on_change=desk.commit(path, lambda chosen: chosen or "", change),
        help=help,
    )


def many_field(desk: Desk, path: Path, label: str, options: Sequence[str], *, hint: str) -> None:
    """Several of ``options``."""
    stored = list(find(desk.project, path))
    st.multiselect(
        label,
        list(dict.fromkeys([*options, *stored])),
        default=stored,
        key=desk.key(path),
        on_change=desk.commit(path, list),
        placeholder=hint,
        # Its words are Streamlit's own, in English.
        select_all=False,
    )


def tick_field(desk: Desk, path: Path, label: str, *, help: str | None = None) -> None:
    """Yes or no."""
    st.checkbox(
        label,
        value=bool(find(desk.project, path)),
        key=desk.key(path),
        on_change=desk.commit(path, bool),
        help=help,
    )


def _same(value: Any) -> Any:
    return value


def _typed(
    desk: Desk,
    path: Path,
    label: str,
    stored: str,
    read: Callable[[str], Any],
    change: Change | None,
    *,
    hint: str = "",
    help: str | None = None,
    area: bool = False,
) -> None:
    refused = desk.refused(path)
    value = refused[0] if refused else stored
    shared: dict[str, Any] = {
        "key": desk.key(path),
        "on_change": desk.commit(path, read, change),
        "placeholder": hint,
        "help": help,
    }
    if area:
        st.text_area(label, value, height="content", **shared)
    else:
        st.text_input(label, value, **shared)
    if refused:
        st.caption(f":red[:material/error: {plain(refused[1])}]")
