"""The company's own documents: added, listed, searched, removed for good."""

from collections.abc import Callable

import streamlit as st

from assistant.knowledge.own_documents import OwnDocument, OwnIndexState
from assistant.language.catalog import load_catalog
from assistant.language.progress import Progress
from assistant.project.intake.documents import WORDING, Document, Refusal, Source
from assistant.project.records import ProjectRecord
from assistant.ui.boundary import boundary, guarded
from assistant.ui.components.intake.own_search import own_search
from assistant.ui.components.intake.sources import file_uploader, uploads_taken
from assistant.ui.components.running import running
from assistant.ui.job import Job
from assistant.ui.safe import plain, safe
from assistant.ui.state import language, local_time, owner, remember, remembered, services
from assistant.ui.words import say

SLOT = "own_job"
_REFUSED = "own_refused"


def own_documents(record: ProjectRecord) -> None:
    """Draw the section."""
    job: Job | None = remembered(SLOT)
    job = job if job is not None and job.project_id == record.id else None
    left, right = st.columns([5, 8], gap="medium")
    with left:
        _add(record, busy=job is not None and not job.finished)
    with right:
        if job is not None:
            running(job, slot=SLOT, cancelled=say("intake.own.cancelled"), done=say("intake.own.done"))
        _refusals(record.id)
        with boundary():
            _listed(record, busy=job is not None and not job.finished)


def _add(record: ProjectRecord, *, busy: bool) -> None:
    with st.container(border=True, key="own-sources"):
        uploads = file_uploader(say("intake.own.files"), f"own_files/{record.id}")
        pressed = st.button(
            say("intake.own.add"),
            key="own_add",
            type="primary",
            icon=":material/library_add:",
            disabled=busy or not uploads,
            width="stretch",
        )
        st.caption(f":material/info: {say('intake.own.promise')}")
    if pressed:
        _start_adding(record, [Source(each.name, each.getvalue()) for each in uploads])
        uploads_taken()
        st.rerun()


def _start_adding(record: ProjectRecord, sources: list[Source]) -> None:
    """Read, store, index; what is stored stays when the indexing is stopped."""
    kept, whose, zone = services().own_documents, owner(), record.project.meeting.time_zone
    refused: list[Refusal] = []

    def work(progress: Progress) -> None:
        from assistant.adapters.readers import read_documents

        read = read_documents(sources, progress=progress, zone=zone)
        refused.extend(each for each in read if isinstance(each, Refusal))
        documents = [each for each in read if isinstance(each, Document)]
        if documents:
            kept.add(whose, record.id, documents, progress)

    remember(_REFUSED, (record.id, refused))
    _start(record.id, work)


def _start(project_id: str, work: Callable[[Progress], None]) -> None:
    job = Job(project_id)
    remember(SLOT, job)
    job.start(work)


def _refusals(project_id: str) -> None:
    whose, refused = remembered(_REFUSED) or ("", [])
    spoken = language()
    for each in refused if whose == project_id else []:
        st.warning(
            f"**{plain(each.sentence.say(spoken))}**  \n{plain(each.next_step.say(spoken))}",
            icon=":material/draft:",
        )


def _listed(record: ProjectRecord, *, busy: bool) -> None:
    kept = services().own_documents
    documents = kept.list(owner(), record.id)
    if not documents:
        title, example = say("intake.own.empty_title"), say("intake.own.empty")
        st.html(f'<div class="cg-example"><h3>{title}</h3><p>{example}</p></div>')
        return
    own_search(record.id)
    _state(record, kept.state(owner(), record.id), busy=busy)
    for document in documents:
        _document(record.id, document)


def _state(record: ProjectRecord, state: OwnIndexState, *, busy: bool) -> None:
    """How far the index is; where it stopped, a button goes on."""
    with st.container(horizontal=True, vertical_alignment="center", key="own-state"):
        key = "complete" if state.complete else "partial"
        counts = {"documents": state.documents, "chunks": f"{state.chunks:,}", "done": f"{state.embedded:,}"}
        told = say(f"intake.own.{key}", **counts)
        st.caption(told, width="stretch")
        if not state.complete:
            st.button(
                say("intake.own.go_on"),
                key="own_go_on",
                icon=":material/sync:",
                disabled=busy,
                on_click=_build,
                args=(record.id,),
            )


@guarded
def _build(project_id: str) -> None:
    kept, whose = services().own_documents, owner()
    _start(project_id, lambda progress: kept.build(whose, project_id, progress))


def _document(project_id: str, document: OwnDocument) -> None:
    kind = load_catalog(WORDING).say(f"kind.{document.kind.value}", language())
    about = say(
        "intake.own.about",
        kind=kind,
        characters=f"{document.characters:,}",
        at=f"{local_time(document.added_at):%Y/%m/%d %H:%M}",
    )
    with st.container(border=True, key=f"own-{document.id}"):
        words, button = st.columns([4, 1], gap="small", vertical_alignment="center")
        words.html(f'<div class="cg-card"><h3>{safe(document.name)}</h3><p>{safe(about)}</p></div>')
        with button, st.popover(say("common.remove"), icon=":material/delete:", type="tertiary"):
            st.markdown(say("intake.own.remove_ask", name=plain(document.name)))
            st.button(
                say("intake.own.remove"),
                key=f"remove-own-{document.id}",
                icon=":material/delete_forever:",
                on_click=_remove,
                args=(project_id, document.id),
            )


@guarded
def _remove(project_id: str, document_id: str) -> None:
    services().own_documents.remove(owner(), project_id, document_id)
    st.toast(say("intake.own.removed"), icon=":material/check:")
