"""A14: one department's words are explained where they are first used."""

import re
from collections.abc import Iterator

from assistant.agenda.checks.matching import same, stands_in
from assistant.agenda.checks.rule import Check, Context, Seen
from assistant.agenda.checks.vocabulary import words
from assistant.language.findings import Severity

_ACRONYM = re.compile(r"(?<![A-Za-z0-9@._\-])[A-Z][A-Z0-9&]{0,4}[A-Z0-9](?=s?(?![A-Za-z0-9@_]))")
_QUARTER = re.compile(r"^(?:Q[1-4]|H[12]|FY\d*|[A-Z]\d+)$")
_NOT_SHOUTED = re.compile(r"[a-z\u3400-\u9fff]")
_EXPLAINED = re.compile(r"s?\s*[（(]")
_ELSEWHERE = frozenset({"terms", "citations", "own_sources", "attendees", "departments"})


def find_terms(text: str) -> list[str]:
    """Words of ``text`` that may need explaining: acronyms of 2 to 6 letters, in order, each once.

    Everyday ones such as KPI, quarters, and words of a text set in capitals throughout are left out.
    """
    found = [match.group() for match in _ACRONYM.finditer(text)]
    if len(found) > 2 and not _NOT_SHOUTED.search(text):
        return []
    known = words("known_acronyms")
    return [term for term in dict.fromkeys(found) if term not in known and not _QUARTER.match(term)]


def _unexplained(context: Context) -> Iterator[Seen]:
    explained = [term.term for term in context.agenda.terms]
    explained += [*context.departments, *context.names]
    listed = [term.term for term in context.project.terms if term.term] if context.project else []
    told: set[str] = set()
    for passage in context.passages:
        if passage.where in _ELSEWHERE:
            continue
        used = find_terms(passage.text) + [term for term in listed if stands_in(passage.text, term)]
        for term in used:
            if term in told or any(same(term, name) or stands_in(name, term) for name in explained):
                continue
            told.add(term)
            if not _explained_there(term, passage.text):
                yield Seen(passage.where, term, {"term": term})


def _explained_there(term: str, text: str) -> bool:
    """Whether brackets follow the term, or hold it after its meaning: 「線上下單門市取貨（BOPIS）」."""
    place = text.find(term)
    if place < 0:
        return False
    before, after = text[:place].rstrip(), text[place + len(term) :]
    return bool(_EXPLAINED.match(after)) or before.endswith(("（", "("))


def _unverified(context: Context) -> Iterator[Seen]:
    for term in context.agenda.terms:
        if not term.verified:
            yield Seen("terms", term.term, {"term": term.term})


CHECKS = (
    Check("A14-unexplained", Severity.NOTE, _unexplained),
    Check("A14-unverified", Severity.WARNING, _unverified),
)
