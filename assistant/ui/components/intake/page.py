"""The intake page: left what the person has, right the project it makes; and the company's own documents."""

from collections.abc import Callable

import streamlit as st

from assistant.project.records import ProjectRecord
from assistant.ui.components.intake.own_documents import own_documents
from assistant.ui.components.intake.proposal import proposal
from assistant.ui.components.intake.reading import SLOT, held_documents, read_last, sort_again
from assistant.ui.components.intake.sending import ask_about_held
from assistant.ui.components.intake.sources import sources
from assistant.ui.components.intake.tray import FEATURE, tray_of
from assistant.ui.components.partial import partial_words, unfinished_words
from assistant.ui.components.project_header import page_title
from assistant.ui.components.running import running
from assistant.ui.job import Job
from assistant.ui.safe import safe
from assistant.ui.state import PAGES, open_part, part_at_hand, project_at_hand, remembered
from assistant.ui.words import say

SORT, OWN = "sort", "own"
STYLES = PAGES.parent / "styles" / "intake.css"


def intake_page() -> None:
    """Draw the page."""
    st.html(STYLES)
    record = project_at_hand()
    if record is None:
        page_title(say("intake.title"))
        st.info(say("project.none"), icon=":material/info:")
        st.page_link(PAGES / "home.py", label=say("project.to_home"), icon=":material/home:")
        return
    page_title(say("intake.title"), record.project.title or say("project.untitled"))
    chosen = _part()
    st.caption(say("intake.own.intro" if chosen == OWN else "intake.intro"))
    if chosen == OWN:
        own_documents(record)
    else:
        _sorting(record)


def _part() -> str:
    names = [SORT, OWN]
    chosen = st.segmented_control(
        say("intake.page.label"),
        names,
        default=part_at_hand(names),
        required=True,
        format_func=lambda name: say(f"intake.page.{name}"),
        key="intake_page",
        label_visibility="collapsed",
    )
    open_part(names, chosen or names[0])
    return chosen or names[0]


def _sorting(record: ProjectRecord) -> None:
    job: Job | None = remembered(SLOT)
    job = job if job is not None and job.project_id == record.id else None
    left, right = st.columns([5, 8], gap="medium")
    with left:
        sources(record, busy=job is not None and not job.finished)
    with right:
        if job is not None:
            held = held_documents(record.id) if job.finished else None
            running(
                job,
                slot=SLOT,
                cancelled=say("intake.cancelled"),
                done="" if held else say("intake.done"),
                unfinished=unfinished_words(record.id, FEATURE),
            )
        if job is None or job.finished:
            partial_words(record.id, FEATURE, _again(record))
        ask_about_held(record, at_once=job is not None and job.finished)
        if tray_of(record.id) is not None:
            proposal(record.id)
        elif job is None:
            _example()


def _again(record: ProjectRecord) -> Callable[[], None] | None:
    """Sort once more what was read last, while the session still has it."""
    read = read_last(record.id)
    if read is None:
        return None

    def run() -> None:
        sort_again(record, read)
        st.rerun()

    return run


def _example() -> None:
    """What comes out, shown before anything was given."""
    st.html(
        f'<div class="cg-example"><h3>{say("intake.example.title")}</h3>'
        f"<blockquote>{safe(say('intake.example.said'))}</blockquote>"
        f"<dl><dt>{say('intake.example.label')}</dt><dd>{say('intake.example.value')}</dd>"
        f"<dt>{say('intake.example.read')}</dt><dd>{say('intake.example.date')}</dd>"
        f"<dt>{say('intake.example.where')}</dt><dd>{say('intake.example.place')}</dd></dl>"
        f"<p>{say('intake.example.then')}</p></div>"
    )
