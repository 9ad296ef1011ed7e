"""The translation as a sheet: paragraph by paragraph, the original beside what each listener reads."""

from collections.abc import Sequence

import streamlit as st

from assistant.jargon.models import ForListener, Translation
from assistant.ui.boundary import guarded
from assistant.ui.components.jargon.marked import Marker
from assistant.ui.safe import safe
from assistant.ui.state import remember, remembered
from assistant.ui.words import say, say_in

_SHOWN = 30
_MORE = "jargon_paragraphs"


def sheet(translation: Translation, told: Sequence[ForListener], draft_id: str) -> None:
    """Draw the paragraphs for the listeners ``told``; a long text is opened a part at a time."""
    opened = remembered(_MORE) or ("", 0)
    shown = max(_SHOWN, opened[1] if opened[0] == draft_id else 0)
    with st.container(key="jargon-sheet"):
        st.html(paragraphs_html(translation, told, shown))
        left = len(translation.source) - shown
        if left > 0:
            st.button(
                say("jargon.more", count=left),
                key="jargon_more",
                icon=":material/expand_more:",
                on_click=_show_more,
                args=(draft_id, shown + _SHOWN),
            )


def paragraphs_html(translation: Translation, told: Sequence[ForListener], most: int) -> str:
    """The first ``most`` paragraphs: one listener beside the original, several side by side below it."""
    spoken = translation.language
    markers = [Marker(translation, each, f"{number}") for number, each in enumerate(told)]
    kind = "cg-pair" if len(told) == 1 else "cg-several"
    speaker = translation.speaker.department
    rows = []
    for at in range(min(most, len(translation.source))):
        texts = [each.paragraphs[at].text for each in told]
        first = at == 0 or len(told) > 1
        head = say_in(spoken, "jargon.original", department=speaker)
        source = _cell(head if first else "", markers[0].source(at, also_in=texts[0]), "cg-original")
        cells = [
            _cell(
                say_in(spoken, "jargon.for", department=each.listener.department) if first else "",
                marker.rewrite(at, text) + _problems(each.paragraphs[at].problems),
                "cg-rewrite",
            )
            for each, marker, text in zip(told, markers, texts, strict=True)
        ]
        rows.append(f'<div class="{kind}">{source}{"".join(cells)}</div>')
    return f'<div class="cg-doc cg-words" lang="{spoken.value}">{"".join(rows)}</div>'


def _cell(head: str, inside: str, kind: str) -> str:
    named = f'<span class="cg-whose">{safe(head)}</span>' if head else ""
    return f'<div class="{kind}">{named}<div class="cg-para">{inside}</div></div>'


def _problems(problems: Sequence[str]) -> str:
    listed = "".join(f"<li>{safe(each)}</li>" for each in problems)
    return f'<ul class="cg-problems">{listed}</ul>' if listed else ""


@guarded
def _show_more(draft_id: str, count: int) -> None:
    remember(_MORE, (draft_id, count))
