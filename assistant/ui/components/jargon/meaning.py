"""What a text changes for a listener, what to ask back, what was assumed, converted and kept."""

from collections.abc import Iterable, Sequence
from itertools import groupby

import streamlit as st

from assistant.jargon.models import Conversion, ForListener, Kept, Translation
from assistant.ui.components.glossary.book import glossary, organisation
from assistant.ui.components.glossary.units import unit_fact
from assistant.ui.components.jargon.card import other_meanings
from assistant.ui.safe import safe
from assistant.ui.words import say_in

_MOST = 40


def meaning(translation: Translation, told: Sequence[ForListener]) -> None:
    """What it changes and what to ask, for each of the listeners ``told``."""
    shown = "".join(_for_one(translation, each, named=len(told) > 1) for each in told)
    st.html(f'<div class="cg-several">{shown}</div>')


def conversions(translation: Translation, told: ForListener) -> None:
    """Quantities in units the listener uses; where nobody said what one is, the field to say it."""
    if not told.conversions:
        return
    spoken = translation.language
    rows = "".join(_converted(each, translation) for each in told.conversions)
    st.html(f'<div class="cg-doc"><h3>{safe(say_in(spoken, "jargon.conversions"))}</h3><ul>{rows}</ul></div>')
    terms, own = glossary().terms, organisation()
    for key in dict.fromkeys(each.term for each in told.conversions):
        if key in terms:
            unit_fact(terms[key], own, place="jargon")


def differences(translation: Translation, told: ForListener) -> None:
    """Words that mean something else to the listener or elsewhere, and what was assumed."""
    spoken = translation.language
    alerts = "".join(
        f"<li><b>{safe(card.surface)}</b>{other_meanings(card, spoken, '<span>{}</span>')}</li>"
        for card in told.cards
        if card.elsewhere
    )
    parts = [
        (say_in(spoken, "jargon.same_word"), alerts),
        (say_in(spoken, "jargon.assumptions"), _list(told.assumptions)),
    ]
    _sections(parts)


def kept(translation: Translation, told: ForListener) -> None:
    """What the rewrite has to keep, each with the sign that it does."""
    if not told.kept:
        return
    spoken = translation.language
    lost = [each for each in told.kept if not each.kept]
    rows = "".join(
        f"<dt>{safe(say_in(spoken, f'jargon.kind.{kind}'))}</dt><dd>{_marks(list(each))}</dd>"
        for kind, each in groupby(sorted(told.kept, key=lambda one: one.kind), key=lambda one: one.kind)
    )
    head = say_in(
        spoken,
        "jargon.kept.some_lost" if lost else "jargon.kept.all",
        count=len(told.kept),
        lost=len(lost),
    )
    opened = " open" if lost else ""
    shown = f"<details{opened}><summary>{safe(head)}</summary><dl>{rows}</dl></details>"
    st.html(f'<div class="cg-doc cg-kept">{shown}</div>')


def _for_one(translation: Translation, told: ForListener, *, named: bool) -> str:
    spoken = translation.language
    department = told.listener.department
    parts = [
        (say_in(spoken, "jargon.effect", department=department), _list(told.effect)),
        (say_in(spoken, "jargon.ask_back", department=department), _list(told.ask_back)),
    ]
    shown = "".join(f"<div><h3>{safe(head)}</h3>{inside}</div>" for head, inside in parts if inside)
    if not shown:
        shown = f"<p>{safe(say_in(spoken, 'jargon.nothing', department=department))}</p>"
    return f'<div class="cg-doc cg-means{"" if named else " cg-wide"}" lang="{spoken.value}">{shown}</div>'


def _converted(each: Conversion, translation: Translation) -> str:
    spoken = translation.language
    told = say_in(
        spoken,
        "jargon.converted" if each.result else "jargon.not_converted",
        quantity=each.quantity,
        result=each.result,
    )
    return f"<li>{safe(told)}</li>"


def _marks(found: Sequence[Kept]) -> str:
    shown = [
        f'<span class="{"cg-is-kept" if each.kept else "cg-is-lost"}">{safe(each.text)}</span>'
        for each in found[:_MOST]
    ]
    return " ".join(shown) + (f" … {len(found)}" if len(found) > _MOST else "")


def _list(lines: Iterable[str]) -> str:
    listed = "".join(f"<li>{safe(line)}</li>" for line in lines)
    return f"<ul>{listed}</ul>" if listed else ""


def _sections(parts: Iterable[tuple[str, str]]) -> None:
    shown = "".join(
        f"<h3>{safe(head)}</h3>{inside if inside.startswith('<ul') else f'<ul>{inside}</ul>'}"
        for head, inside in parts
        if inside
    )
    if shown:
        st.html(f'<div class="cg-doc cg-differences">{shown}</div>')
