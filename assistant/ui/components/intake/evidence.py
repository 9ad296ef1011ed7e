"""Where a value comes from: how sure it is, the file and place, the figures as read, the words on demand."""

import datetime as dt

from assistant.language.figures import write_amount, write_date
from assistant.project.intake.documents import Place
from assistant.project.intake.proposal import Figure, Origin
from assistant.ui.components.intake.stored import Found
from assistant.ui.safe import lines, safe
from assistant.ui.state import language
from assistant.ui.words import say

_SURE, _LIKELY = 0.85, 0.65


def evidence(found: Found) -> str:
    """The lines below a value, as HTML: everything from files is escaped."""
    where = say("intake.from", file=file_name(found.file), place=_place(found))
    parts = [sureness(found.confidence), where]
    if found.origin is Origin.MODEL:
        parts.append(say("intake.by_model"))
    if found.edited:
        parts.append(say("intake.edited"))
    told = "<span>" + "</span><span>".join(map(safe, parts)) + "</span>"
    read = "".join(f"<li>{_figure(figure.read())}</li>" for figure in found.figures)
    return (
        f'<div class="cg-evidence-line">{told}</div>'
        + (f'<ul class="cg-read">{read}</ul>' if read else "")
        + f"<details><summary>{say('intake.words')}</summary>"
        + f"<blockquote>{lines(found.quote)}</blockquote></details>"
    )


def sureness(confidence: float) -> str:
    """How sure the finder is, in words."""
    if confidence >= _SURE:
        return say("intake.sure.high")
    return say("intake.sure.middle") if confidence >= _LIKELY else say("intake.sure.low")


def file_name(name: str) -> str:
    """The file's name, or that it was pasted."""
    return name or say("intake.pasted")


def _place(found: Found) -> str:
    return Place(found.place_kind, found.place, found.place_name).both().say(language())


def _figure(figure: Figure) -> str:
    """「下週三」→ 2026/11/25（三）, and whether that day was counted from today."""
    spoken = language()
    if isinstance(figure.value, dt.date):
        value = write_date(figure.value, spoken)
    else:
        value = write_amount(float(figure.value), "%" if figure.kind == "percent" else "", spoken)
    read = say("intake.read_as", words=figure.words, value=value)
    assumed = f" <b>{say('intake.assumed')}</b>" if figure.assumed else ""
    return f"{safe(read)}{assumed}"
