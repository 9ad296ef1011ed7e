"""Advice, the better package, what was found and missed, and what the counterparts hid."""

import streamlit as st

from assistant.language.locale import LocalText
from assistant.rehearsal.debrief.models import Debrief, Evidence, FactSeen, Result, Revealed
from assistant.rehearsal.models import Session
from assistant.ui.components.agenda.document import table
from assistant.ui.components.rehearsal.outcome import package_html
from assistant.ui.components.rehearsal.rubric import principle_link
from assistant.ui.safe import safe
from assistant.ui.state import language
from assistant.ui.words import say


def advice(shown: Debrief) -> None:
    """Three things to keep or to change, each with the words it rests on and its principle."""
    if not shown.advice:
        return
    st.html(f'<div class="cg-doc"><h3>{say("rehearsal.advice.title")}</h3></div>')
    columns = st.columns(len(shown.advice))
    for place, (column, each) in enumerate(zip(columns, shown.advice, strict=True)):
        with column, st.container(key=f"advice-{place}"):
            st.html(
                f'<div class="cg-advice"><p class="cg-kind cg-{each.kind}">'
                f"{say(f'rehearsal.advice.{each.kind}')}</p><p>{safe(_said(each.text))}</p>"
                f"{quotes_html(each.evidence[:1])}</div>"
            )
            principle_link(each.principle, f"advice-{place}")


def quotes_html(evidence: tuple[Evidence, ...]) -> str:
    """Verbatim quotes with their turns."""
    return "".join(
        f'<p class="cg-quote">{safe(say("rehearsal.quote", turn=each.turn, quote=each.quote))}</p>'
        for each in evidence
        if each.quote
    )


def better_html(result: Result) -> str:
    """The package that would have been better, beside the deal."""
    if result.joint is None:
        about = "no_zone"
    elif result.better is None:
        about = "best"
    else:
        about = "no_deal" if result.deal is None else "deal"
    sides = ""
    for name, package in (("deal", result.deal), ("better", result.better)):
        if package is not None:
            title = say(f"rehearsal.better.{name}")
            sides += f"<article class='cg-{name}'><h4>{title}</h4>{package_html(package)}</article>"
    left = "" if result.left is None else safe(say("rehearsal.better.left", points=f"{result.left:.0f}"))
    return (
        f'<section class="cg-doc"><h3>{say("rehearsal.better.title")}</h3>'
        f"<p>{say(f'rehearsal.better.about_{about}')} {left}</p>"
        f'<div class="cg-two">{sides}</div></section>'
    )


def found_html(shown: Debrief) -> str:
    """Interests found and missed, other facts, and in a talk without figures the worries."""
    body = ""
    if shown.concerns:
        heads = [say(f"rehearsal.found.{name}") for name in ("who", "worry", "eased")]
        rows = [
            [safe(each.counterpart), safe(each.text), _mark(each.turn is not None) + _when(each.turn, "open")]
            for each in shown.concerns
        ]
        body += f"<h3>{say('rehearsal.found.concerns')}</h3>{table(heads, rows)}"
    if shown.facts:
        heads = [say(f"rehearsal.found.{name}") for name in ("who", "what", "when")]
        ranked = sorted(shown.facts, key=lambda fact: not fact.interest)
        body += f"<h3>{say('rehearsal.found.title')}</h3>{table(heads, [_fact(each) for each in ranked])}"
    return f'<section class="cg-doc">{body}</section>' if body else ""


def hidden_html(session: Session, shown: Debrief) -> str:
    """What the counterparts hid, now that it may be told."""
    styles = {place: persona.style for place, persona in enumerate(session.setup.personas)}
    body = "".join(
        f"<article><h4>{safe(each.name)}</h4><dl>{_hidden(each, styles[place].value)}</dl></article>"
        for place, each in enumerate(shown.revealed)
    )
    guess = f"<p>{safe(say('rehearsal.guess.was', guess=shown.guess))}</p>" if shown.guess else ""
    return (
        f'<section class="cg-doc"><h3>{say("rehearsal.hidden.title")}</h3>{guess}'
        f'<div class="cg-two">{body}</div></section>'
    )


def _hidden(each: Revealed, style: str) -> str:
    ranked = [
        say("rehearsal.hidden.weight", issue=name, points=f"{points:.0f}") for name, points in each.priorities
    ]
    floor = "" if each.walk_away is None else say("rehearsal.points", points=f"{each.walk_away:.0f}")
    pairs = [
        ("style", say(f"rehearsal.style.{style}")),
        ("goal", each.goal),
        ("kpi", each.kpi),
        ("worry", each.worry),
        ("floor", floor),
        ("priorities", say("rehearsal.hidden.then").join(ranked)),
    ]
    return "".join(
        f"<dt>{say(f'rehearsal.hidden.{name}')}</dt><dd>{safe(text)}</dd>" for name, text in pairs if text
    )


def _fact(fact: FactSeen) -> list[str]:
    mark = f'<span class="cg-interest">{say("rehearsal.found.interest")}</span> ' if fact.interest else ""
    when = _mark(fact.turn is not None) + _when(fact.turn, "missed")
    if fact.turn is None and fact.opener is not None:
        opener = safe(say("rehearsal.found.opener", opener=_said(fact.opener)))
        when += f'<br><span class="cg-quiet">{opener}</span>'
    return [safe(fact.counterpart), mark + safe(fact.text), when]


def _when(turn: int | None, otherwise: str) -> str:
    return safe(
        say(f"rehearsal.found.{otherwise}") if turn is None else say("rehearsal.chat.turn", turn=turn)
    )


def _mark(met: bool) -> str:
    """A sign that reads without colour."""
    kind, sign = ("yes", "✓") if met else ("no", "✗")
    return f'<span class="cg-sign cg-sign-{kind}" aria-hidden="true">{sign}</span> '


def _said(text: LocalText) -> str:
    return text.say(language())
