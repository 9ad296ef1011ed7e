"""A text for listeners, composed from the glossary alone."""

from collections.abc import Iterable, Sequence

from assistant.jargon.composer.cards import Desk
from assistant.jargon.composer.converting import convert
from assistant.jargon.composer.glosses import Gloss, fitted
from assistant.jargon.composer.meeting_terms import Met, Spot, meet, paragraphs
from assistant.jargon.errors import JargonTextError
from assistant.jargon.fidelity import Watch
from assistant.jargon.models import (
    MOST_LISTENERS,
    Card,
    Conversion,
    ForListener,
    Kept,
    Rewrite,
    Side,
    Translation,
)
from assistant.jargon.words import say
from assistant.knowledge.glossary.detection import Detector
from assistant.knowledge.glossary.glossary import Glossary
from assistant.language.figures_found import figures
from assistant.language.locale import Language
from assistant.language.voice import tidy

_QUESTIONS = 6
_OPENING = "（("


def compose(
    text: str,
    speaker: Side,
    listeners: Sequence[Side],
    *,
    glossary: Glossary,
    detector: Detector,
    language: Language,
    names: Iterable[str] = (),
) -> Translation:
    """Put ``text`` into words each listener knows, paragraph by paragraph, without a model.

    The text stays as it is; what a listener does not know is followed at its first use by its meaning in
    brackets. Where that makes a paragraph more than twice as long, the term's name stands there instead,
    or nothing, and the meaning is on the card.

    Args:
        detector: of ``glossary``.
        language: of brackets, cards and questions.
        names: people, departments and products in which no terms are looked for.

    Raises:
        JargonTextError: the text is empty or too long, or there are not one to four listeners.
    """
    if not 1 <= len(listeners) <= MOST_LISTENERS:
        raise JargonTextError("listeners", most=MOST_LISTENERS)
    known = tuple(names)
    met = meet(paragraphs(text), speaker.home, detector, known)
    watch = Watch(known)
    told = [_told(Desk(side, glossary, language), met, speaker, watch) for side in listeners]
    return Translation(
        language=language, speaker=speaker, source=met.source, listeners=tuple(told), unknown=met.unknown
    )


def _told(desk: Desk, met: Met, speaker: Side, watch: Watch) -> ForListener:
    conversions = _conversions(desk, met)
    cards = desk.cards(met.spots, [each for each in conversions.values() if each.result])
    rewrites, kept = _rewrites(desk, met, conversions, watch)
    return ForListener(
        listener=desk.listener,
        paragraphs=rewrites,
        cards=cards,
        effect=desk.effect_lines(cards),
        ask_back=_questions(cards, conversions.values()),
        assumptions=(*desk.sense_chosen(met.spots, speaker), *_lengths_unknown(desk, conversions.values())),
        conversions=tuple({each.quantity: each for each in conversions.values()}.values()),
        kept=kept,
    )


def _conversions(desk: Desk, met: Met) -> dict[tuple[int, int], Conversion]:
    """Of quantities in units the listener does not use, by paragraph and end."""
    found = {}
    for each in met.counted:
        term = desk.glossary.terms.get(each.quantity.term)
        if term is not None and desk.needs(term):
            conversion = convert(each.quantity, desk.glossary, desk.language)
            if conversion is not None:
                found[each.paragraph, each.end] = conversion
    return found


def _rewrites(
    desk: Desk, met: Met, conversions: dict[tuple[int, int], Conversion], watch: Watch
) -> tuple[tuple[Rewrite, ...], tuple[Kept, ...]]:
    spots: dict[int, list[Spot]] = {}
    for spot in met.spots:
        if desk.needs(spot.terms[0]):
            spots.setdefault(spot.paragraph, []).append(spot)
    results: dict[int, dict[int, str]] = {}
    for (at, end), conversion in conversions.items():
        if conversion.result:
            results.setdefault(at, {})[end] = conversion.result
    explained: set[str] = set()
    rewrites: list[Rewrite] = []
    kept: list[Kept] = []
    for place, source in enumerate(met.source):
        glosses = _glosses(desk, source, spots.get(place, []), results.get(place, {}), explained)
        text = fitted(source, glosses, desk.language)
        check = watch.kept_in(source, text, glosses=_insides(glosses, desk), paragraph=place)
        if not all(each.kept for each in check):
            # A bracket that changes what the words around it say is not worth having.
            text, glosses = source, []
            check = watch.kept_in(source, source, paragraph=place)
        explained |= {each.key for each in glosses if each.key and each.level < len(each.options)}
        rewrites.append(Rewrite(source=source, text=text))
        kept += check
    return tuple(rewrites), tuple(kept)


def _insides(glosses: Iterable[Gloss], desk: Desk) -> list[str]:
    return [each.inside(desk.language) for each in glosses]


def _glosses(
    desk: Desk, source: str, spots: Iterable[Spot], results: dict[int, str], explained: set[str]
) -> list[Gloss]:
    """Brackets of one paragraph: one for each term at its first use, one for each quantity converted."""
    figure_spans = [(each.start, each.start + len(each.found)) for each in figures(source, structure=True)]
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
        if place not in found:
            found[place] = Gloss(place, term.key, results.get(spot.end, ""), tuple(options))
    for end, result in results.items():
        found.setdefault(end, Gloss(end, conversion=result))
    return [found[place] for place in sorted(found)]


def _alike(name: str, surface: str) -> bool:
    """Whether the name tells nothing that the word itself does not, such as its singular."""
    one, other = name.casefold(), surface.casefold()
    return one in other or other in one


def _questions(cards: Iterable[Card], conversions: Iterable[Conversion]) -> tuple[str, ...]:
    """Questions to ask back: lengths and amounts nobody stated first, then one for each term explained."""
    units = {each.term: each.question for each in conversions}
    asked = [
        *(question for question in units.values() if question),
        *(card.ask_back for card in cards if card.explained and card.term not in units),
    ]
    return tuple(dict.fromkeys(asked))[:_QUESTIONS]


def _lengths_unknown(desk: Desk, conversions: Iterable[Conversion]) -> tuple[str, ...]:
    return tuple(
        say("assumption.unit", desk.language, quantity=quantity)
        for quantity in dict.fromkeys(each.quantity for each in conversions if each.question)
    )
