"""How dense and lexical scores become one ranking.

E5-like vectors carry the language of a text, so each language's mean vector of this same collection is
subtracted; what is left compares across languages, and a principle's lines of both languages count. The
lexical part reads a principle's whole text in the query's own language. Both kinds of score are stretched to
0..1 and added with fixed weights. Weights and :data:`BEST_LINES` were chosen on ``bench/retrieval_dev.yaml``,
where all values near them do equally well.
"""

from collections.abc import Sequence

import numpy as np

from assistant.knowledge.lexical import Scores, han_share
from assistant.knowledge.ports import Vectors
from assistant.language.locale import Language

DENSE_WEIGHT = 0.6
LEXICAL_WEIGHT = 0.4
BEST_LINES = 6
_HAN_SHARE_OF_CHINESE = 0.2


def language_of(text: str) -> Language:
    """Chinese when at least a fifth of the letters are Han: Chinese offices mix in English words."""
    return Language.ZH_TW if han_share(text) >= _HAN_SHARE_OF_CHINESE else Language.EN


class Centring:
    """Takes the language out of vectors: the mean of each language in a collection, to be subtracted."""

    def __init__(self, vectors: Vectors, languages: Sequence[Language]) -> None:
        """Learn the means of ``vectors``, shape (n, dimensions), whose languages are given in order."""
        overall = vectors.mean(axis=0)
        self._means: dict[Language, Vectors] = {}
        for language in Language:
            rows = [row for row, spoken in enumerate(languages) if spoken is language]
            self._means[language] = vectors[rows].mean(axis=0) if rows else overall

    def apply(self, vectors: Vectors, languages: Sequence[Language]) -> Vectors:
        """Vectors less their language's mean, unit length again; a zero vector stays zero."""
        moved = vectors - np.stack([self._means[language] for language in languages])
        lengths = np.linalg.norm(moved, axis=1, keepdims=True)
        return np.asarray(moved / np.where(lengths > 0, lengths, 1), dtype=np.float32)


def stretch(scores: Scores) -> Scores:
    """Scores moved and scaled to 0..1; all zero when none stands out."""
    if not scores.size:
        return scores
    low, high = float(scores.min()), float(scores.max())
    return (scores - low) / (high - low) if high > low else np.zeros_like(scores)


def pool(cosines: Scores) -> float:
    """How well one principle fits by its lines: the mean of its best few cosines, shape (lines,).

    One line alone is often near by accident; several that are near at once seldom are.
    """
    return float(np.sort(cosines)[-BEST_LINES:].mean())


def fuse(dense: Scores, lexical: Scores) -> Scores:
    """One score 0..1 for each principle, of its pooled cosine and its BM25 score, both of shape (n,)."""
    return DENSE_WEIGHT * stretch(dense) + LEXICAL_WEIGHT * stretch(lexical)
