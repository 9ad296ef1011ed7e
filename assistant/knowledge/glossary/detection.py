"""Finding terms in text: the glossary's, and what might be a term the glossary does not have.

Time is linear in the text: every place walks the tree of forms at most the longest form's length.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.knowledge.glossary.candidates import (
    Candidates,
    covered,
    ordinary_phrases,
    protected,
    trade_words,
)
from assistant.knowledge.glossary.canonical import Canonical, canonical
from assistant.knowledge.glossary.forms import Forms, Written
from assistant.knowledge.glossary.glossary import Glossary
from assistant.knowledge.glossary.models import Home, Term
from assistant.knowledge.glossary.quantities import Quantity, quantities_in

Span = tuple[int, int]


@dataclass(frozen=True)
class Found:
    """A term, or what may be one, in a text.

    Attributes:
        start, end: half-open span in the text as given.
        text: what stands there.
        terms: its meanings, the likeliest first; empty for a candidate the glossary does not have.
        nested: terms inside this longer one, in order.
    """

    start: int
    end: int
    text: str
    terms: tuple[Term, ...]
    nested: tuple["Found", ...] = ()

    @property
    def unknown(self) -> bool:
        """Whether the glossary does not have it."""
        return not self.terms


class _SameTerms:
    """Terms told apart by identity, so that the forms of the very same terms need not be built again."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self.terms = terms

    def __hash__(self) -> int:
        return hash(tuple(map(id, self.terms)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _SameTerms) and list(map(id, self.terms)) == list(map(id, other.terms))


@lru_cache(maxsize=4)
def _forms(same: _SameTerms) -> Forms:
    return Forms(same.terms, ordinary_phrases(), trade_words())


class Detector:
    """Finds the terms of one glossary. Building it takes about half a second once; it never changes."""

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self._candidates = Candidates()
        self._forms = _forms(_SameTerms(tuple(glossary.terms.values())))

    def find(
        self, text: str, *, speaker: Home | None = None, names: Iterable[str] = (), unknown: bool = True
    ) -> list[Found]:
        """Terms of ``text`` in order, none overlapping; the longest form wins.

        Args:
            speaker: whose words these are: meanings of that department come first.
            names: people, departments and products of the project; no terms are found inside them.
            unknown: also report candidates the glossary does not have.
        """
        plain = canonical(text)
        shut = protected(plain, names)
        hits = list(self._scan(plain, (0, len(plain.cased)), shut, speaker))
        around = _homes(hits)
        found = [self._found(text, plain, hit, speaker, around) for hit in hits if unknown or _known(hit)]
        if unknown:
            taken = sorted([*shut, *((start, end) for start, end, _ in hits)])
            for start, end in self._candidates.find(plain, taken):
                first, last = plain.span(start, end)
                found.append(Found(first, last, text[first:last], ()))
            found.sort(key=lambda each: each.start)
        return found

    def quantities(self, text: str, *, speaker: Home | None = None) -> list[Quantity]:
        """Numbers with units in ``text``, in order; a unit that is a term carries its key."""
        found = self.find(text, speaker=speaker, unknown=False)
        units: dict[int, tuple[int, str]] = {}
        for each in found:
            for one in (each, *each.nested):
                counted = next((term for term in one.terms if term.unit is not None), one.terms[0])
                units.setdefault(one.start, (one.end, counted.key))
        return quantities_in(text, units)

    def _scan(
        self,
        text: Canonical,
        span: Span,
        shut: Sequence[Span],
        speaker: Home | None,
        shorter_than: int = 0,
    ) -> Iterator[tuple[int, int, list[Written]]]:
        place, stop = span
        upcoming = 0
        while place < stop:
            hit = self._forms.longest(text, place, stop, speaker)
            while upcoming < len(shut) and shut[upcoming][1] <= place:
                upcoming += 1
            if hit is None:
                place += 1
                continue
            end, written = hit
            if shorter_than and end - place >= shorter_than:
                # Inside a longer term only what is shorter counts.
                hit = self._forms.longest(text, place, end - 1, speaker)
                if hit is None:
                    place += 1
                    continue
                end, written = hit
            terms = [each for each in written if each.term is not None or each.candidate]
            if not terms:
                # An ordinary word: what starts inside it belongs to two words.
                place = end
            elif covered((place, end), shut, upcoming):
                place += 1
            else:
                yield place, end, terms
                place = end

    def _found(
        self,
        text: str,
        plain: Canonical,
        hit: tuple[int, int, list[Written]],
        speaker: Home | None,
        around: dict[Home, int],
    ) -> Found:
        start, end, written = hit
        first, last = plain.span(start, end)
        inner = self._scan(plain, (start, end), (), speaker, end - start)
        nested = tuple(self._found(text, plain, each, speaker, around) for each in inner)
        terms = _ranked((each.term for each in written if each.term is not None), speaker, around)
        return Found(first, last, text[first:last], terms, nested)


def _known(hit: tuple[int, int, list[Written]]) -> bool:
    return any(each.term is not None for each in hit[2])


def _homes(hits: Iterable[tuple[int, int, list[Written]]]) -> dict[Home, int]:
    """How often the text's words of a single meaning belong to each department."""
    count: dict[Home, int] = {}
    for _, _, written in hits:
        if len(written) == 1 and written[0].term is not None:
            home = written[0].term.home
            count[home] = count.get(home, 0) + 1
    return count


def _ranked(terms: Iterable[Term], speaker: Home | None, around: dict[Home, int]) -> tuple[Term, ...]:
    """The speaker's own meaning first, then one it knows, then by the departments of the words around."""

    def far(term: Term) -> tuple[int, int]:
        if speaker is not None and term.home == speaker:
            near = 0
        elif speaker is not None and term.known_to(speaker):
            near = 1
        else:
            near = 2
        return near, -around.get(term.home, 0)

    return tuple(sorted(_once(terms), key=far))


def _once(terms: Iterable[Term]) -> Iterator[Term]:
    seen: set[str] = set()
    for term in terms:
        if term.key not in seen:
            seen.add(term.key)
            yield term
