"""Figures that departments are judged by: from 5 % to 6.5 %, 「KPI 是…」."""

import re
from decimal import Decimal

from assistant.language.numerals import narrow
from assistant.project.intake.signs import tree
from assistant.project.models import Kpi

_LEADS_UP = re.compile(
    r"(?:KPI|目標|指標)[ ]?(?:是|為)|希望|想要|需要|(?:今|明)年底?|把|讓|將"
    r"|\b(?:raise|increase|improve|grow|lift|cut|reduce|lower|shorten|bring|move|get|take|see|wants?|needs?)s?\b"
    r"(?: to)?(?= )",
    re.IGNORECASE,
)
# What goes between a figure's name and "from": "the rate should rise from 2 % to 3 %".
_GOES = re.compile(
    r"(?: (?:should|will|would|must|may|can|could|needs? to|has to|is to|to))?"
    r" (?:go|goes|rise|rises|move|moves|grow|grows|fall|falls|drop|drops|come|get|increase|improve)$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|our|their|its|your) ", re.IGNORECASE)


def find_kpi(text: str) -> Kpi | None:
    """A figure that should move from one value to another, or what is called a KPI."""
    signs = tree()["kpi"]
    number, unit = signs["number"], signs["unit"]
    plain = narrow(text)
    for name in ("from_to_zh", "from_to_en"):
        source = signs[name].replace("NUMBER", number).replace("UNIT", f"(?:{unit})")
        match = re.search(source, plain, re.IGNORECASE)
        if match and not re.search(signs["feared"], match["how"] or "") and not _feared(plain, match.start()):
            return _moving(match, plain)
    said = re.search(signs["zh"], text) or re.search(signs["en"], text, re.IGNORECASE)
    return Kpi(name=said["what"].strip()[:80]) if said else None


def _feared(text: str, start: int) -> bool:
    return re.search(tree()["kpi"]["feared"], text[max(0, start - 8) : start + 12]) is not None


def _moving(match: re.Match[str], text: str) -> Kpi | None:
    name = _kpi_name(match["name"] or "", text)
    if not name:
        return None
    start, target = (_figure(match[group]) for group in ("a", "b"))
    down = bool(re.search(tree()["kpi"]["down"], match["how"] or "", re.IGNORECASE)) or target < start
    unit = (match["bu"] or match["au"] or "").replace("percent", "%")
    return Kpi(
        name=name, baseline=float(start), target=float(target), unit=unit, direction="down" if down else "up"
    )


def _kpi_name(name: str, text: str) -> str:
    """The figure's name without what leads up to it: 「我們的 KPI 是今年底回購率」 gives 回購率."""
    if not name:
        called = re.search(tree()["kpi"]["en"], text, re.IGNORECASE)
        return called["what"].strip() if called else ""
    name = _LEADS_UP.split(_GOES.sub("", name))[-1]
    name = _ARTICLE.sub("", name.strip(" 的，,：:"))
    return _kpi_name("", text) if name.lower() == "it" else name


def _figure(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))
