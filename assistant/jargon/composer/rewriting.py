"""The paragraphs for one listener: the source as it stands, with its brackets."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.jargon.composer.cards import Desk
from assistant.jargon.composer.glosses import Gloss, fitted
from assistant.jargon.composer.meeting_terms import Met, Spot
from assistant.jargon.fidelity import Watch
from assistant.jargon.models import Conversion, Kept, Rewrite
from assistant.language.figures_found import figures
from assistant.language.voice import tidy

_OPENING = "（("
_COUNTS = re.compile(r" ?[\u3400-\u9fff%$]|[\d.,:/-]+\w")

At = tuple[int, int]
"""A paragraph, and a place in it."""


@dataclass(frozen=True)
class Told:
    """One paragraph: its rewrite, the brackets in it, and what it keeps of the source."""

    rewrite: Rewrite
    glosses: tuple[Gloss, ...]
    kept: tuple[Kept, ...]


def rewrites(desk: Desk, met: Met, conversions: Mapping[At, Conversion], watch: Watch) -> list[Told]:
    """Every paragraph of the text for ``desk``'s listener.

    Args:
        conversions: of quantities, by the place where each ends.
    """
    spots: dict[int, list[Spot]] = {}
    for spot in met.spots:
        if desk.needs(spot.terms[0]):
            spots.setdefault(spot.paragraph, []).append(spot)
    converted: dict[int, dict[int, Conversion]] = {}
    for (at, end), conversion in conversions.items():
        if conversion.result:
            converted.setdefault(at, {})[end] = conversion
    explained: set[str] = set()
    told: list[Told] = []
    for place, source in enumerate(met.source):
        glosses = _glosses(desk, source, spots.get(place, []), converted.get(place, {}), explained)
        each = _told(desk, source, glosses, watch, place)
        explained |= {gloss.key for gloss in each.glosses if gloss.key and gloss.meaning}
        told.append(each)
    return told


def _told(desk: Desk, source: str, glosses: Sequence[Gloss], watch: Watch, place: int) -> Told:
    """The paragraph with its brackets; one that changes what the words around it say is left out."""
    told = _set_in(desk, source, glosses, watch, place)
    if _whole(told):
        return told
    harmless = [gloss for gloss in glosses if _whole(_set_in(desk, source, [gloss], watch, place))]
    told = _set_in(desk, source, harmless, watch, place)
    return told if _whole(told) else _set_in(desk, source, [], watch, place)


def _set_in(desk: Desk, source: str, glosses: Sequence[Gloss], watch: Watch, place: int) -> Told:
    text, used = fitted(source, glosses, desk.language)
    insides = [gloss.inside(desk.language) for gloss in used]
    kept = watch.kept_in(source, text, glosses=insides, paragraph=place)
    return Told(Rewrite(source=source, text=text), tuple(used), kept)


def _whole(told: Told) -> bool:
    return all(each.kept for each in told.kept)


def _glosses(
    desk: Desk,
    source: str,
    spots: Iterable[Spot],
    converted: Mapping[int, Conversion],
    explained: set[str],
) -> list[Gloss]:
    """Brackets of one paragraph: one for each term at its first use, one for each quantity converted."""
    numbers = figures(source, structure=True)
    figure_spans = [(each.start, each.start + len(each.found)) for each in numbers]
    # In "lot 2291" the number belongs to the word.
    called = {each.start: end for each, (_, end) in zip(numbers, figure_spans, strict=True) if not each.unit}
    found: dict[int, Gloss] = {}
    here: set[str] = set()
    for spot in spots:
        term = spot.terms[0]
        if term.key in explained | here or source[spot.end :].lstrip()[:1] in tuple(_OPENING):
            continue
        here.add(term.key)
        name = term.name.say(desk.language)
        options = [tidy(term.plain.say(desk.language))]
        options += [name] if not _alike(name, spot.surface) else []
        place = next((end for start, end in figure_spans if start < spot.end < end), spot.end)
        if source[place : place + 1] == " " and not _COUNTS.match(source, called.get(place + 1, 0)):
            place = called.get(place + 1, place)
        if place not in found:
            gloss = Gloss(place, term.key, spot.surface, options=tuple(options))
            found[place] = _converting(gloss, converted.get(spot.end))
    for end, conversion in converted.items():
        found.setdefault(end, _converting(Gloss(end), conversion))
    return [found[place] for place in sorted(found)]


def _converting(gloss: Gloss, conversion: Conversion | None) -> Gloss:
    if conversion is not None:
        gloss.quantity, gloss.conversion = conversion.quantity, conversion.result
    return gloss


def _alike(name: str, surface: str) -> bool:
    """Whether the name tells nothing that the word itself does not, such as its singular."""
    one, other = name.casefold(), surface.casefold()
    return one in other or other in one
