"""The rubric line by line: yes or no, the words that show it, and a way to try that turn again."""

import streamlit as st

from assistant.rehearsal.debrief.models import Debrief, RubricLine
from assistant.rehearsal.records import RehearsalRecord
from assistant.ui.components.rehearsal.again import branch_button
from assistant.ui.components.rehearsal.findings import quotes_html
from assistant.ui.safe import safe
from assistant.ui.state import language
from assistant.ui.words import say

_SIGNS = {"yes": "✓", "no": "✗", "not_applicable": "–"}


def judged(record: RehearsalRecord, shown: Debrief) -> None:
    """Every line; those not met first, for they are what to work on."""
    st.html(f'<div class="cg-doc"><h3>{say("rehearsal.judged.title")}</h3></div>')
    ranked = sorted(shown.rubric, key=lambda line: ("no", "yes", "not_applicable").index(line.verdict))
    for line in ranked:
        with st.container(horizontal=True, vertical_alignment="top", key=f"line-{line.key.value}"):
            st.html(_line(line), width="stretch")
            if line.verdict == "no" and line.evidence:
                branch_button(record, line.evidence[0].turn, line.key.value)


def _line(line: RubricLine) -> str:
    spoken = language()
    note = f'<p class="cg-quiet">{safe(line.note.say(spoken))}</p>' if line.note else ""
    verdict = say(f"rehearsal.judged.{line.verdict}")
    return (
        f'<div class="cg-judged"><span class="cg-sign cg-sign-{line.verdict}" aria-hidden="true">'
        f"{_SIGNS[line.verdict]}</span><div><p><b>{safe(line.label.say(spoken))}</b> "
        f'<span class="cg-verdict">{verdict}</span></p>{note}{quotes_html(line.evidence)}</div></div>'
    )
