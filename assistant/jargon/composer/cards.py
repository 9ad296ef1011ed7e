"""The cards of a text for one listener: each term met, what it means there, and what to ask back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.jargon.composer.focus import effects_first, touches
from assistant.jargon.composer.meeting_terms import Spot
from assistant.jargon.models import Card, Conversion, Side
from assistant.jargon.words import say
from assistant.knowledge.glossary.glossary import Glossary
from assistant.knowledge.glossary.homes import home_name
from assistant.knowledge.glossary.models import Effect, Term
from assistant.language.locale import Language

_EFFECTS_OF_A_TERM = 2
_LINES = 6


@dataclass(frozen=True)
class Desk:
    """Where cards are written: for whom, from which glossary, in which language."""

    listener: Side
    glossary: Glossary
    language: Language

    def needs(self, term: Term) -> bool:
        """Whether the listener should have ``term`` explained."""
        return self.glossary.needs_explaining(term, self.listener.home, self.listener.department)

    def cards(self, spots: Iterable[Spot], converted: Sequence[Conversion]) -> tuple[Card, ...]:
        """A card for each term, in order of first use; ``converted``: quantities of known length."""
        lengths = {each.term: each for each in reversed(converted)}
        by_term: dict[str, list[Spot]] = {}
        for spot in spots:
            by_term.setdefault(spot.terms[0].key, []).append(spot)
        return tuple(self._card(each, lengths.get(key)) for key, each in by_term.items())

    def effect_lines(self, cards: Sequence[Card]) -> tuple[str, ...]:
        """What the explained terms change for the listener's decision, what it decides first of all first."""
        order = effects_first(self.listener)
        told = [
            (turn, order.index(kind), place, kind, line)
            for place, card in enumerate(cards)
            if card.explained
            for turn, (kind, line) in enumerate(card.effects.items())
        ]
        lines = [
            say("effect", self.language, touches=touches(self.listener, kind, self.language), line=line)
            for _, _, _, kind, line in sorted(told, key=lambda each: each[:3])
        ]
        return tuple(dict.fromkeys(lines))[:_LINES]

    def sense_chosen(self, spots: Iterable[Spot], speaker: Side) -> tuple[str, ...]:
        """For each explained word of several meanings, which one the text was read in, and why."""
        said = {}
        for spot in spots:
            term = spot.terms[0]
            if len(spot.terms) > 1 and self.needs(term):
                by_speaker = term.known_to(speaker.home)
                key = "assumption.sense_speaker" if by_speaker else "assumption.sense_context"
                said[term.key] = say(
                    key,
                    self.language,
                    surface=spot.surface,
                    department=speaker.department,
                    name=term.name.say(self.language),
                    others=self._names(spot.terms[1:]),
                )
        return tuple(said.values())

    def _card(self, spots: Sequence[Spot], length: Conversion | None) -> Card:
        first = spots[0]
        term = first.terms[0]
        return Card(
            term=term.key,
            surface=first.surface,
            spans=tuple((spot.paragraph, spot.start, spot.end) for spot in spots),
            plain=term.plain.say(self.language),
            effects=self._effects(term, length),
            ask_back=term.ask_back.say(self.language),
            other_senses=tuple(other.key for other in first.terms[1:]),
            elsewhere=self._elsewhere(first),
            confirmed=term.key in self.glossary.confirmed,
            explained=self.needs(term),
        )

    def _effects(self, term: Term, length: Conversion | None) -> dict[Effect, str]:
        said = {kind: line.say(self.language) for kind, line in term.effects.items()}
        if length is not None and Effect.TIME in said:
            # That one has to ask how long it is would be wrong now.
            said[Effect.TIME] = say("known_length", self.language, **length.model_dump(exclude={"question"}))
        order = [kind for kind in effects_first(self.listener) if kind in said]
        return {kind: said[kind] for kind in order[:_EFFECTS_OF_A_TERM]}

    def _elsewhere(self, spot: Spot) -> str:
        """What the listener's department means by the word, when that is something else."""
        home = self.listener.home
        term = spot.terms[0]
        if home is None or home == term.home:
            return ""
        other = next((each.means for each in term.elsewhere if each.home == home), None)
        if other is None:
            own = [each for each in spot.terms[1:] if each.home == home]
            other = own[0].plain if own else None
        if other is None:
            return ""
        means = other.say(self.language)
        return say(
            "elsewhere",
            self.language,
            department=home_name(home, self.language),
            surface=spot.surface,
            means=means,
        )

    def _names(self, terms: Iterable[Term]) -> str:
        return say("between", self.language).join(term.name.say(self.language) for term in terms)
