"""Open promises on a line of time, drawn as SVG; the list beside it says the same."""

import datetime as dt
from collections.abc import Callable, Sequence

from assistant.language.figures import write_date
from assistant.language.voice import clip
from assistant.ui.components.account.book import Line, is_overdue
from assistant.ui.safe import safe
from assistant.ui.state import language
from assistant.ui.words import say

MOST = 12
_WIDTH, _ROW, _TOP, _EDGE = 560, 56, 34, 14
_TEXT = 34


def timeline_html(lines: Sequence[Line], today: dt.date) -> str:
    """The promises with a due day, the nearest first; empty when there is none."""
    dated = [line for line in lines if line.entry.due is not None][:MOST]
    if not dated:
        return ""
    days = [line.entry.due or today for line in dated]
    first, last = min([*days, today]), max([*days, today])
    span = max((last - first).days, 14)

    def across(day: dt.date) -> float:
        return round(_EDGE + (day - first).days / span * (_WIDTH - 2 * _EDGE), 1)

    height = _TOP + _ROW * len(dated) + 8
    now = across(today)
    anchor = "start" if now < _WIDTH / 3 else "end" if now > 2 * _WIDTH / 3 else "middle"
    rows = "".join(_row(line, place, across, today) for place, line in enumerate(dated))
    return (
        f'<div class="cg-promises"><svg viewBox="0 0 {_WIDTH} {height}" role="group" '
        f'aria-label="{_text(say("account.timeline.label", count=len(dated)))}">'
        f'<path class="cg-now" d="M{now} {_TOP - 8}V{height}"/>'
        f'<text class="cg-now-name" x="{now}" y="{_TOP - 14}" text-anchor="{anchor}">'
        f"{_text(say('account.timeline.today', date=write_date(today, language())))}</text>{rows}</svg></div>"
    )


def _row(line: Line, place: int, across: Callable[[dt.date], float], today: dt.date) -> str:
    entry, top = line.entry, _TOP + place * _ROW
    due = entry.due or today
    late, ours = is_overdue(line, today), entry.giver == line.own
    told = _told(line, due, late=late)
    x, y = across(due), top + 40
    begin, end = sorted((across(today), x))
    label = say("account.timeline.row", giver=entry.giver, taker=entry.taker, what=clip(entry.what, _TEXT))
    side = "cg-ours" if ours else "cg-theirs"
    return (
        f'<g class="cg-promise {side}{" cg-late" if late else ""}" tabindex="0" role="img" '
        f'aria-label="{told}"><title>{told}</title><text x="{_EDGE}" y="{top + 20}">{_text(label)}</text>'
        f'<path class="cg-reach" d="M{begin} {y}H{end}"/>{_mark(x, y, late=late, ours=ours)}</g>'
    )


def _told(line: Line, due: dt.date, *, late: bool) -> str:
    """What a screen reader says for a promise."""
    entry, date = line.entry, write_date(due, language())
    said = {"giver": entry.giver, "taker": entry.taker, "what": entry.what, "date": date}
    return _text(say("account.timeline.late" if late else "account.timeline.due", **said))


def _mark(x: float, y: float, *, late: bool, ours: bool) -> str:
    """A circle for what we give, a square for what we get; a cross inside when it is overdue."""
    drawn = (
        f'<circle class="cg-due" cx="{x}" cy="{y}" r="8"/>'
        if ours
        else f'<rect class="cg-due" x="{x - 7:.1f}" y="{y - 7}" width="14" height="14" rx="2"/>'
    )
    cross = f'<path class="cg-cross" d="M{x - 3.5:.1f} {y - 3.5}l7 7m0 -7l-7 7"/>' if late else ""
    return drawn + cross


def _text(text: str) -> str:
    return safe(" ".join(text.split())).replace("$", "&#36;")
