"""The shapes of the trade-off map. Each kind has its own, so that the map reads without colour."""

from assistant.ui.safe import safe

_SIZE = 11


def shape(kind: str, mark: str, x: float, y: float) -> str:
    """The shape of a kind of spot around ``(x, y)``, with its mark inside."""
    drawn = {
        "offer": _square,
        "named": _diamond,
        "better": _circle,
        "today": _triangle,
    }.get(kind, _ring)(x, y)
    if not mark:
        return drawn
    return (
        f'{drawn}<text class="cg-mark" x="{x}" y="{y}" text-anchor="middle" dominant-baseline="central">'
        f"{safe(mark)}</text>"
    )


def legend_mark(kind: str, mark: str) -> str:
    """The same shape for a legend."""
    drawn = shape(kind, mark, 14, 14)
    return f'<svg class="cg-key cg-{kind}" viewBox="0 0 28 28" aria-hidden="true">{drawn}</svg>'


def _square(x: float, y: float) -> str:
    return (
        f'<rect class="cg-shape" x="{x - _SIZE:.1f}" y="{y - _SIZE:.1f}" width="{2 * _SIZE}" '
        f'height="{2 * _SIZE}" rx="4"/>'
    )


def _diamond(x: float, y: float) -> str:
    far = _SIZE + 2.5
    top, right, bottom, left = (f"{place:.1f}" for place in (y - far, x + far, y + far, x - far))
    return f'<path class="cg-shape" d="M{x} {top}L{right} {y}L{x} {bottom}L{left} {y}Z"/>'


def _circle(x: float, y: float) -> str:
    return f'<circle class="cg-shape" cx="{x}" cy="{y}" r="{_SIZE}"/>'


def _triangle(x: float, y: float) -> str:
    return (
        f'<path class="cg-shape" d="M{x} {y - _SIZE:.1f}L{x + _SIZE:.1f} {y + _SIZE - 2:.1f}'
        f'H{x - _SIZE:.1f}Z"/>'
    )


def _ring(x: float, y: float) -> str:
    return f'<circle class="cg-shape" cx="{x}" cy="{y}" r="4.5"/>'
