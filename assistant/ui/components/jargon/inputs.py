"""What goes in: a text, who says it, who must understand it, and the button that translates."""

from collections.abc import Callable

import streamlit as st

from assistant.jargon.models import MOST_LISTENERS
from assistant.project.records import ProjectRecord
from assistant.ui.boundary import guarded
from assistant.ui.components.consent import FILES, ask_to_send, must_ask
from assistant.ui.components.jargon.picks import Pick, picks
from assistant.ui.components.jargon.shelf import Given, Shelf, shelf_of
from assistant.ui.components.jargon.sides import called, choices, usual
from assistant.ui.components.jargon.translating import model_for, prompt_to_send, start_translating
from assistant.ui.model import reach
from assistant.ui.safe import plain
from assistant.ui.state import language, remember, remembered
from assistant.ui.words import say

_EPOCH = "jargon_epoch"


def inputs(record: ProjectRecord | None, *, translated: bool, busy: bool) -> Callable[[], None]:
    """Draw the block. Returns what its button does."""
    shelf = shelf_of(record)
    known = choices(record.project if record else None)
    given = _settled(shelf.given(), record, known)
    with st.container(border=True, key="jargon-inputs"):
        words, people = st.columns([7, 5], gap="medium")
        with words:
            _text(shelf, given)
            if record is not None:
                _from_project(shelf, record)
        with people:
            _people(shelf, given, known)
            pressed = st.button(
                say("jargon.go"),
                key="jargon_go",
                type="secondary" if translated else "primary",
                icon=":material/translate:",
                disabled=busy,
                width="stretch",
            )
            _where_it_goes()
    if pressed:
        _translate(record, given)
    return lambda: _translate(record, given)


def put(shelf: Shelf, **changes: object) -> None:
    """Keep other values and draw the fields anew."""
    shelf.keep_given(shelf.given().model_copy(update=changes))
    remember(_EPOCH, _epoch() + 1)


def _settled(given: Given, record: ProjectRecord | None, known: list[str]) -> Given:
    """With the usual departments where the person chose none, or one that is gone."""
    speaker, listeners = usual(record.project if record else None, known)
    chosen = listeners if given.listeners is None else [each for each in given.listeners if each in known]
    return given.model_copy(
        update={"speaker": given.speaker if given.speaker in known else speaker, "listeners": chosen}
    )


def _translate(record: ProjectRecord | None, given: Given) -> None:
    missing = _missing(given)
    if missing:
        st.info(missing, icon=":material/info:")
        return
    model = model_for(record)
    if model is not None and must_ask(model, FILES):
        ask_to_send(
            model,
            about=say("jargon.consent.text", host=plain(model.host), model=plain(model.name)),
            agree=say("jargon.consent.agree"),
            offline=say("jargon.consent.offline"),
            messages=lambda: prompt_to_send(record, given, model),
            go=lambda agreed: start_translating(record, given, agreed),
            what=FILES,
        )
        return
    start_translating(record, given, model)
    st.rerun()


def _missing(given: Given) -> str:
    if not given.text.strip():
        return say("jargon.missing.text")
    if not given.listeners:
        return say("jargon.missing.listeners")
    return say("jargon.missing.fewer", most=MOST_LISTENERS) if len(given.listeners) > MOST_LISTENERS else ""


def _text(shelf: Shelf, given: Given) -> None:
    key = f"{_key(shelf)}/text"
    st.text_area(
        say("jargon.text.label"),
        given.text,
        height=236,
        key=key,
        placeholder=say("jargon.text.hint"),
        on_change=_keep,
        args=(shelf, "text", key),
    )


def _from_project(shelf: Shelf, record: ProjectRecord) -> None:
    found = picks(record)
    if not found:
        return
    key = f"{_key(shelf)}/pick"
    with st.popover(say("jargon.pick.open"), icon=":material/format_quote:", type="tertiary"):
        st.selectbox(
            say("jargon.pick.label"),
            range(len(found)),
            index=None,
            format_func=lambda at: found[at].label,
            placeholder=say("jargon.pick.choose"),
            key=key,
            on_change=_take,
            args=(shelf, found, key),
        )
        st.caption(say("jargon.pick.about"))


def _people(shelf: Shelf, given: Given, known: list[str]) -> None:
    # The language is part of the keys: a chosen department is named in the language switched to.
    place = f"{_key(shelf)}/{language().value}"
    st.selectbox(
        say("jargon.speaker"),
        known,
        index=known.index(given.speaker),
        format_func=called,
        key=f"{place}/speaker",
        on_change=_keep,
        args=(shelf, "speaker", f"{place}/speaker"),
    )
    st.multiselect(
        say("jargon.listeners", most=MOST_LISTENERS),
        known,
        given.listeners,
        format_func=called,
        placeholder=say("jargon.listeners_hint"),
        select_all=False,
        key=f"{place}/listeners",
        on_change=_keep,
        args=(shelf, "listeners", f"{place}/listeners"),
    )
    if not given.listeners:
        return
    with st.expander(say("jargon.decides.title")):
        for choice in given.listeners[:MOST_LISTENERS]:
            key = f"{place}/decides/{choice}"
            st.text_input(
                say("jargon.decides.label", department=plain(called(choice))),
                given.decides.get(choice, ""),
                key=key,
                max_chars=300,
                placeholder=say("jargon.decides.hint"),
                on_change=_keep_decides,
                args=(shelf, choice, key),
            )


def _where_it_goes() -> None:
    reached = reach()
    if reached is None:
        st.caption(f":material/cloud_off: {say('jargon.offline')}")
    elif reached.remote:
        st.caption(f":material/cloud_upload: {say('jargon.remote', host=plain(reached.host))}")
    else:
        st.caption(f":material/computer: {say('jargon.local')}")


@guarded
def _keep(shelf: Shelf, name: str, key: str) -> None:
    shelf.keep_given(shelf.given().model_copy(update={name: st.session_state[key]}))


@guarded
def _keep_decides(shelf: Shelf, choice: str, key: str) -> None:
    given = shelf.given()
    decides = {**given.decides, choice: str(st.session_state[key])}
    shelf.keep_given(given.model_copy(update={"decides": decides}))


@guarded
def _take(shelf: Shelf, found: list[Pick], key: str) -> None:
    at = st.session_state[key]
    if at is not None:
        chosen = found[at]
        put(shelf, text=chosen.text, **({"speaker": chosen.speaker} if chosen.speaker else {}))


def _key(shelf: Shelf) -> str:
    return f"jargon/{shelf.project_id}/{_epoch()}"


def _epoch() -> int:
    return int(remembered(_EPOCH, 0))
