"""How dates, times and amounts are written for a reader: 2026/12/03（四） 14:00, NT$1,200,000."""

import datetime as dt

from assistant.language.locale import Language

_WEEKDAYS = "一二三四五六日"
TO_BE_CONFIRMED = {Language.ZH_TW: "待確認", Language.EN: "to be confirmed"}


def write_date(date: dt.date | None, language: Language) -> str:
    """``2026/12/03（四）`` or ``Thu 3 Dec 2026``; 待確認 / to be confirmed for ``None``."""
    if date is None:
        return TO_BE_CONFIRMED[language]
    if language is Language.ZH_TW:
        return f"{date:%Y/%m/%d}（{_WEEKDAYS[date.weekday()]}）"
    return f"{date:%a} {date.day} {date:%b %Y}"


def write_time(time: dt.time | None, language: Language) -> str:
    """``14:00``; 待確認 / to be confirmed for ``None``."""
    return TO_BE_CONFIRMED[language] if time is None else f"{time:%H:%M}"


def write_amount(value: float | None, unit: str, language: Language) -> str:
    """A figure with its unit: ``NT$1,200,000``, ``12.5 %``, ``4 人週``; no rounding beyond float noise."""
    if value is None:
        return TO_BE_CONFIRMED[language]
    number = f"{value:,.10g}" if abs(value) < 1e10 else f"{value:,.0f}"
    if unit.endswith("$") or unit in {"€", "£", "¥"}:
        return f"{unit}{number}"
    return f"{number} {unit}" if unit else number
