"""What a model's rewrite brings in that its source does not have: markup, names, statements, a language."""

import re
from collections.abc import Iterator, Sequence

from assistant.jargon.fidelity import problem
from assistant.jargon.words import both
from assistant.language.findings import Finding
from assistant.language.grounding import ungrounded
from assistant.language.likeness import features
from assistant.language.zh_tw import mainland_words

_MARKUP = re.compile(
    r"!?\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)?|<[/!?]?[A-Za-z][^<>]{0,500}>?|(?:[a-z]{2,10}:)?//\S{2,200}"
    r"|(?:javascript|data|vbscript):\S{1,200}|^#{1,6} |\*\*|```",
    re.IGNORECASE | re.MULTILINE,
)
_CLAUSES = re.compile(r"[，。；！？、：,;!?:\n()（）\x1f]|\.(?=\s|$)")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LETTER = re.compile(r"[A-Za-z]+")
_SHORTEST = 6
"""Features a clause must have before it can be told to say something of its own."""
_HAN_WEIGHT = 2


def added_words(
    source: str, rewrite: str, said: str, *, where: str, known: Sequence[str], chinese: bool
) -> list[Finding]:
    """Everything a rewrite may not bring in.

    Args:
        said: the rewrite without its explanations.
        known: explanations and names that may be used beside the source.
        chinese: the rewrite should read as written in Taiwan.
    """
    return [
        *_markup(source, rewrite, where),
        *_language(source, said, where),
        *_names(source, rewrite, where, known),
        *_clauses(source, said, where, known),
        *(_mainland(source, rewrite, where) if chinese else ()),
    ]


def has_markup(text: str) -> bool:
    """Whether ``text`` holds an address, an image, HTML or Markdown."""
    return _MARKUP.search(text) is not None


def _markup(source: str, rewrite: str, where: str) -> Iterator[Finding]:
    for match in _MARKUP.finditer(rewrite):
        if match[0] not in source:
            yield problem("markup", where, match[0])
            return


def _language(source: str, said: str, where: str) -> Iterator[Finding]:
    """A Chinese source stays mostly Chinese and an English one English."""
    one, other = _chinese_share(source), _chinese_share(said)
    if one is None or other is None:
        return
    if (one >= 0.3 and other < 0.15) or (one < 0.1 and other > 0.3):
        yield problem("language", where, said)


def _chinese_share(text: str) -> float | None:
    """The part of the words that is Chinese, two characters being a word; ``None`` without words."""
    han = len(_HAN.findall(text)) / _HAN_WEIGHT
    words = han + len(_LETTER.findall(text))
    return han / words if words else None


def _names(source: str, rewrite: str, where: str, known: Sequence[str]) -> Iterator[Finding]:
    for stray in ungrounded(rewrite, [source, *known]):
        if stray.kind == "name":
            yield problem("added", where, stray.found, kind=both("kind.name"))


def _clauses(source: str, said: str, where: str, known: Sequence[str]) -> Iterator[Finding]:
    """Clauses that share no word with the source or the explanations."""
    have = features(" ".join([source, *known]))
    for clause in _CLAUSES.split(said):
        own = features(clause)
        if len(own) >= _SHORTEST and not own & have:
            yield problem("unsupported", where, clause.strip())


def _mainland(source: str, rewrite: str, where: str) -> Iterator[Finding]:
    own = {hit.found for hit in mainland_words(source)}
    for hit in mainland_words(rewrite):
        if hit.found not in own:
            yield problem("mainland", where, hit.found, proposed=hit.proposed)
