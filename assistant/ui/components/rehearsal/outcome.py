"""How it went in one glance: what was obtained between the walk-away and the best there was."""

from assistant.rehearsal.debrief.models import Debrief, Package, Result
from assistant.ui.safe import safe
from assistant.ui.words import say

_WIDTH, _HEIGHT = 640, 84
_EDGE, _LINE = 16, 44


def figures_html(debrief: Debrief) -> str:
    """A talk in three or four figures."""
    result = debrief.result
    found, interests = debrief.interests_found
    met = sum(line.verdict == "yes" for line in debrief.rubric)
    counted = sum(line.verdict != "not_applicable" for line in debrief.rubric)
    facts = []
    if result is not None:
        facts.append((say("rehearsal.out.own"), say("rehearsal.points", points=f"{result.own:.0f}")))
    captured = debrief.value_captured
    if captured is not None:
        name = say("rehearsal.out.captured" if result is not None else "rehearsal.out.eased")
        facts.append((name, say("rehearsal.percent", share=round(100 * captured))))
    facts.append((say("rehearsal.out.process"), say("rehearsal.of", part=met, whole=counted)))
    if interests:
        facts.append((say("rehearsal.out.interests"), say("rehearsal.of", part=found, whole=interests)))
    listed = "".join(f"<div><dt>{safe(name)}</dt><dd>{safe(value)}</dd></div>" for name, value in facts)
    return f'<dl class="cg-figures">{listed}</dl>'


def package_html(package: Package) -> str:
    """A package with what it is worth to everybody."""
    rows = "".join(f"<dt>{safe(issue)}</dt><dd>{safe(option)}</dd>" for issue, option in package.choices)
    worth = [say("rehearsal.worth_to", name=say("rehearsal.you"), points=f"{package.own:.0f}")]
    worth += [
        say("rehearsal.worth_to", name=name, points=f"{points:.0f}")
        for name, points in package.theirs.items()
    ]
    return f"<dl>{rows}</dl><p class='cg-quiet'>{safe(say('rehearsal.dot').join(worth))}</p>"


def scale_html(debrief: Debrief) -> str:
    """Walk-away, result and best on one line from 0 to 100; empty without figures at the table."""
    return "" if debrief.result is None else _scale(debrief.result)


def _scale(result: Result) -> str:

    def across(points: float) -> float:
        return round(_EDGE + min(100.0, max(0.0, points)) / 100 * (_WIDTH - 2 * _EDGE), 1)

    floor, own = across(result.walk_away), across(result.own)
    best = None if result.best_own is None else across(result.best_own)
    aloud = say(
        "rehearsal.out.aloud",
        own=f"{result.own:.0f}",
        floor=f"{result.walk_away:.0f}",
        best="–" if result.best_own is None else f"{result.best_own:.0f}",
    )
    body = f'<path class="cg-way" d="M{_EDGE} {_LINE}H{_WIDTH - _EDGE}"/>'
    if own > floor:
        body += f'<path class="cg-gain" d="M{floor} {_LINE}H{own}"/>'
    body += _tick("floor", floor, say("rehearsal.out.floor", points=f"{result.walk_away:.0f}"), below=True)
    if best is not None:
        body += _tick("best", best, say("rehearsal.out.best", points=f"{result.best_own:.0f}"), below=True)
    body += f'<circle class="cg-result" cx="{own}" cy="{_LINE}" r="9"/>'
    said = say("rehearsal.out.result", points=f"{result.own:.0f}")
    body += f'<text class="cg-result-name" x="{own}" y="20" text-anchor="{_anchor(own)}">{safe(said)}</text>'
    return (
        f'<div class="cg-scale-drawn"><svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'aria-label="{safe(aloud)}">{body}</svg></div>'
    )


def _tick(kind: str, x: float, name: str, *, below: bool) -> str:
    y = _LINE + 32 if below else 20
    return (
        f'<path class="cg-{kind}" d="M{x} {_LINE - 12}V{_LINE + 14}"/>'
        f'<text class="cg-{kind}-name" x="{x}" y="{y}" text-anchor="{_anchor(x)}">{safe(name)}</text>'
    )


def _anchor(x: float) -> str:
    return "start" if x < _WIDTH / 5 else "end" if x > 4 * _WIDTH / 5 else "middle"
