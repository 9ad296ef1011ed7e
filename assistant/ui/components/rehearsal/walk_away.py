"""The person's own walk-away, private: as usual, in points, or as a package."""

import streamlit as st

from assistant.rehearsal.practice import practice_table
from assistant.ui.components.rehearsal.form import POINTS, WAYS, Form
from assistant.ui.safe import plain
from assistant.ui.words import say


def walk_away(form: Form) -> None:
    """The way it is stated, then its value."""
    with st.container(key="private-part"):
        way = st.segmented_control(
            f":material/lock: {say('rehearsal.walk_away.label')}",
            WAYS,
            default=form.one("way", WAYS, WAYS[0]),
            required=True,
            format_func=lambda each: say(f"rehearsal.walk_away.{each}"),
            key=form.key("way"),
            on_change=form.keep("way"),
            help=say("rehearsal.walk_away.help"),
            wrap=True,
        )
        if way == "points":
            st.slider(
                say("rehearsal.walk_away.value"),
                0.0,
                100.0,
                form.number("points", POINTS),
                step=1.0,
                format="%.0f",
                key=form.key("points"),
                on_change=form.keep("points"),
            )
        elif way == "package":
            _package(form)
        else:
            st.caption(say(f"rehearsal.walk_away.{'stated' if form.project else 'practice'}"))


def _package(form: Form) -> None:
    chosen = form.many("issues", form.issues, form.issues) or list(form.issues)
    columns = st.columns(2)
    for place, (issue, options) in enumerate(_options(form).items()):
        if issue not in chosen:
            continue
        stored = dict(form.held.get("package", {})).get(issue, "")
        known = ["", *options]
        columns[place % 2].selectbox(
            plain(issue),
            known,
            index=known.index(stored) if stored in known else 0,
            format_func=lambda option: option or say("rehearsal.walk_away.open"),
            key=form.key(f"package/{issue}"),
            on_change=form.set_option(issue),
        )


def _options(form: Form) -> dict[str, list[str]]:
    if form.project is not None:
        return {i.name: list(i.options) for i in form.project.project.issues if i.name in form.issues}
    table = practice_table("", [], form.language)
    return {issue.name: list(issue.options) for issue in table.issues}
