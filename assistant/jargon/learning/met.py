"""The words people met: every term some listener had to have explained, most met first."""

import re
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from assistant.jargon.composer.focus import effects_first, touches
from assistant.jargon.learning.models import Change, TermMet
from assistant.jargon.models import Card, Side, Translation
from assistant.knowledge.glossary.glossary import Glossary
from assistant.knowledge.glossary.homes import home_name, home_of
from assistant.knowledge.glossary.models import Home, Term
from assistant.language.locale import Language
from assistant.project.leaks import find_leaks
from assistant.project.models import Project

_LONGEST_QUOTE = 240
_QUOTES_TRIED = 5
_SENTENCE = re.compile(r".+?(?:[。！？!?；]+[」』”）)]*|\.(?=\s|$)|$)", re.DOTALL)
_CLAUSE = re.compile(r".+?(?:[，：]|[,:;](?=\s)|$)", re.DOTALL)


@dataclass(frozen=True)
class _Sight:
    """A card of one listener in one text."""

    text: Translation
    listener: Side
    card: Card


def terms_met(
    translations: Sequence[Translation],
    *,
    glossary: Glossary,
    language: Language,
    project: Project | None = None,
) -> tuple[TermMet, ...]:
    """Every word a listener needed, by how many departments needed it, then by how often it was met.

    Args:
        glossary: gives meanings in ``language`` where a translation is in the other one.
        project: its own department names are used, and a sentence that holds something private of it is
            never quoted.
    """
    sights: dict[str, list[_Sight]] = {}
    for text in translations:
        for told in text.listeners:
            for card in told.cards:
                if card.explained:
                    key = card.term or f"\0{card.surface.casefold()}"
                    sights.setdefault(key, []).append(_Sight(text, told.listener, card))
    quoted = {key: _candidates(seen) for key, seen in sights.items()}
    private = _private({quote for said in quoted.values() for quote, _ in said}, project)
    desk = _Desk(glossary, language, project)
    met = [
        desk.met(seen, [each for each in quoted[key] if each[0] not in private])
        for key, seen in sights.items()
    ]
    return tuple(
        sorted(
            (each for each in met if each is not None), key=lambda each: (-len(each.listeners), -each.times)
        )
    )


def sentence_at(paragraph: str, start: int) -> str:
    """The sentence of ``paragraph`` that holds character ``start``, verbatim; of a very long one a clause."""
    whole = _part(_SENTENCE, paragraph, start)
    sentence = paragraph[slice(*whole)]
    if len(sentence.strip()) > _LONGEST_QUOTE:
        sentence = sentence[slice(*_part(_CLAUSE, sentence, start - whole[0]))]
    return sentence.strip()


def _part(pattern: re.Pattern[str], text: str, at: int) -> tuple[int, int]:
    return next((each.span() for each in pattern.finditer(text) if at < each.end()), (0, len(text)))


@dataclass(frozen=True)
class _Desk:
    glossary: Glossary
    language: Language
    project: Project | None

    def met(self, seen: Sequence[_Sight], quotes: Sequence[tuple[str, str]]) -> TermMet | None:
        """One word from all its cards; ``None`` when nobody but the department that says it needed it."""
        first = seen[0]
        term = self.glossary.terms.get(first.card.term)
        needed = dict.fromkeys(each.listener.department for each in seen)
        explainer = self._explainer(seen, term, needed)
        listeners = tuple(name for name in needed if name != explainer)
        if not listeners:
            return None
        quote, quoted_from = quotes[0] if quotes else ("", "")
        own_words = first.text.language is self.language
        return TermMet(
            term=first.card.term,
            surface=first.card.surface,
            name=term.name.say(self.language) if term else "",
            plain=first.card.plain if own_words or term is None else term.plain.say(self.language),
            ask_back=first.card.ask_back if own_words or term is None else term.ask_back.say(self.language),
            changes=self._changes(seen, term),
            other_meanings=self._others(seen, term),
            explainer=explainer,
            listeners=listeners,
            times=_times(seen),
            quote=quote,
            quoted_from=quoted_from,
            verified=all(each.card.verified for each in seen),
        )

    def _changes(self, seen: Sequence[_Sight], term: Term | None) -> tuple[Change, ...]:
        changes: dict[str, Change] = {}
        for each in seen:
            department = each.listener.department
            lines = dict(each.card.effects)
            if term is not None and each.text.language is not self.language:
                lines = {
                    kind: term.effects[kind].say(self.language) for kind in lines if kind in term.effects
                }
            kind = next((kind for kind in effects_first(each.listener) if kind in lines), None)
            if kind is not None and department not in changes:
                touched = touches(each.listener, kind, self.language)
                changes[department] = Change(department=department, touches=touched, line=lines[kind])
        return tuple(changes.values())

    def _others(self, seen: Sequence[_Sight], term: Term | None) -> tuple[tuple[str, str], ...]:
        if term is None:
            return tuple(dict.fromkeys(("", each.card.elsewhere) for each in seen if each.card.elsewhere))
        keys = dict.fromkeys(key for each in seen for key in each.card.other_senses)
        senses = [self.glossary.terms[key] for key in keys if key in self.glossary.terms]
        meanings = {other.home: other.means for other in term.elsewhere}
        meanings |= {sense.home: sense.plain for sense in senses if sense.home not in meanings}
        homes = {each.listener.home for each in seen}
        order = sorted(meanings, key=lambda home: home not in homes)
        return tuple((home_name(h, self.language), meanings[h].say(self.language)) for h in order)

    def _explainer(self, seen: Sequence[_Sight], term: Term | None, listeners: Container[str]) -> str:
        """The department whose word it is; the speaker's where nobody at the table is that."""
        speaker = seen[0].text.speaker
        if term is None or speaker.home == term.home:
            return speaker.department
        known = self._departments(seen, term.home)
        found = next((name for name in known if name not in listeners), None)
        if found is not None:
            return found
        return speaker.department if term.known_to(speaker.home) else home_name(term.home, self.language)

    def _departments(self, seen: Iterable[_Sight], home: Home) -> Iterator[str]:
        if self.project is not None:
            yield from (each.name for each in self.project.departments if home_of(each.name) == home)
        for each in seen:
            sides = (each.text.speaker, *(told.listener for told in each.text.listeners))
            yield from (side.department for side in sides if side.home == home)


def _candidates(seen: Iterable[_Sight]) -> list[tuple[str, str]]:
    """The first few different sentences a word stands in, each with the department that said it."""
    places = (
        (sentence_at(each.text.source[paragraph], start), each.text.speaker.department)
        for each in seen
        for paragraph, start, _ in each.card.spans[:_QUOTES_TRIED]
    )
    return list(dict.fromkeys(islice(places, _QUOTES_TRIED)))


def _private(quotes: Collection[str], project: Project | None) -> set[str]:
    """Those of ``quotes`` that hold something private; one look at all of them is usually enough."""
    if project is None or not find_leaks(quotes, project):
        return set()
    return {quote for quote in quotes if find_leaks([quote], project)}


def _times(seen: Iterable[_Sight]) -> int:
    """How often the word stands in the texts; the same text for several listeners counts once."""
    sources: dict[tuple[str, ...], int] = {}
    places: set[tuple[int, tuple[int, int, int]]] = set()
    for each in seen:
        text = sources.setdefault(each.text.source, len(sources))
        places.update((text, span) for span in each.card.spans)
    return len(places)
