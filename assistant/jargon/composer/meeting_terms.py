"""The text in paragraphs, and the terms met in it by the place where they stand."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.jargon.errors import JargonTextError
from assistant.jargon.models import MAX_TEXT, Unknown
from assistant.knowledge.glossary.detection import Detector
from assistant.knowledge.glossary.models import Home, Term
from assistant.knowledge.glossary.quantities import Quantity

# A line end alone may stand inside a term; an empty line never does.
_GAP = "\n\n"


@dataclass(frozen=True)
class Spot:
    """A term in a paragraph: half-open span there, what is written, its meanings, the speaker's first."""

    paragraph: int
    start: int
    end: int
    surface: str
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class Counted:
    """A quantity whose unit is a term, and the span it takes in its paragraph."""

    paragraph: int
    end: int
    quantity: Quantity


@dataclass(frozen=True)
class Met:
    """What was met in a text, all in order."""

    source: tuple[str, ...]
    spots: tuple[Spot, ...]
    counted: tuple[Counted, ...]
    unknown: tuple[Unknown, ...]


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines of ``text`` that hold anything, white space around them left out.

    Raises:
        JargonTextError: there is none, or the text is longer than ``MAX_TEXT`` characters.
    """
    if len(text) > MAX_TEXT:
        raise JargonTextError("long", most=f"{MAX_TEXT:,}", length=f"{len(text):,}")
    kept = tuple(line.strip() for line in text.splitlines() if line.strip())
    if not kept:
        raise JargonTextError("empty")
    return kept


def meet(source: Sequence[str], speaker: Home | None, detector: Detector, names: Iterable[str]) -> Met:
    """Find the terms, the quantities counted in terms, and the words nobody knows."""
    whole = _GAP.join(source)
    starts = _starts(source)
    spots: list[Spot] = []
    unknown: dict[str, tuple[str, list[tuple[int, int, int]]]] = {}
    for found in detector.find(whole, speaker=speaker, names=names):
        at = bisect_right(starts, found.start) - 1
        span = at, found.start - starts[at], found.end - starts[at]
        if found.unknown:
            unknown.setdefault(found.text.casefold(), (found.text, []))[1].append(span)
        elif not found.terms[0].everybody:
            spots.append(Spot(*span, found.text, found.terms))
    counted = []
    units = any(
        term.unit or term.key in detector.glossary.unit_facts for spot in spots for term in spot.terms
    )
    for quantity in detector.quantities(whole, speaker=speaker) if units else ():
        if quantity.term:
            at = bisect_right(starts, quantity.start) - 1
            counted.append(Counted(at, quantity.end - starts[at], quantity))
    listed = tuple(Unknown(surface=surface, spans=tuple(spans)) for surface, spans in unknown.values())
    return Met(tuple(source), tuple(spots), tuple(counted), listed)


def _starts(source: Sequence[str]) -> list[int]:
    starts, place = [], 0
    for paragraph in source:
        starts.append(place)
        place += len(paragraph) + len(_GAP)
    return starts
