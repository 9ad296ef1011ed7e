"""A text with its words underlined: a card opens on hover, on focus and on a tap, without any script."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from assistant.jargon.models import Card, ForListener, Translation
from assistant.ui.components.jargon.card import card_html, unknown_html
from assistant.ui.safe import safe

_BRACKET = re.compile(r"（[^（）]{1,400}）|\([^()]{1,400}\)")
_LATIN = "A-Za-z0-9"


@dataclass(frozen=True)
class Word:
    """A half-open span of a text and its card; ``None`` for a word the glossary does not have."""

    start: int
    end: int
    card: Card | None


class Marker:
    """Writes paragraphs of one translation for one listener as HTML; ``place`` tells apart their cards."""

    def __init__(self, translation: Translation, told: ForListener, place: str) -> None:
        self._translation = translation
        self._cards = [card for card in told.cards if card.explained]
        self._place = place
        self._count = 0

    def source(self, at: int, *, also_in: str) -> str:
        """Paragraph ``at`` of the original; the Tab key passes over what ``also_in`` underlines again."""
        words = [
            Word(start, end, card) for card in self._cards for place, start, end in card.spans if place == at
        ]
        words += [
            Word(start, end, None)
            for each in self._translation.unknown
            for place, start, end in each.spans
            if place == at
        ]
        beside = also_in.casefold()
        return self._marked(self._translation.source[at], words, (), lambda word: word.casefold() in beside)

    def rewrite(self, at: int, text: str) -> str:
        """The rewrite of paragraph ``at``: its terms underlined, what was added in brackets set apart."""
        source = self._translation.source[at]
        surfaces = {
            source[start:end].casefold(): card
            for card in self._cards
            for place, start, end in card.spans
            if place == at
        }
        added = [found.span() for found in _BRACKET.finditer(text) if found[0] not in source]
        words = [
            Word(*span, surfaces[text[slice(*span)].casefold()])
            for span in _spans(surfaces, text)
            if not any(start <= span[0] < end for start, end in added)
        ]
        return self._marked(text, words, added, lambda _: False)

    def _marked(
        self,
        text: str,
        words: Iterable[Word],
        added: Iterable[tuple[int, int]],
        passed_over: Callable[[str], bool],
    ) -> str:
        pieces = [(*span, f'<span class="cg-added">{safe(text[slice(*span)])}</span>') for span in added]
        opened: set[str] = set()
        for word in sorted(words, key=lambda each: (each.start, -each.end)):
            surface = text[word.start : word.end]
            name = (word.card.term or word.card.surface) if word.card else surface.casefold()
            first = name not in opened
            opened.add(name)
            html = self._word(surface, word.card, passed_over(surface)) if first else _again(surface)
            pieces.append((word.start, word.end, html))
        parts: list[str] = []
        done = 0
        for start, end, html in sorted(pieces):
            if start >= done:
                parts += [safe(text[done:start]), html]
                done = end
        return "".join([*parts, safe(text[done:])])

    def _word(self, surface: str, card: Card | None, passed_over: bool) -> str:
        self._count += 1
        name = f"cg-w-{self._place}-{self._count}"
        spoken = self._translation.language
        shown = card_html(card, spoken) if card else unknown_html(spoken)
        kind = "cg-term" if card else "cg-term cg-unknown"
        order = ' tabindex="-1"' if passed_over else ""
        return (
            f'<span class="cg-word"><button type="button" class="{kind}" aria-describedby="{name}"{order}>'
            f'{safe(surface)}</button><span class="cg-pop" role="tooltip" id="{name}">{shown}</span></span>'
        )


def _again(surface: str) -> str:
    """A word whose card opens earlier in the paragraph."""
    return f'<span class="cg-term">{safe(surface)}</span>'


def _spans(surfaces: Iterable[str], text: str) -> list[tuple[int, int]]:
    """Where one of ``surfaces`` stands in ``text``, the longest first, Latin ones as whole words."""
    ways = "|".join(re.escape(each) for each in sorted(surfaces, key=len, reverse=True))
    if not ways:
        return []
    pattern = re.compile(
        rf"(?:(?<![{_LATIN}])|(?=[^{_LATIN}]))(?:{ways})(?:(?![{_LATIN}])|(?<=[^{_LATIN}]))", re.IGNORECASE
    )
    return [found.span() for found in pattern.finditer(text)]
