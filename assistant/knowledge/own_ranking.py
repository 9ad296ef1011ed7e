"""How the company's own documents are searched: words always, vectors as soon as there are any.

The recipe of :mod:`assistant.knowledge.ranking` with what differs here: a passage is its own only line, and
the embedder used for documents does not carry the language in its vectors, so nothing is subtracted. Words
count only for passages in the question's language; one in another language gets half of what words could have
given it, in proportion to its vector, or else no English question would find a Chinese rule.

Weights were chosen on the questions with odd numbers in ``tests/evals/own_documents.yaml``.
"""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from assistant.knowledge.lexical import Bm25, Scores
from assistant.knowledge.own_documents import OwnChunk, OwnHit, OwnSentence, is_heading
from assistant.knowledge.ports import Vectors
from assistant.knowledge.ranking import language_of, stretch
from assistant.language.locale import Language

DENSE_WEIGHT = 0.5
LEXICAL_WEIGHT = 0.5
OTHER_LANGUAGE = 0.5
"""Part of the lexical weight that a passage in another language gets for its vector."""
SENTENCE_WEIGHT = 0.7
"""Weight of the vector when the sentence of a passage is chosen; words get the rest."""


@dataclass(frozen=True)
class Found:
    """A chunk by its row, and the question it fits best by its position."""

    row: int
    query: int
    score: float


class OwnRanker:
    """Ranks the chunks of one project. Pure: it is given vectors and never computes one."""

    def __init__(self, chunks: Sequence[OwnChunk], vectors: Vectors | None) -> None:
        """``vectors``: of ``chunks`` in order, shape (chunks, dimensions); ``None``: words alone."""
        texts = [chunk.text for chunk in chunks]
        self._chunks = list(chunks)
        self._vectors = vectors
        self._words = Bm25(texts)
        self._chinese = np.array([language_of(text) is Language.ZH_TW for text in texts], dtype=np.bool_)

    def with_vectors(self, vectors: Vectors) -> "OwnRanker":
        """The same chunks, with vectors, shape (number of chunks, dimensions)."""
        other = copy(self)
        other._vectors = vectors
        return other

    @property
    def uses_vectors(self) -> bool:
        """Whether questions need to be embedded."""
        return self._vectors is not None

    def find(self, queries: Sequence[str], asked: Vectors | None, top: int) -> list[Found]:
        """The best ``top`` chunks over all queries, best first; a chunk's best query counts.

        By words alone, a chunk that shares none is not found.

        Args:
            asked: vectors of ``queries`` in order, shape (number of queries, dimensions).
        """
        if not queries or not self._chunks or top <= 0:
            return []
        near = None if self._vectors is None or asked is None else asked @ self._vectors.T
        scores = np.stack(
            [self._scores(query, None if near is None else near[at]) for at, query in enumerate(queries)]
        )
        best = scores.max(axis=0)
        found: dict[str, Found] = {}
        for row in np.argsort(-best, kind="stable"):
            if len(found) == top or (near is None and best[row] <= 0):
                break
            at = int(scores[:, row].argmax())
            found.setdefault(self._chunks[row].text, Found(int(row), at, float(best[row])))
        return list(found.values())

    def _scores(self, query: str, near: Scores | None) -> Scores:
        words = self._words.scores(query)
        if near is None:
            return np.asarray(words / (words.max(initial=0) or 1), dtype=np.float32)
        readable = self._chinese == (language_of(query) is Language.ZH_TW)
        dense, lexical = stretch(near), stretch(np.where(readable, words, 0))
        other = OTHER_LANGUAGE * dense
        return np.asarray(
            DENSE_WEIGHT * dense + LEXICAL_WEIGHT * np.where(readable, lexical, other), dtype=np.float32
        )

    def lines(self, found: Sequence[Found]) -> list[str]:
        """All sentences of the chunks found, in order: what :meth:`quote` wants vectors of."""
        return [sentence.text for one in found for sentence in self._chunks[one.row].sentences]

    def quote(
        self, found: Sequence[Found], queries: Sequence[str], asked: Vectors | None, lines: Vectors | None
    ) -> list[OwnHit]:
        """The chunks found, each with the sentence that answers its question best; a heading answers none.

        Args:
            asked: vectors of ``queries``; lines: of :meth:`lines`; without either, words decide.
        """
        texts = self.lines(found)
        words = Bm25(texts)
        ends = list(accumulate(len(self._chunks[one.row].sentences) for one in found))
        hits = []
        for one, end in zip(found, ends, strict=True):
            chunk = self._chunks[one.row]
            own = slice(end - len(chunk.sentences), end)
            fit = (1 - SENTENCE_WEIGHT) * stretch(words.scores(queries[one.query])[own])
            if asked is not None and lines is not None:
                fit = fit + SENTENCE_WEIGHT * stretch(lines[own] @ asked[one.query])
            titles = np.array([is_heading(each.text) for each in chunk.sentences], dtype=np.bool_)
            if not titles.all():
                fit = np.where(titles, -np.inf, fit)
            hits.append(_hit(chunk, chunk.sentences[int(fit.argmax())], one, queries[one.query]))
        return hits


def _hit(chunk: OwnChunk, sentence: OwnSentence, found: Found, query: str) -> OwnHit:
    return OwnHit(
        document=chunk.document,
        document_id=chunk.document_id,
        place=sentence.place,
        sentence=sentence.text,
        around=chunk.sentences,
        score=found.score,
        query=query,
    )
