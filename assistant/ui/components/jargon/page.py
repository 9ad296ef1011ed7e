"""行話翻譯: above what was said and who must understand it, below what each of them reads."""

import streamlit as st

from assistant.jargon.models import Translation
from assistant.project.records import DraftRecord, ProjectRecord
from assistant.ui.boundary import guarded
from assistant.ui.components.jargon.cards import cards, unknown_words
from assistant.ui.components.jargon.downloads import downloads
from assistant.ui.components.jargon.example import example
from assistant.ui.components.jargon.inputs import inputs
from assistant.ui.components.jargon.learning import learning
from assistant.ui.components.jargon.meaning import conversions, differences, kept, meaning
from assistant.ui.components.jargon.recent import draft_line, shown_draft, warnings
from assistant.ui.components.jargon.result import sheet
from assistant.ui.components.jargon.shelf import FEATURE, Content, Shelf, shelf_of
from assistant.ui.components.jargon.sides import called, choices, side
from assistant.ui.components.jargon.translating import SLOT, add_listener, kept_up
from assistant.ui.components.partial import partial_words, unfinished_words
from assistant.ui.components.project_header import page_title
from assistant.ui.components.running import running
from assistant.ui.job import Job
from assistant.ui.state import PAGES, language, open_part, part_at_hand, project_at_hand, remembered
from assistant.ui.words import say

STYLES = PAGES.parent / "styles" / "jargon.css"
_BESIDE = "jargon_beside"
_LEARNED = 12
"""Translations whose words are learned together, newest first."""


def jargon_page() -> None:
    """Draw the page."""
    st.html(STYLES)
    record = project_at_hand()
    title = (record.project.title or say("project.untitled")) if record else say("jargon.no_project")
    page_title(say("jargon.title"), title)
    shelf = shelf_of(record)
    draft = shown_draft(shelf)
    job: Job | None = remembered(SLOT)
    job = job if job is not None and job.project_id == shelf.project_id else None
    busy = job is not None and not job.finished
    again = inputs(record, translated=draft is not None, busy=busy)
    if job is not None:
        running(
            job,
            slot=SLOT,
            cancelled=say("jargon.cancelled"),
            done=say("jargon.done"),
            unfinished=unfinished_words(record.id, FEATURE) if record else None,
        )
    if record is not None and not busy:
        partial_words(record.id, FEATURE, again)
    if draft is None and not busy:
        example(shelf, choices(record.project if record else None))
    elif draft is not None and not busy:
        _result(record, shelf, draft)


def _result(record: ProjectRecord | None, shelf: Shelf, draft: DraftRecord) -> None:
    draft, translation = kept_up(record, draft)
    warnings(draft)
    names = [each.listener.department for each in translation.listeners]
    chosen, beside = _listener(record, draft, translation, names)
    told = translation.listeners[names.index(chosen)]
    shown = translation.listeners if beside else (told,)
    sheet(translation, shown, draft.id)
    draft_line(shelf, draft)
    meaning(translation, shown)
    conversions(translation, told)
    differences(translation, told)
    kept(translation, told)
    downloads(record, translation, told)
    cards(translation, told)
    unknown_words(translation)
    met = [Content.model_validate(each.content).translation for each in shelf.translations()[:_LEARNED]]
    learning(met[::-1], record.project if record else None, translation.language)


def _listener(
    record: ProjectRecord | None, draft: DraftRecord, translation: Translation, names: list[str]
) -> tuple[str, bool]:
    """Which listener is looked at, and whether all stand side by side."""
    with st.container(horizontal=True, vertical_alignment="center", key="jargon-listeners"):
        chosen = st.segmented_control(
            say("jargon.listener"),
            names,
            default=part_at_hand(names, "for"),
            required=True,
            key=f"jargon_for/{draft.id}/{'/'.join(names)}",
            label_visibility="collapsed",
            wrap=True,
        )
        beside = len(names) > 1 and st.toggle(say("jargon.beside"), key=_BESIDE)
        _one_more(record, draft, translation, names)
    open_part(names, chosen or names[0], "for")
    return chosen or names[0], beside


def _one_more(
    record: ProjectRecord | None, draft: DraftRecord, translation: Translation, names: list[str]
) -> None:
    """Any other department can listen at once: the glossary's words need no model."""
    taken = {*names, translation.speaker.department}
    others = [each for each in choices(record.project if record else None) if called(each) not in taken]
    key = f"jargon_more/{draft.id}/{len(names)}/{names[-1]}/{language().value}"
    st.selectbox(
        say("jargon.one_more"),
        others,
        index=None,
        format_func=called,
        placeholder=say("jargon.one_more"),
        key=key,
        on_change=_add,
        args=(record, draft, key),
        label_visibility="collapsed",
        width=220,
    )


@guarded
def _add(record: ProjectRecord | None, draft: DraftRecord, key: str) -> None:
    choice = st.session_state[key]
    if choice is not None:
        listener = side(choice)
        add_listener(record, draft, listener)
        st.query_params["for"] = listener.department
