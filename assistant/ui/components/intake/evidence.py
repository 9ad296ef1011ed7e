"""Where a value comes from: how sure it is, the file and place, the figures as read, the words on demand."""

import datetime as dt
import json

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
    read = "".join(f"<li>{each}</li>" for each in dict.fromkeys(map(_figure, _to_confirm(found))))
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


def _to_confirm(found: Found) -> list[Figure]:
    """Figures the value rests on and whose reading says more than their words: days, amounts in words."""
    figures = [figure.read() for figure in found.figures]
    if found.value.kind == "date":
        return [each for each in figures if str(each.value) == found.first.json_value] or figures
    if found.value.kind not in {"text", "kpi", "position"}:
        return []
    said = json.dumps(found.first.json_value, ensure_ascii=False)
    return [
        each
        for each in figures
        if (each.words in said or found.value.kind == "kpi")
        and (isinstance(each.value, dt.date) or f"{each.value:f}" not in each.words.replace(",", ""))
    ]


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
