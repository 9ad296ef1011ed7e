"""Whether a rewrite says what its source says: nothing of what matters dropped, changed or added."""

from collections import Counter
from collections.abc import Iterable, Sequence

from assistant.jargon.composer.glosses import MOST_TIMES, without
from assistant.jargon.marks import Mark, marks
from assistant.jargon.models import Kept, Side
from assistant.jargon.words import both
from assistant.knowledge.glossary.canonical import canonical
from assistant.knowledge.glossary.detection import Detector
from assistant.language.findings import Finding, Severity
from assistant.language.locale import LocalText
from assistant.language.numerals import narrow
from assistant.language.voice import clip
from assistant.language.zh_tw import simplified_characters

_EVIDENCE = 80
_STYLE = frozenset({"new_term", "no_gloss", "long", "mainland"})


class Watch:
    """Compares rewrites with their sources.

    Args:
        names: people, departments and products whose spelling has to stay.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names: dict[str, list[tuple[str, str]]] = {}
        for name in dict.fromkeys(names):
            folded = canonical(name.strip()).folded
            if folded:
                self._names.setdefault(folded[:2], []).append((folded, name))
        self._marks: dict[str, list[Mark]] = {}

    def kept_in(
        self, source: str, rewrite: str, *, glosses: Iterable[str] = (), paragraph: int = 0
    ) -> tuple[Kept, ...]:
        """Everything of ``source`` a rewrite has to keep, and whether ``rewrite`` does.

        Of what occurs several times the last ones are missing when fewer are left.

        Args:
            glosses: explanations in ``rewrite``, in brackets or in place of their term, each counted once;
                what they say is no part of the statement.
        """
        left = Counter((mark.kind, mark.key) for mark in self._said(rewrite, glosses))
        kept = []
        for mark in self._said(source):
            place = mark.kind, mark.key
            there = left[place] > 0
            if mark.kind != "name":
                # A name may be said once for all.
                left[place] -= 1
            kept.append(Kept(kind=mark.kind, text=mark.text, paragraph=paragraph, kept=there))
        return tuple(kept)

    def added_in(self, source: str, rewrite: str, *, glosses: Iterable[str] = ()) -> tuple[Mark, ...]:
        """What ``rewrite`` states and ``source`` does not.

        A figure that the source has may be repeated; negations, conditions and obligations are counted.
        """
        have = Counter((mark.kind, mark.key) for mark in self._said(source))
        added = []
        for mark in self._said(rewrite, glosses):
            place = mark.kind, mark.key
            if mark.kind in ("negation", "condition", "obligation"):
                have[place] -= 1
                if have[place] < 0:
                    added.append(mark)
            elif not mark.loose and not have[place]:
                added.append(mark)
        return tuple(added)

    def figures_added(self, source: str, text: str) -> bool:
        """Whether ``text`` states a number, date or name that ``source`` does not."""
        return any(mark.kind in ("number", "unit", "date", "name") for mark in self.added_in(source, text))

    def problems(
        self, source: str, rewrite: str, *, where: str, glosses: Sequence[str] = ()
    ) -> list[Finding]:
        """What is wrong with a rewrite, worst first: dropped, added, too long, Simplified characters."""
        found = [
            problem("dropped", where, kept.text, kind=both(f"kind.{kept.kind}"))
            for kept in self.kept_in(source, rewrite, glosses=glosses)
            if not kept.kept
        ]
        found += [
            problem("added", where, mark.text, kind=both(f"kind.{mark.kind}"))
            for mark in self.added_in(source, rewrite, glosses=glosses)
        ]
        if len(rewrite) > MOST_TIMES * len(source):
            found.append(problem("long", where, "", most=MOST_TIMES * len(source), length=len(rewrite)))
        strange = [hit.found for hit in simplified_characters(rewrite) if hit.found not in source]
        if strange:
            found.append(problem("simplified", where, "".join(dict.fromkeys(strange))))
        return found

    def _said(self, text: str, glosses: Iterable[str] = ()) -> list[Mark]:
        bare = without(text, glosses)
        if bare not in self._marks:
            self._marks[bare] = marks(bare, self._names_in(bare))
        return self._marks[bare]

    def _names_in(self, text: str) -> list[str]:
        """The names that occur in ``text``, so that thousands of them cost nothing where they do not."""
        if not self._names:
            return []
        folded = canonical(text).folded
        starts = {folded[place : place + size] for place in range(len(folded)) for size in (1, 2)}
        near = (pair for start in starts for pair in self._names.get(start, ()))
        return sorted(name for whole, name in near if whole in folded)


def kept_in(
    source: str, rewrite: str, *, names: Iterable[str] = (), glosses: Iterable[str] = ()
) -> list[Kept]:
    """Everything of ``source`` a rewrite has to keep, and whether ``rewrite`` does; see :class:`Watch`."""
    return list(Watch(names).kept_in(source, rewrite, glosses=glosses))


def problems(
    source: str,
    rewrite: str,
    *,
    where: str = "",
    names: Iterable[str] = (),
    glosses: Sequence[str] = (),
) -> list[Finding]:
    """What is wrong with a rewrite; see :meth:`Watch.problems`."""
    return Watch(names).problems(source, rewrite, where=where, glosses=glosses)


def new_terms(
    source: str, rewrite: str, *, where: str, listener: Side, detector: Detector, glosses: Iterable[str] = ()
) -> list[Finding]:
    """Terms the listener does not know that are in ``rewrite`` and not in ``source``, explanations aside.

    A foreign word the glossary does not have either is an addition; others are a matter of style.
    """
    glossary = detector.glossary
    before = detector.find(source)
    have = {term.key for found in before for term in found.terms}
    words = {_plain(found.text) for found in before}
    return [
        problem("new_term", where, found.text)
        if found.terms or not found.text.isascii()
        else problem("added", where, found.text, kind=both("kind.name"))
        for found in detector.find(without(rewrite, glosses))
        if _plain(found.text) not in words
        and not any(term.key in have for term in found.terms)
        and (not found.terms or glossary.needs_explaining(found.terms[0], listener.home, listener.department))
    ]


def _plain(text: str) -> str:
    return narrow(text).casefold()


def missing_gloss(where: str, surface: str, gloss: str) -> Finding:
    """That the glossary's explanation of a term does not stand in the rewrite."""
    return problem("no_gloss", where, surface, gloss=gloss)


def problem(name: str, where: str, evidence: str, **values: object) -> Finding:
    """A finding ``D3-<name>`` with the wording ``problem.<name>``.

    A matter of style is a warning: such a rewrite can be read. Everything else is an error.
    """
    told = clip(evidence, _EVIDENCE)
    message: LocalText = both(f"problem.{name}.message", found=told, **values)
    return Finding(
        check=f"D3-{name.replace('_', '-')}",
        severity=Severity.WARNING if name in _STYLE else Severity.ERROR,
        where=where,
        evidence=told,
        message=message,
        remedy=both(f"problem.{name}.remedy", found=told, **values),
    )
