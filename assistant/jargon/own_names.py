"""Names a text holds, as far as their spelling and the glossary tell; a rewrite has to keep them."""

import re
from collections.abc import Iterable, Iterator

from assistant.language.names_found import SURNAMES, names

_CALLED = re.compile(
    rf"小[{SURNAMES}](?![型量數時計])|老[{SURNAMES}](?![年師])|阿(?![姨公嬤婆伯里拉根富])[\u4e00-\u9fff]"
    rf"|(?!施工|石工|溫哥華|馬總統)[{SURNAMES}](?:工|董|總|哥|姐|姊)(?![作程具業廠讀資人時地司經會監部處])"
)
_WORD = re.compile(r"\S{2,}")
_CODE = re.compile(
    r"(?<![A-Za-z0-9_./-])(?![QHW]\d{1,2}(?![\w-])|FY\d|[DTV][+-]?\d|\d+[KMBG]B?(?![\w-]))"
    r"(?=[A-Za-z0-9-]*\d)(?=[A-Za-z0-9-]*[A-Z])[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?![A-Za-z0-9_./-])"
)


def own_names(text: str, terms: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """People, products and numbers of lots or orders in ``text``, each once.

    Args:
        terms: spans of what the glossary explains; such a word may be said in others.
    """
    spans = [(start, start + len(name)) for start, name in names(text)]
    for pattern in (_CALLED, _CODE):
        spans += [match.span() for match in pattern.finditer(text)]
    taken = {place for start, end in terms for place in range(start, end)}
    return tuple(
        dict.fromkeys(
            text[first:last]
            for start, end in spans
            for first, last in _words(text, start, end, taken)
            if not taken.intersection(range(first, last))
        )
    )


def _words(text: str, start: int, end: int, taken: set[int]) -> Iterator[tuple[int, int]]:
    """The whole span; its words one by one where a term stands in it, as in PR Kevin."""
    if taken.isdisjoint(range(start, end)):
        yield start, end
        return
    for match in _WORD.finditer(text, start, end):
        yield match.span()
