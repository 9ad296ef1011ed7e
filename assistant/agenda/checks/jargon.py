"""A14: one department's words are explained where they are first used."""

import re
from collections.abc import Iterator

from assistant.agenda.checks.glossary_terms import MOST_TERMS, Table, Use, acronyms, most_used
from assistant.agenda.checks.matching import same, stands_in
from assistant.agenda.checks.rule import Check, Context, Seen
from assistant.agenda.checks.texts import Passage
from assistant.language.findings import Severity

_EXPLAINED = re.compile(r"s?\s*[（(]")
UNEXPLAINED = frozenset({"terms", "citations", "own_sources", "attendees", "departments"})
"""Fields whose words are not explained: names, explanations and quotations."""


def find_terms(text: str, table: Table | None = None) -> list[Use]:
    """Words of ``text`` that somebody at ``table`` needs explained; without a table only acronyms."""
    return [Use(acronym) for acronym in acronyms(text)] if table is None else table.to_explain(text)


def _unexplained(context: Context) -> Iterator[Seen]:
    """Acronyms and the project's terms, and of the glossary's as many as there is room to explain."""
    listed = [term.term for term in context.agenda.terms]
    explained = [*listed, *context.departments, *context.names]
    first: dict[str, Seen] = {}
    uses: list[Use] = []
    for passage, use in _uses(context, listed):
        if any(same(use.words, name) or stands_in(name, use.words) for name in explained):
            continue
        key = use.term.key if use.term is not None else use.words
        there = _explained_there(use.words, passage.text)
        if key not in first:
            first[key] = Seen("" if there else passage.where, use.words, {"term": use.words})
        uses.append(use)
    fitting = most_used((use for use in uses if use.term is not None), max(0, MOST_TERMS - len(listed)))
    shown = {use.term.key for use in fitting if use.term is not None}
    shown |= {use.words for use in uses if use.term is None}
    yield from (seen for key, seen in first.items() if key in shown and seen.where)


def _uses(context: Context, listed: list[str]) -> Iterator[tuple[Passage, Use]]:
    """Every use of a word that somebody at the table may not know, but for those ``listed``."""
    table = None
    if context.glossary is not None:
        table = Table(context.glossary, context.departments, context.names)
    known = {key for words in listed for key in table.means(words)} if table else set()
    own = [term.term for term in context.project.terms if term.term] if context.project else []
    for passage in context.passages:
        if passage.where not in UNEXPLAINED:
            used = find_terms(passage.text, table)
            used += [Use(term) for term in own if stands_in(passage.text, term)]
            yield from ((passage, use) for use in used if use.term is None or use.term.key not in known)


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
