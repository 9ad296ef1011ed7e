"""A text for listeners, composed from the glossary alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.jargon.composer.cards import Desk
from assistant.jargon.composer.converting import convert
from assistant.jargon.composer.meeting_terms import Met, meet, paragraphs
from assistant.jargon.composer.rewriting import Told, rewrites
from assistant.jargon.errors import JargonTextError
from assistant.jargon.fidelity import Watch
from assistant.jargon.masking import hidden_in
from assistant.jargon.models import MOST_LISTENERS, Card, Conversion, ForListener, Side, Translation
from assistant.jargon.own_names import own_names
from assistant.jargon.words import say
from assistant.knowledge.glossary.detection import Detector
from assistant.knowledge.glossary.glossary import Glossary
from assistant.language.locale import Language

_QUESTIONS = 6


@dataclass(frozen=True)
class Composed:
    """A composed translation, and how it was made.

    Attributes:
        told: for each listener and paragraph, in order, the brackets that were set in.
        names: what has to stay as it is spelt: names, given or found, words nobody has defined; no secrets.
    """

    translation: Translation
    told: tuple[tuple[Told, ...], ...]
    names: tuple[str, ...]


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
        names: people, departments and products in which no terms are looked for; secrets are found anyway.

    Raises:
        JargonTextError: the text is empty or too long, or there are not one to four listeners.
    """
    return compose_openly(
        text, speaker, listeners, glossary=glossary, detector=detector, language=language, names=names
    ).translation


def compose_openly(
    text: str,
    speaker: Side,
    listeners: Sequence[Side],
    *,
    glossary: Glossary,
    detector: Detector,
    language: Language,
    names: Iterable[str] = (),
) -> Composed:
    """Like :func:`compose`, which brackets stand where told too."""
    if not 1 <= len(listeners) <= MOST_LISTENERS:
        raise JargonTextError("listeners", most=MOST_LISTENERS)
    source = paragraphs(text)
    given = tuple(names)
    secret = tuple(word for each in hidden_in(source) for word in each)
    met = meet(source, speaker.home, detector, (*given, *secret))
    known = (*given, *_names_met(met, secret))
    watch = Watch((*known, *secret))
    made = [_told(Desk(side, glossary, language), met, speaker, watch) for side in listeners]
    translation = Translation(
        language=language,
        speaker=speaker,
        source=met.source,
        listeners=tuple(listener for listener, _ in made),
        unknown=met.unknown,
    )
    return Composed(translation, tuple(tuple(told) for _, told in made), known)


def _names_met(met: Met, secret: Iterable[str]) -> tuple[str, ...]:
    """Names the text holds and words nobody has defined, none of them a secret or a part of one."""
    terms: dict[int, list[tuple[int, int]]] = {}
    for spot in met.spots:
        terms.setdefault(spot.paragraph, []).append((spot.start, spot.end))
    found = [name for at, text in enumerate(met.source) for name in own_names(text, terms.get(at, ()))]
    found += [each.surface for each in met.unknown]
    hidden = "\n".join(secret)
    return tuple(name for name in dict.fromkeys(found) if name not in hidden)


def _told(desk: Desk, met: Met, speaker: Side, watch: Watch) -> tuple[ForListener, list[Told]]:
    conversions = _conversions(desk, met)
    cards = desk.cards(met.spots, [each for each in conversions.values() if each.result])
    told = rewrites(desk, met, conversions, watch)
    listener = ForListener(
        listener=desk.listener,
        paragraphs=tuple(each.rewrite for each in told),
        cards=cards,
        effect=desk.effect_lines(cards),
        ask_back=_questions(cards, conversions.values()),
        assumptions=(*desk.sense_chosen(met.spots, speaker), *_lengths_unknown(desk, conversions.values())),
        conversions=tuple({each.quantity: each for each in conversions.values()}.values()),
        kept=tuple(kept for each in told for kept in each.kept),
    )
    return listener, told


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
