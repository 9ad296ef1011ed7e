"""Testing the connection in the background, and what the test found."""

from typing import TYPE_CHECKING

import streamlit as st

from assistant.language.progress import Progress
from assistant.ui.boundary import boundary, guarded
from assistant.ui.job import Job
from assistant.ui.model import save_connection, saved_connection, unfinished_connection, with_key
from assistant.ui.safe import plain
from assistant.ui.state import language, owner, remember, remembered, services
from assistant.ui.words import say

if TYPE_CHECKING:
    from assistant.adapters.chat_model import ConnectionReport

_TEST = "connection-test"


def connection_test() -> None:
    """The button, the running test, and its report."""
    job: Job | None = remembered(_TEST)
    running = job is not None and not job.finished
    st.button(
        say("settings.model.test"),
        key="test_connection",
        type="primary",
        icon=":material/network_check:",
        disabled=running,
        on_click=_start,
    )
    if running and job is not None:
        _watch(job)
    elif job is not None and job.error is not None:
        with boundary():
            raise job.error
    report: ConnectionReport | None = remembered("report", {}).get("report")
    if report is not None and not running:
        _show(report)


def forget_test() -> None:
    """Forget what a test of another connection found."""
    remember(_TEST, None)
    remember("report", {})


@guarded
def _start() -> None:
    from assistant.adapters.chat_model import StoredCapabilities, check_connection

    chosen = unfinished_connection()
    if chosen is None:
        return
    tested, known = with_key(chosen), StoredCapabilities(services().preferences, owner())
    found: dict[str, ConnectionReport] = {}

    def work(progress: Progress) -> None:
        found["report"] = check_connection(tested, capabilities=known, progress=progress)

    job = Job(_TEST)
    remember(_TEST, job)
    remember("report", found)
    job.start(work)


@st.fragment(run_every=0.4)
def _watch(job: Job) -> None:
    if job.finished:
        st.rerun()
    steps = job.now().steps
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"{plain(steps[-1].say(language()))}…" if steps else "…")
        st.button(say("common.cancel"), key="cancel_test", icon=":material/close:", on_click=job.cancel)


def _show(report: "ConnectionReport") -> None:
    told = plain(report.sentence.say(language()))
    if report.ok:
        st.success(told, icon=":material/check_circle:")
    else:
        st.warning(told, icon=":material/warning:")
    saved = saved_connection() or {}
    if report.models and saved.get("model") not in report.models:
        st.caption(say("settings.model.choose"))
        with st.container(horizontal=True):
            for name in report.models[:12]:
                st.button(plain(name), key=f"choose-{name}", on_click=_choose, args=(name,))


@guarded
def _choose(name: str) -> None:
    save_connection({**(saved_connection() or {}), "model": name})
    remember("model_epoch", remembered("model_epoch", 0) + 1)
    forget_test()
