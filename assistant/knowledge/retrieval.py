"""Which principles fit a situation: variants of each principle, and the ranking over them.

A principle is found through its variants (its name, idea, when it applies, and the lines a manager would say)
in both languages, and through the words of its whole text.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.knowledge.lexical import Bm25, Scores
from assistant.knowledge.ports import Vectors
from assistant.knowledge.principles import Principle, PrincipleHit
from assistant.knowledge.ranking import Centring, fuse, language_of, pool
from assistant.knowledge.wording import say
from assistant.language.locale import Language, LocalText

MAX_PIECE = 120
MAX_QUERY = 360
_SENTENCE = re.compile(r"[^。！？!?；;\n]*?(?:[。！？!?；;\n]+|\.(?=\s|$)|$)")
_EXCERPT = 90
_LONG_WORD = 20
_INNER_QUOTES = str.maketrans('「」“”"', "『』‘’'")
_WHEN = "applies_when"


@dataclass(frozen=True)
class Variant:
    """One text through which a principle is found. ``kind``: name, idea, applies_when or situation."""

    principle: str
    language: Language
    kind: str
    text: str

    @property
    def id(self) -> str:
        """Stable as long as principle, kind, language and text are the same."""
        return f"{self.principle}/{self.language}/{self.kind}/{fingerprint(self.text)}"


def fingerprint(text: str) -> str:
    """A short name of a text: equal texts have equal ones (96 bits of SHA-256, in hexadecimal)."""
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def variants_of(principles: Mapping[str, Principle]) -> list[Variant]:
    """All variants of all principles, each once, in a stable order."""
    found: dict[str, Variant] = {}
    for principle in principles.values():
        for variant in _variants(principle):
            found.setdefault(variant.id, variant)
    return list(found.values())


def _variants(principle: Principle) -> Iterator[Variant]:
    for language in Language:
        for kind in ("name", "idea", _WHEN):
            text: LocalText = getattr(principle, kind)
            yield Variant(principle.key, language, kind, text.say(language))
        for line in principle.situations.lines(language):
            yield Variant(principle.key, language, "situation", line)


def document_of(principle: Principle, language: Language) -> str:
    """Everything a principle says in ``language``, as one text."""
    parts = [principle.name, principle.idea, principle.mechanism, principle.applies_when]
    parts += [*principle.steps, *principle.wording, *principle.goes_wrong]
    parts += [principle.article] if principle.article else []
    return "\n".join([*(part.say(language) for part in parts), *principle.situations.lines(language)])


@dataclass(frozen=True)
class Query:
    """A piece of a situation small enough to embed, and its language."""

    text: str
    language: Language


class PrincipleRanker:
    """Ranks principles for queries. Pure: it is given vectors and never computes one."""

    def __init__(
        self, principles: Mapping[str, Principle], variants: Sequence[Variant], vectors: Vectors
    ) -> None:
        """``vectors``: of ``variants`` in order, shape (number of variants, dimensions); at least one."""
        self._principles = principles
        self._keys = list(principles)
        self._variants = variants
        languages = [variant.language for variant in variants]
        self._centring = Centring(vectors, languages)
        self._documents = self._centring.apply(vectors, languages)
        self._lines = Bm25([variant.text for variant in variants])
        self._texts = {
            language: Bm25([document_of(one, language) for one in principles.values()])
            for language in Language
        }
        self._rows = [
            np.array([row for row, one in enumerate(variants) if one.principle == key], dtype=np.intp)
            for key in self._keys
        ]

    @property
    def dimensions(self) -> int:
        """Length of the vectors it ranks with."""
        return int(self._documents.shape[1])

    def queries(self, situations: Iterable[str]) -> list[Query]:
        """What to embed: each situation once, a long one as those of its sentences that say most."""
        pieces: dict[str, None] = {}
        for situation in situations:
            for piece in self._shorten(situation.strip()):
                pieces.setdefault(piece)
        return [Query(piece, language_of(piece)) for piece in pieces]

    def _shorten(self, situation: str) -> list[str]:
        if len(situation) <= MAX_QUERY:
            return [situation] if situation else []
        pieces = sentences(situation)
        scores = [float(self._lines.scores(piece).max(initial=0)) for piece in pieces]
        kept: list[int] = []
        room = MAX_QUERY
        for index in sorted(range(len(pieces)), key=lambda at: (-scores[at], at)):
            if len(pieces[index]) <= room:
                kept.append(index)
                room -= len(pieces[index])
        return [pieces[index] for index in sorted(kept)]

    def rank(self, queries: Sequence[Query], vectors: Vectors, top: int) -> list[PrincipleHit]:
        """The best ``top`` principles over all queries, best first; a principle's best query counts.

        ``vectors``: of ``queries`` in order, shape (len(queries), dimensions).
        """
        if not queries or top <= 0:
            return []
        asked = self._centring.apply(vectors, [query.language for query in queries])
        cosines = asked @ self._documents.T
        scores = np.stack(
            [self._scores(query, near) for query, near in zip(queries, cosines, strict=True)], axis=1
        )
        order = np.argsort(-scores.max(axis=1), kind="stable")[:top]
        return [self._hit(int(at), scores[at], queries, cosines) for at in order]

    def _scores(self, query: Query, cosines: Scores) -> Scores:
        dense = np.array([pool(cosines[rows]) for rows in self._rows], dtype=np.float32)
        return fuse(dense, self._texts[query.language].scores(query.text))

    def _hit(self, at: int, scores: Scores, queries: Sequence[Query], cosines: Scores) -> PrincipleHit:
        """``scores``: of this principle for each query; ``cosines``: shape (queries, variants)."""
        best = int(scores.argmax())
        query, principle = queries[best], self._principles[self._keys[at]]
        spoken = [row for row in self._rows[at] if self._variants[row].language is query.language]
        fit = fuse(cosines[best][spoken], self._lines.scores(query.text)[spoken])
        matched = self._variants[spoken[int(fit.argmax())]]
        return PrincipleHit(
            principle=principle,
            score=float(scores[best]),
            matched=matched.text,
            query=query.text,
            why=_why(query, matched, principle),
        )


def sentences(text: str) -> list[str]:
    """Sentences of ``text``, each a verbatim part of it; one longer than ``MAX_PIECE`` is cut."""
    found = (match.group().strip() for match in _SENTENCE.finditer(text))
    return [piece[at : at + MAX_PIECE] for piece in found for at in range(0, len(piece), MAX_PIECE)]


def _why(query: Query, matched: Variant, principle: Principle) -> LocalText:
    """In the query's language the line that matched; in the other one when the principle applies."""

    def sentence(language: Language) -> str:
        is_own = language is query.language
        kind, line = (matched.kind, matched.text) if is_own else (_WHEN, principle.applies_when.say(language))
        return say(f"why.{kind}", query=_quoted(query.text), line=_quoted(line)).say(language)

    return LocalText(zh=sentence(Language.ZH_TW), en=sentence(Language.EN))


def _quoted(text: str) -> str:
    """Text fit to stand between quotation marks: short, its own marks made inner ones, no full stop."""
    line = " ".join(text.translate(_INNER_QUOTES).split())
    if len(line) <= _EXCERPT:
        return line.rstrip("。.")
    head, _, cut_word = line[:_EXCERPT].rpartition(" ")
    return f"{head if len(cut_word) < _LONG_WORD else line[:_EXCERPT]}…"
