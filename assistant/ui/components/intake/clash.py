"""Several values for one place, side by side: the person picks one, keeps what is there, or leaves all."""

import streamlit as st

from assistant.project.intake.proposal import path_label, written_value
from assistant.ui.components.intake.deciding import Clash
from assistant.ui.components.intake.evidence import evidence
from assistant.ui.components.intake.stored import Found, State
from assistant.ui.components.intake.tray import Tray
from assistant.ui.safe import lines, plain
from assistant.ui.state import language
from assistant.ui.words import say

_IN_A_ROW = 2


def clash_card(tray: Tray, clash: Clash) -> None:
    """Draw one place and its values."""
    first = clash.choices[0].id
    with st.container(border=True, key=f"clash-{first}"):
        st.markdown(f"**{plain(path_label(clash.path).say(language()))}**")
        boxes: list[Found | None] = [None] if clash.current is not None else []
        boxes += clash.choices
        for start in range(0, len(boxes), _IN_A_ROW):
            columns = st.columns(_IN_A_ROW, gap="small")
            for column, choice in zip(columns, boxes[start : start + _IN_A_ROW], strict=False):
                with column, st.container(border=True, height="stretch"):
                    _box(tray, clash, choice)
        if clash.current is None:
            st.button(
                say("intake.clash.none"),
                key=f"none-{first}",
                type="tertiary",
                icon=":material/close:",
                on_click=tray.settle([each.id for each in clash.choices], State.REJECTED),
            )


def _box(tray: Tray, clash: Clash, choice: Found | None) -> None:
    spoken = language()
    if choice is None:
        assert clash.current is not None
        st.html(
            f'<p class="cg-choice">{lines(written_value(clash.current, spoken))}</p>'
            f'<div class="cg-evidence-line"><span>{say("intake.clash.current")}</span></div>'
        )
        st.button(
            say("intake.clash.keep"),
            key=f"keep-{clash.choices[0].id}",
            on_click=tray.settle([each.id for each in clash.choices], State.REJECTED),
        )
        return
    st.html(f'<p class="cg-choice">{lines(written_value(choice.value.read(), spoken))}</p>{evidence(choice)}')
    st.button(
        say("intake.clash.take" if clash.current is None else "intake.clash.replace"),
        key=f"take-{choice.id}",
        icon=":material/check:",
        on_click=tray.accept([choice.id], replace=True),
    )
