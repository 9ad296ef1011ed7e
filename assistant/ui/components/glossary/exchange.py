"""The organisation's glossary as a file, out and in."""

import streamlit as st

from assistant.knowledge.glossary.exchange import Imported, read_glossary, write_csv, write_json
from assistant.knowledge.glossary.organisation import Organisation, take_in
from assistant.ui.boundary import boundary, guarded
from assistant.ui.components.glossary.book import by, change
from assistant.ui.safe import plain
from assistant.ui.state import language, remember, remembered
from assistant.ui.words import say

_UPLOADS = "glossary_uploads"
_SHOWN = 12


def import_export(own: Organisation) -> None:
    """Two small blocks behind buttons."""
    with st.popover(say("glossary.export.title"), icon=":material/download:"):
        _export(own)
    with st.popover(say("glossary.import.title"), icon=":material/upload:", key="glossary-import"):
        st.caption(say("glossary.import.about"))
        upload = st.file_uploader(
            say("glossary.import.file"),
            type=["csv", "tsv", "txt", "json"],
            key=f"{_UPLOADS}.{remembered(_UPLOADS, 0)}",
        )
        if upload is not None:
            with boundary():
                _preview(read_glossary(upload.getvalue(), by()))


def _export(own: Organisation) -> None:
    from assistant.adapters.exports.names import file_name

    title, spoken = say("glossary.export.name"), language()
    st.caption(say("glossary.export.about", count=len(own.entries)))
    st.download_button(
        say("glossary.export.csv"),
        lambda: write_csv(own, spoken),
        file_name=file_name(title, ".csv"),
        mime="text/csv",
        key="glossary_csv",
        on_click="ignore",
        icon=":material/table:",
    )
    st.download_button(
        say("glossary.export.json"),
        lambda: write_json(own).encode(),
        file_name=file_name(title, ".json"),
        mime="application/json",
        key="glossary_json",
        on_click="ignore",
        icon=":material/data_object:",
    )


def _preview(read: Imported) -> None:
    """What the file holds and what of it cannot be used, before anything is changed."""
    spoken = language()
    for each in read.rejected[:_SHOWN]:
        name = f"「{plain(each.name)}」" if each.name else ""
        where = say("glossary.import.row", row=each.row)
        st.caption(f":material/error: {where}{name}　{plain(each.reason.say(spoken))}")
    if len(read.rejected) > _SHOWN:
        st.caption(say("glossary.import.more", count=len(read.rejected) - _SHOWN))
    if read.ignored:
        names = plain(say("common.listing").join(read.ignored))
        st.caption(f":material/info: {say('glossary.import.ignored', columns=names)}")
    count = len(read.organisation.entries)
    st.button(
        say("glossary.import.go", count=count),
        key="glossary_import_go",
        icon=":material/check:",
        disabled=read.organisation == Organisation(),
        on_click=_take_in,
        args=(read,),
    )


@guarded
def _take_in(read: Imported) -> None:
    who = by()
    told = say("glossary.import.done", count=len(read.organisation.entries), left=len(read.rejected))
    change(lambda own: take_in(own, read.organisation, who), told)
    remember(_UPLOADS, remembered(_UPLOADS, 0) + 1)
