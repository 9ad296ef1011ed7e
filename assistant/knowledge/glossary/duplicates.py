"""Terms that may be the same twice: two of them are written alike, and one is the organisation's own."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

from assistant.knowledge.glossary.canonical import canonical
from assistant.knowledge.glossary.glossary import Glossary
from assistant.knowledge.glossary.models import Term


@dataclass(frozen=True)
class Duplicate:
    """Two terms that share ways of writing; ``keep`` is proposed to take in ``drop``.

    Merge them with :func:`~assistant.knowledge.glossary.organisation.merge`, or leave them when they are two
    meanings of one word.
    """

    keep: Term
    drop: Term
    forms: tuple[str, ...]


def duplicates(glossary: Glossary) -> list[Duplicate]:
    """Pairs of terms written alike of which at least one was confirmed, changed or added; most alike first.

    The organisation's own wording is kept before a shipped one. Terms that name each other's department under
    ``elsewhere`` are two meanings and no pair.
    """
    by_form: dict[str, dict[str, Term]] = defaultdict(dict)
    written: dict[str, str] = {}
    for term in glossary.terms.values():
        for form in term.all_forms:
            plain = canonical(form).folded
            by_form[plain].setdefault(term.key, term)
            written.setdefault(plain, form)
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for plain, terms in by_form.items():
        for first, second in combinations(terms.values(), 2):
            if _may_be_one(first, second, glossary):
                shared[first.key, second.key].append(written[plain])
    found = [_duplicate(glossary, pair, forms) for pair, forms in shared.items()]
    return sorted(found, key=lambda each: -len(each.forms))


def _may_be_one(first: Term, second: Term, glossary: Glossary) -> bool:
    if first.key not in glossary.confirmed and second.key not in glossary.confirmed:
        return False
    told_apart = any(each.home == second.home for each in first.elsewhere)
    return not told_apart and not any(each.home == first.home for each in second.elsewhere)


def _duplicate(glossary: Glossary, pair: tuple[str, str], forms: list[str]) -> Duplicate:
    first, second = (glossary.terms[key] for key in pair)
    if first.key not in glossary.confirmed:
        first, second = second, first
    return Duplicate(first, second, tuple(forms))
