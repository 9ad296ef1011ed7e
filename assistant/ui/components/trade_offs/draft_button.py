"""The button that turns the packages into proposals, and the language they are written in."""

import streamlit as st

from assistant.language.locale import Language
from assistant.project.records import ProjectRecord
from assistant.ui.components.consent import ask_to_send, must_ask
from assistant.ui.components.partial import partial_words, unfinished_words
from assistant.ui.components.project.basics import LANGUAGE_NAMES
from assistant.ui.components.running import running
from assistant.ui.components.trade_offs.proposing import (
    FEATURE,
    SLOT,
    is_stale,
    latest,
    prompt_to_send,
    start_proposing,
)
from assistant.ui.job import Job
from assistant.ui.model import chosen_model
from assistant.ui.safe import plain
from assistant.ui.state import remember, remembered
from assistant.ui.words import say


def draft_button(record: ProjectRecord) -> None:
    """Draw the line; secondary once there are proposals that still fit the figures."""
    draft = latest(record.id)
    fresh = draft is not None and not is_stale(draft, record.project)
    job: Job | None = remembered(SLOT)
    own_job = job if job is not None and job.project_id == record.id else None
    with st.container(horizontal=True, vertical_alignment="center", key="proposeline"):
        pressed = st.button(
            say("trade_offs.propose.again" if draft else "trade_offs.propose.go"),
            key="propose",
            type="secondary" if fresh else "primary",
            icon=":material/edit_document:",
            disabled=own_job is not None and not own_job.finished,
        )
        chosen = st.selectbox(
            say("trade_offs.propose.language"),
            list(Language),
            index=list(Language).index(record.project.language),
            format_func=lambda each: LANGUAGE_NAMES[each.value],
            key=f"proposal_language/{record.id}",
            label_visibility="collapsed",
            width=150,
        )
        if fresh:
            st.markdown(f"[{say('trade_offs.propose.read')}](#papers)", width="content")
    if draft is not None and not fresh:
        st.caption(f":orange[:material/info: {say('trade_offs.propose.stale')}]")
    if own_job is not None:
        _watch(own_job)
    spoken = chosen or record.project.language
    if own_job is None or own_job.finished:
        partial_words(record.id, FEATURE, lambda: _propose(record, spoken))
    if pressed:
        _propose(record, spoken)


def _watch(job: Job) -> None:
    if job.finished and not job.cancelled and job.error is None:
        remember("trade_offs_open", "proposals")
    running(
        job,
        cancelled=say("trade_offs.propose.cancelled"),
        done=say("trade_offs.propose.done"),
        slot=SLOT,
        unfinished=unfinished_words(job.project_id, FEATURE),
    )


def _propose(record: ProjectRecord, spoken: Language) -> None:
    model = chosen_model(record.project)
    if model is not None and must_ask(model):
        ask_to_send(
            model,
            about=say("trade_offs.consent.text", host=plain(model.host), model=plain(model.name)),
            agree=say("trade_offs.consent.agree"),
            offline=say("trade_offs.consent.offline"),
            messages=lambda: prompt_to_send(record, spoken, model),
            go=lambda agreed: start_proposing(record, spoken, agreed),
        )
        return
    start_proposing(record, spoken, model)
    st.rerun()
