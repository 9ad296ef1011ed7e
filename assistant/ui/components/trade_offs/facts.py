"""What trading is worth, which unknown changes the recommendation, what had to be assumed."""

import time

import streamlit as st

from assistant.project.models import Project
from assistant.trade_offs.analysis import Analysis, Sensitivity, sensitivities
from assistant.ui.components.trade_offs.spots import in_words
from assistant.ui.safe import plain, safe
from assistant.ui.state import language, remember, remembered
from assistant.ui.words import say

_IN_PASSING = 0.08
_MOST = 6


def potential(analysis: Analysis) -> None:
    """What halving every issue would leave on the table, as a sentence and a bar."""
    found = analysis.potential
    if found is None:
        return
    best, most = found.best_joint, 100.0 * len(analysis.problem.parties)
    sentence = say(
        "trade_offs.potential.lost" if found.lost >= 0.5 else "trade_offs.potential.none",
        lost=f"{found.lost:.0f}",
        split=f"{found.split_joint:.0f}",
        best=f"{best:.0f}",
    )
    kept, gained = 100 * found.split_joint / most, 100 * found.lost / most
    st.html(
        f'<div class="cg-potential"><p>{safe(sentence)}</p>'
        f'<div class="cg-bar" aria-hidden="true"><i class="cg-kept" style="width:{kept:.1f}%"></i>'
        f'<i class="cg-gained" style="width:{gained:.1f}%"></i></div></div>'
    )


def questions(project: Project, analysis: Analysis) -> None:
    """The priorities that change the recommendation, as questions to ask."""
    notes = project.private.trade_offs
    unsure = sum(
        view.weight_low is not None or view.weight_high is not None
        for preference in notes.preferences
        for view in preference.issues
    )
    if not unsure:
        return
    st.subheader(say("trade_offs.questions.title"), anchor=False)
    found = _found(project, analysis, unsure)
    if found is None:
        if st.button(say("trade_offs.questions.look", count=unsure), icon=":material/help:", key="look"):
            remember("doubts_wanted", notes.model_dump_json())
            st.rerun(scope="fragment")
        return
    if not found:
        st.markdown(f":material/check: {say('trade_offs.questions.none', count=unsure)}")
        return
    st.html("".join(_question(doubt, analysis) for doubt in found[:_MOST]))


def assumptions(analysis: Analysis) -> None:
    """What was taken for granted, quietly."""
    for note in analysis.assumptions:
        st.caption(f":material/info: {plain(note.say(language()))}")


def _found(project: Project, analysis: Analysis, unsure: int) -> list[Sensitivity] | None:
    """The doubts; ``None`` where finding them takes long enough to be asked for."""
    state = project.private.trade_offs.model_dump_json()
    held = remembered("doubts")
    if held is not None and held[0] == state:
        return list(held[1])
    pace = float(remembered("doubt_pace", 0.004))
    if pace * unsure > _IN_PASSING and remembered("doubts_wanted") != state:
        return None
    began = time.perf_counter()
    found = sensitivities(project, analysis)
    remember("doubt_pace", (time.perf_counter() - began) / unsure)
    remember("doubts", (state, found))
    return found


def _question(doubt: Sensitivity, analysis: Analysis) -> str:
    own = doubt.department == analysis.problem.parties[analysis.own]
    key = "trade_offs.questions.own" if own else "trade_offs.questions.ask"
    ends = "".join(
        f"<dt>{safe(say(f'trade_offs.questions.{end}'))}</dt>"
        f"<dd>{safe(in_words(package) if package else say('trade_offs.questions.no_deal'))}</dd>"
        for end, package in (("low", doubt.low), ("high", doubt.high))
    )
    asked = safe(say(key, department=doubt.department, issue=doubt.issue))
    return f'<div class="cg-doubt"><strong>{asked}</strong><dl>{ends}</dl></div>'
