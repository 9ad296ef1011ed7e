"""Where the person types: an area with a button of its own, kept while it is typed in.

Enter makes a new line, also while an input method composes; only the button sends. A small script asks
the area to hand its text over when somebody stops typing, so that a reload finds the words again.
"""

from typing import Any

import streamlit as st

from assistant.language.locale import Language
from assistant.rehearsal.models import MAX_TURN
from assistant.rehearsal.records import MOST_UNSENT, RehearsalRecord
from assistant.ui.boundary import guarded
from assistant.ui.components.rehearsal.sending import send
from assistant.ui.state import owner, remember, remembered, services
from assistant.ui.words import say

_HINT = "rehearsal_hint"
_SENT = "rehearsal_sent"
"""Set by a callback of the fragment, so that the whole page is drawn anew."""
_HANDS_OVER = """
<script>
if (!window.cgHandsOver) {
  window.cgHandsOver = true;
  let waiting;
  const later = (event) => {
    const area = event.target;
    if (!area.matches || !area.matches(".st-key-composer textarea")) return;
    clearTimeout(waiting);
    if (event.isComposing) return;
    waiting = setTimeout(() => area.dispatchEvent(
      new KeyboardEvent("keydown", {key: "Enter", ctrlKey: true, bubbles: true})), 700);
  };
  document.addEventListener("input", later);
  document.addEventListener("compositionend", later);
}
</script>
"""


@st.fragment
def composer(record: RehearsalRecord, busy: bool) -> None:
    """Draw the area and its button; where another tab played on, the way to see it."""
    key = said_key(record)
    if remembered(_SENT):
        remember(_SENT, False)
        st.rerun()
    if key not in st.session_state:
        st.session_state[key] = record.unsent.text
    with st.container(key="composer"):
        st.text_area(
            say("rehearsal.say.label"),
            key=key,
            height=110,
            max_chars=MOST_UNSENT,
            placeholder=say("rehearsal.say.hint"),
            disabled=busy,
            on_change=_keep,
            args=(record, key),
        )
        if _overtaken(record):
            _others_played(record, key)
            return
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                say("rehearsal.say.send"),
                key="send_turn",
                type="primary",
                icon=":material/send:",
                disabled=busy,
                on_click=_send,
                args=(record, key),
            )
            st.caption(say("rehearsal.say.keys"), width="stretch")
        _hint()
    st.html(_HANDS_OVER, unsafe_allow_javascript=True)


def drawn_anew() -> None:
    """The whole page is being drawn: nothing is left to do for a turn that was sent."""
    remember(_SENT, False)


def said_key(record: RehearsalRecord) -> str:
    """The area's key: a new one for each turn."""
    return f"say/{record.id}/{len(record.session.turns)}"


def typed(record: RehearsalRecord) -> str:
    """What stands in the area."""
    kept: Any = st.session_state.get(said_key(record))
    return record.unsent.text if kept is None else str(kept)


def with_typed(record: RehearsalRecord, words: str) -> str:
    """What stands in the area, with ``words`` after it."""
    before, gap = typed(record).strip(), "" if record.session.setup.language is Language.ZH_TW else " "
    return f"{before}{gap}{words}" if before else words


def write(record: RehearsalRecord, text: str) -> None:
    """Put words into the area and keep them. For callbacks."""
    st.session_state[said_key(record)] = text
    keep_text(record, text)


def keep_text(record: RehearsalRecord, text: str) -> None:
    """Keep what is typed; what was read before is read again."""
    store = services().rehearsals
    current = store.get(owner(), record.id)
    if current is not None:
        kept = current.unsent.model_copy(update={"text": text[:MOST_UNSENT], "understood": None})
        store.keep_unsent(owner(), record.id, kept)


@guarded
def _keep(record: RehearsalRecord, key: str) -> None:
    keep_text(record, str(st.session_state[key] or ""))


@guarded
def _send(record: RehearsalRecord, key: str) -> None:
    text = str(st.session_state[key] or "")
    if not text.strip():
        remember(_HINT, say("rehearsal.say.empty"))
    elif len(text) > MAX_TURN:
        remember(_HINT, say("rehearsal.say.long", count=f"{len(text):,}", most=f"{MAX_TURN:,}"))
    else:
        remember(_SENT, send(record, text))


def _hint() -> None:
    hint = remembered(_HINT)
    if hint:
        st.session_state.pop(_HINT)
        st.caption(f":orange[:material/info: {hint}]")


def _overtaken(record: RehearsalRecord) -> bool:
    """Whether what is on screen is older than what is stored."""
    current = services().rehearsals.get(owner(), record.id)
    return current is None or current.revision != record.revision


def _others_played(record: RehearsalRecord, key: str) -> None:
    st.warning(say("rehearsal.elsewhere.sentence"), icon=":material/tab_duplicate:")
    if st.button(
        say("rehearsal.elsewhere.reload"),
        key="reload_rehearsal",
        icon=":material/refresh:",
        on_click=_keep,
        args=(record, key),
    ):
        st.rerun()
