"""The ways terms are written, as one tree that is walked character by character."""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from assistant.knowledge.glossary.canonical import Canonical, canonical
from assistant.knowledge.glossary.models import Home, Term

_END = ""
_CAPITALS = re.compile(r"[A-Z]")
_LOWER = re.compile(r"[a-z]")
_ALNUM = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_AMERICA = {"isation": "ization", "ise": "ize", "ised": "ized", "ising": "izing", "centre": "center"}
_AMERICA |= {"fulfilment": "fulfillment", "labour": "labor", "licence": "license", "programme": "program"}
_BRITAIN = {american: british for british, american in _AMERICA.items()}
_AMERICAN = re.compile(rf"(?:{'|'.join(_AMERICA)})\b")
_BRITISH = re.compile(rf"(?:{'|'.join(_BRITAIN)})\b")
_ENDINGS = ("s", "es", "d", "ed", "ing")
_PLURALS = ("s", "es")
_MOST_EXACT = 4
_LEAST_INFLECTED = 5
_LEAST_SMALL = 3
_LEAST_BESIDE_DIGIT = 3

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """One way of writing a term; ``term`` is ``None`` for an ordinary phrase that holds terms by chance.

    ``candidate``: a word of some trade the glossary does not explain.
    ``exact``: its capitals count. ``ordinary``: an English word that is no term in most English sentences.
    """

    form: str
    term: Term | None
    exact: bool = False
    ordinary: bool = False
    candidate: bool = False


class Forms:
    """All forms of a glossary's terms."""

    def __init__(self, terms: Iterable[Term], phrases: Iterable[str] = (), trade: Iterable[str] = ()) -> None:
        """``phrases``: ordinary Chinese phrases inside which no term is found; ``trade``: words of trades."""
        self._root: Node = {}
        for phrase in phrases:
            self._add(Written(_plain(phrase).cased, None))
        words = [_plain(word) for word in trade]
        of_trade = {spelling for word in words for spelling in _spellings(word.folded)}
        for term in terms:
            for form in term.all_forms:
                cased = _plain(form.strip()).cased
                if cased:
                    self._add(_written(cased, term, of_trade))
        # Words that hold a term of the glossary are left to it.
        strange = [plain for plain in words if not self._holds(plain)]
        for plain in strange:
            self._add(Written(plain.cased, None, exact=plain.cased.isupper(), candidate=True))

    def _holds(self, word: Canonical) -> bool:
        length = len(word.cased)
        return any(self.longest(word, place, length) for place in range(length))

    def _add(self, written: Written) -> None:
        for spelling in _spellings(written.form.lower()):
            node = self._root
            for character in spelling:
                node = node.setdefault(character, {})
            ends: list[Written] = node.setdefault(_END, [])
            if not any(each.term is written.term and each.form == written.form for each in ends):
                ends.append(written)

    def longest(
        self, text: Canonical, start: int, stop: int, speaker: Home | None = None
    ) -> tuple[int, list[Written]] | None:
        """The longest form that stands at ``start`` and ends by ``stop``, with all terms written so."""
        folded = text.folded
        node: Node = self._root
        best: tuple[int, list[Written]] | None = None
        if not _may_start(folded, start):
            return None
        place = start
        while place < stop:
            if folded[place] not in node:
                break
            node = node[folded[place]]
            place += 1
            ends = node.get(_END)
            if ends and (end := _end(folded, start, place, stop)):
                fitting = [each for each in ends if _fits(each, text, start, place, speaker)]
                if fitting:
                    best = end, fitting
        return best


@lru_cache(maxsize=1 << 15)
def _plain(form: str) -> Canonical:
    return canonical(form)


def _written(cased: str, term: Term, of_trade: Set[str]) -> Written:
    """``of_trade``: words, in small letters, that are no ordinary ones whoever says them."""
    letters = [c for c in cased if c.isalpha()]
    latin = all(c.isascii() for c in letters)
    capitals = bool(_CAPITALS.search(cased)) and not _LOWER.search(cased)
    exact = latin and capitals and len(letters) <= _MOST_EXACT
    ordinary = term.ordinary_word and latin and not capitals and " " not in cased
    ordinary = ordinary and cased.lower() not in of_trade
    return Written(cased, term, exact, ordinary)


@lru_cache(maxsize=1 << 15)
def _spellings(form: str) -> frozenset[str]:
    """A form with its hyphens as spaces, as hyphens and left out, in both Englishes, and inflected."""
    found = {form}
    if "-" in form or (" " in form and form.count(" ") <= 2):
        found |= {form.replace("-", " "), form.replace(" ", "-")}
    if "-" in form:
        found.add(form.replace("-", ""))
    if form.isascii():
        found |= {_AMERICAN.sub(lambda match: _AMERICA[match[0]], each) for each in found}
        found |= {_BRITISH.sub(lambda match: _BRITAIN[match[0]], each) for each in found}
        if len(form) >= _LEAST_INFLECTED:
            found |= {ending for each in found for ending in _inflected(each)}
    return frozenset(found)


def _inflected(form: str) -> Iterator[str]:
    """Endings that replace letters; those that only add some are seen to where a form ends."""
    if form.endswith("y") and form[-2] not in "aeiou ":
        yield from (f"{form[:-1]}ies", f"{form[:-1]}ied")
    elif form.endswith("e"):
        yield f"{form[:-1]}ing"


def _may_start(folded: str, start: int) -> bool:
    """Whether no Latin word goes on at ``start``; a bare number may stand before a word: 「20SKU」."""
    if not start or folded[start] not in _ALNUM:
        return True
    before = folded[start - 1]
    if before in _LETTERS or before in "_@":
        return False
    if before not in _ALNUM:
        return True
    if not folded[start : start + _LEAST_BESIDE_DIGIT].isalpha():
        return False
    place = start - 1
    while place >= max(0, start - 12) and folded[place] in "0123456789.,":
        place -= 1
    return place < 0 or folded[place] not in _LETTERS


def _end(folded: str, start: int, place: int, stop: int) -> int:
    """Where the form ends, endings such as a plural's s included; 0 when a Latin word goes on after it."""
    last = folded[place - 1]
    if last not in _ALNUM or place >= len(folded):
        return place
    after = folded[place]
    if after not in _ALNUM and after not in "_@":
        return place
    if last in _LETTERS:
        for ending in _ENDINGS if place - start >= _LEAST_INFLECTED else _PLURALS:
            end = place + len(ending)
            if end <= stop and folded.startswith(ending, place) and _stops(folded, end):
                return end
        if after.isdigit() and place - start >= _MOST_EXACT and _number_ends(folded, place):
            return place
    return 0


def _stops(folded: str, place: int) -> bool:
    return place >= len(folded) or (folded[place] not in _ALNUM and folded[place] not in "_@")


def _number_ends(folded: str, place: int) -> bool:
    while place < len(folded) and folded[place].isdigit():
        place += 1
    return _stops(folded, place)


def _fits(written: Written, text: Canonical, start: int, end: int, speaker: Home | None) -> bool:
    """Whether the capitals are right, and an ordinary English word is meant as a term."""
    if written.exact:
        found = text.cased[start:end]
        if found != written.form:
            small = found.islower() and len(found) >= _LEAST_SMALL
            return small and not text.is_english(start)
    if written.ordinary and text.is_english(start) and not _own(written.term, speaker):
        return text.cased[start].isupper() and not text.starts_sentence(start)
    return True


def _own(term: Term | None, speaker: Home | None) -> bool:
    """Whether the speaker's department uses the word in that sense."""
    return term is not None and speaker is not None and term.known_to(speaker)
