"""Which words of a text the departments at the table need explained, and what the glossary says of them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.agenda.checks.matching import same, stands_in
from assistant.agenda.checks.vocabulary import words
from assistant.knowledge.glossary.detection import Detector, Found
from assistant.knowledge.glossary.glossary import Glossary
from assistant.knowledge.glossary.homes import home_of
from assistant.knowledge.glossary.models import Home, Term

_ACRONYM = re.compile(r"(?<![A-Za-z0-9@._\-])[A-Z][A-Z0-9&]{0,4}[A-Z0-9](?=s?(?![A-Za-z0-9@_]))")
_QUARTER = re.compile(r"^(?:Q[1-4]|H[12]|FY\d*|[A-Z]\d+)$")
_NOT_SHOUTED = re.compile(r"[a-z\u3400-\u9fff]")


MOST_TERMS = 8
"""Terms an agenda explains; with more nobody reads them."""


@dataclass(frozen=True)
class Use:
    """A word as it is written where it first stands.

    Attributes:
        term: what it means here; ``None`` for an acronym the glossary does not have.
        certain: whether it has one meaning only, or one that belongs to a department at the table.
    """

    words: str
    term: Term | None = None
    certain: bool = True


@dataclass(frozen=True)
class Table:
    """Those who have to understand a text: their glossary, departments, and the project's own names."""

    glossary: Glossary
    departments: Sequence[str]
    names: Sequence[str] = ()

    def to_explain(self, text: str) -> list[Use]:
        """Words of ``text`` that somebody at the table does not know, in order, each as often as it stands.

        Acronyms the glossary does not have come last.
        """
        named = [*self.departments, *self.names]
        found = self._detector.find(text, names=named, unknown=False)
        uses = [use for each in found if (use := self._use(each))]
        seen = [each.text for each in found]
        uses += [
            Use(acronym)
            for acronym in acronyms(text)
            if not any(same(acronym, each) or stands_in(each, acronym) for each in [*seen, *named])
        ]
        return uses

    def means(self, words: str) -> frozenset[str]:
        """Keys of the terms that ``words`` may be."""
        found = self._detector.find(words, unknown=False)
        return frozenset(term.key for each in found for term in each.terms)

    @cached_property
    def _detector(self) -> Detector:
        return Detector(self.glossary)

    @cached_property
    def _homes(self) -> dict[str, Home]:
        """Kinds of the departments whose names tell them."""
        return {name: home for name in self.departments if (home := home_of(name)) is not None}

    def _use(self, found: Found) -> Use | None:
        here = [term for term in found.terms if term.home in self._homes.values()]
        term = (here or found.terms)[0]
        if not self._needs(term) or found.text in words("own_terms"):
            return None
        certain = len(here) == 1 or len(found.terms) == 1 or term.key in self.glossary.confirmed
        return Use(found.text, term, certain)

    def _needs(self, term: Term) -> bool:
        if not self._homes:
            return not term.everybody
        return any(self.glossary.needs_explaining(term, home, name) for name, home in self._homes.items())


def acronyms(text: str) -> list[str]:
    """Acronyms of 2 to 6 letters in ``text``, in order, each once.

    Everyday ones such as KPI, quarters, and words of a text set in capitals throughout are left out.
    """
    found = [match.group() for match in _ACRONYM.finditer(text)]
    if len(found) > 2 and not _NOT_SHOUTED.search(text):
        return []
    known = words("known_acronyms")
    return [term for term in dict.fromkeys(found) if term not in known and not _QUARTER.match(term)]


def most_used(uses: Iterable[Use], most: int) -> list[Use]:
    """Each word once as it first stands, the most used first, at most ``most``."""
    first: dict[str, Use] = {}
    count: dict[str, int] = {}
    for use in uses:
        key = use.term.key if use.term is not None else use.words
        first.setdefault(key, use)
        count[key] = count.get(key, 0) + 1
    return [first[key] for key in sorted(first, key=lambda key: -count[key])][:most]


def short_meaning(plain: str) -> str:
    """A glossary's meaning as a line of a list: without its full stop."""
    return plain.rstrip("。.")
