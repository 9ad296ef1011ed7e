"""Whether what a draft cites exists, and whether what it quotes is what the knowledge base says."""

import re
from collections.abc import Iterable, Iterator

from assistant.knowledge.base import KnowledgeBase
from assistant.knowledge.principles import Principle
from assistant.language.locale import Language, LocalText

_SPACE = re.compile(r"\s+")
_NO_QUOTATION_MARKS = str.maketrans("", "", "「」『』“”\"'‘’")
_SENTENCE_ENDS = "。！？.!?;；"


def resolve(keys: Iterable[str], knowledge: KnowledgeBase) -> tuple[list[str], list[str]]:
    """Split cited ``keys`` into those the knowledge base has and those it has not (invented).

    Both keep the order of first mention; a key mentioned twice appears once.
    """
    cited = list(dict.fromkeys(keys))
    known = [key for key in cited if key in knowledge.principles]
    return known, [key for key in cited if key not in knowledge.principles]


def is_verbatim(quote: str, principle: Principle) -> bool:
    """Whether ``quote`` is one or more whole sentences of ``principle``, in either language.

    White space, quotation marks and the last full stop do not matter. Part of a sentence does not
    count: cut short, a sentence can say the opposite.
    """
    wanted = _bare(quote)
    return bool(wanted) and any(_holds(_bare(text), wanted) for text in _texts(principle))


def _holds(text: str, wanted: str) -> bool:
    start = text.find(wanted)
    while start >= 0:
        before, after = text[:start].rstrip(), text[start + len(wanted) :].lstrip()
        if (not before or before[-1] in _SENTENCE_ENDS) and (not after or after[0] in _SENTENCE_ENDS):
            return True
        start = text.find(wanted, start + 1)
    return False


def _bare(text: str) -> str:
    return _SPACE.sub(" ", text.translate(_NO_QUOTATION_MARKS)).strip().rstrip(_SENTENCE_ENDS)


def _texts(principle: Principle) -> Iterator[str]:
    told: list[LocalText] = [
        principle.idea,
        principle.mechanism,
        principle.applies_when,
        *principle.steps,
        *principle.wording,
        *principle.goes_wrong,
        *(reference.supports for reference in principle.research),
    ]
    if principle.article is not None:
        told.append(principle.article)
    for language in Language:
        yield from (text.say(language) for text in told)
        yield from principle.situations.lines(language)
