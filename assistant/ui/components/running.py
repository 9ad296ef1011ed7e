"""A long action on its way: named steps, words as they come, and a way to stop."""

from collections.abc import Callable

import streamlit as st

from assistant.ui.boundary import boundary, guarded
from assistant.ui.job import Job
from assistant.ui.safe import lines, safe
from assistant.ui.state import language, remember
from assistant.ui.words import say

_SECONDS_BETWEEN_LOOKS = 0.4


def running(
    job: Job,
    *,
    cancelled: str,
    done: str,
    slot: str = "job",
    unfinished: Callable[[str], None] | None = None,
) -> None:
    """Show a running job until it is over, then what came of it.

    Args:
        cancelled: said when the person stopped it.
        done: said when it went well; empty says nothing.
        slot: where the session remembers the job.
        unfinished: gets what the model had written when the job was stopped or failed.
    """
    if not job.finished:
        _watch(job)
        return
    remember(slot, None)
    if unfinished is not None and (job.cancelled or job.error is not None):
        unfinished(job.written())
    if job.cancelled:
        st.toast(cancelled, icon=":material/cancel:")
    elif job.error is not None:
        with boundary():
            raise job.error
    elif done:
        st.toast(done, icon=":material/check:")


@st.fragment(run_every=_SECONDS_BETWEEN_LOOKS)
def _watch(job: Job) -> None:
    if job.finished:
        st.rerun()
    now = job.now()
    spoken = language()
    steps = "".join(f"<li>{safe(step.say(spoken))}</li>" for step in now.steps[:-1])
    if now.steps:
        counted = f"（{now.done}/{now.total}）" if now.total else ""
        steps += f'<li aria-current="step">{safe(now.steps[-1].say(spoken))}{counted}…</li>'
    written = f'<pre class="cg-sent" aria-hidden="true">{lines(now.words)}</pre>' if now.words else ""
    with st.container(border=True, key="running"):
        st.html(f'<ol class="cg-running" role="status">{steps or "<li>…</li>"}</ol>{written}')
        st.button(
            say("common.cancel"), key="cancel_draft", icon=":material/close:", on_click=_cancel, args=(job,)
        )


@guarded
def _cancel(job: Job) -> None:
    job.cancel()
